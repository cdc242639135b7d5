import { Button, Group, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import { useCall } from '../../client/queries.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import { ShapingExamples } from './shaping-examples.tsx';
import type { Wish } from './shaping-draft.ts';
import classes from './shapings.module.css';

const TYPING_PAUSE = 250;

/** What a shaping would come to, asked of the program while it is typed, and the button that keeps it. */
export function ShapingTrial(props: {
  job: string;
  wish: Wish;
  busy: boolean;
  onUse: (shaping: Shaping) => void;
  onCancel: () => void;
}) {
  const { wish } = props;
  const text = 'shaping' in wish ? JSON.stringify(wish.shaping) : '';
  const [late] = useDebouncedValue(text, TYPING_PAUSE);
  const shaping: Shaping | null = late === '' ? null : (JSON.parse(late) as Shaping);
  const trial = useCall(
    'drafts.tryShape',
    { job: props.job, shaping: shaping ?? NOTHING },
    { enabled: shaping !== null, keepPrevious: true },
  );
  const data = 'shaping' in wish && shaping !== null ? trial.data : undefined;
  return (
    <div className={classes.trial}>
      {'missing' in wish && (
        <Text size="sm" c="dimmed">
          {wish.missing}
        </Text>
      )}
      {trial.error !== null && shaping !== null && (
        <StatusMark size="md" status="bad" word={trial.error.message} />
      )}
      {data !== undefined && (
        <>
          <Text size="sm">{data.words}</Text>
          {data.examples.length > 0 ? (
            <ShapingExamples examples={data.examples} />
          ) : (
            <StatusMark
              size="md"
              status="attention"
              word="It changes nothing in the first 100 rows."
            />
          )}
        </>
      )}
      <Group gap="xs">
        <Button
          size="xs"
          loading={props.busy}
          disabled={'missing' in wish}
          onClick={() => {
            if ('shaping' in wish) props.onUse(wish.shaping);
          }}
        >
          Use this
        </Button>
        <Button size="xs" variant="default" onClick={props.onCancel}>
          Cancel
        </Button>
      </Group>
    </div>
  );
}

/** Stands in a question that is not asked. */
const NOTHING: Shaping = { do: 'constant', sheet: '', field: 'room', value: '-' };
