import { NativeSelect, NumberInput, Switch, Text, TextInput } from '@mantine/core';
import { stopMomentWords, USUAL_FAILURES, USUAL_PILOT } from './run-limits.ts';
import type { LimitsDraft } from './run-limits.ts';
import classes from './run-limits.module.css';

/** How much of a plan a run sends first, and what makes it stop by itself. */
export function RunLimitsForm(props: {
  value: LimitsDraft;
  onChange: (value: LimitsDraft) => void;
}) {
  const { value, onChange } = props;
  const change = (part: Partial<LimitsDraft>) => onChange({ ...value, ...part });
  return (
    <div className={classes.limits}>
      <PilotChoice pilot={value.pilot} onChange={(pilot) => change({ pilot })} />
      <div className={classes.limit}>
        <Switch
          checked={value.failures !== null}
          onChange={(event) =>
            change({ failures: event.currentTarget.checked ? USUAL_FAILURES : null })
          }
          label="Stop at failures"
        />
        {value.failures !== null && (
          <NumberInput
            aria-label="Per cent of the steps that may fail"
            size="xs"
            w={84}
            min={0}
            max={99}
            suffix=" %"
            value={value.failures}
            onChange={(share) => {
              if (typeof share === 'number' && share >= 0 && share < 100) {
                change({ failures: share });
              }
            }}
          />
        )}
      </div>
      <div className={classes.limit}>
        <Switch
          checked={value.time !== null}
          onChange={(event) => change({ time: event.currentTarget.checked ? '' : null })}
          label="Stop at a time"
        />
        {value.time !== null && (
          <>
            <TextInput
              aria-label="Time at which the run stops"
              type="time"
              size="xs"
              value={value.time}
              onChange={(event) => change({ time: event.currentTarget.value })}
            />
            <Text size="sm" c="dimmed">
              {stopMomentWords(value.time, Date.now())}
            </Text>
          </>
        )}
      </div>
    </div>
  );
}

function PilotChoice(props: {
  pilot: LimitsDraft['pilot'];
  onChange: (pilot: LimitsDraft['pilot']) => void;
}) {
  const { pilot, onChange } = props;
  const usual = { kind: 'rooms', rooms: USUAL_PILOT } as const;
  return (
    <div className={classes.limit}>
      <Switch
        checked={pilot !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
        label="Try a few rooms first"
      />
      {pilot !== null && (
        <NativeSelect
          aria-label="Which rooms to try first"
          size="xs"
          value={pilot.kind}
          data={[
            { value: 'rooms', label: 'The first' },
            { value: 'floor', label: 'Those of floor' },
          ]}
          onChange={(event) =>
            onChange(event.currentTarget.value === 'floor' ? { kind: 'floor', floor: '' } : usual)
          }
        />
      )}
      {pilot?.kind === 'rooms' && (
        <NumberInput
          aria-label="Rooms to try first"
          size="xs"
          w={72}
          min={1}
          allowDecimal={false}
          value={pilot.rooms}
          onChange={(rooms) => {
            if (typeof rooms === 'number' && rooms >= 1) onChange({ kind: 'rooms', rooms });
          }}
        />
      )}
      {pilot?.kind === 'floor' && (
        <TextInput
          aria-label="Floor to try first"
          placeholder="Tower A/Floor 1"
          size="xs"
          value={pilot.floor}
          onChange={(event) => onChange({ kind: 'floor', floor: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
