import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReadDecision } from '../../../shared/domain/reading.ts';
import { StatusMark } from '../../ui/status-mark.tsx';
import classes from './decision-list.module.css';
import { SETTING_TITLES, isRow, sureOf } from './decision-words.ts';

type Change = (decision: ReadDecision, value: string | null, shown: string) => void;

/** What reading decided about a sheet and its file, each with why, and with a way to decide otherwise. */
export function DecisionList(props: {
  settings: readonly ReadDecision[];
  label: string;
  busy: boolean;
  onChange: Change;
}) {
  return (
    <ul className={classes.list} aria-label={props.label}>
      {props.settings.map((decision) => (
        <li key={decision.what} className={classes.decision} data-what={decision.what}>
          <Decision decision={decision} busy={props.busy} onChange={props.onChange} />
        </li>
      ))}
    </ul>
  );
}

function Decision(props: { decision: ReadDecision; busy: boolean; onChange: Change }) {
  const { decision, busy, onChange } = props;
  const { what, chosen } = decision;
  const { status, word } = sureOf(decision);
  const title = SETTING_TITLES[what];
  return (
    <>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <StatusMark status={status} word={word} />
      </div>
      <div className={classes.control}>
        {isRow(what) ? (
          <RowControl decision={decision} title={title} busy={busy} onChange={onChange} />
        ) : (
          <NativeSelect
            className={classes.select}
            size="xs"
            aria-label={title}
            disabled={busy}
            value={decision.value}
            onChange={(event) => {
              const { value } = event.currentTarget;
              const other = decision.others.find((one) => one.value === value);
              onChange(decision, value, other?.shown ?? value);
            }}
          >
            <option value={decision.value}>{decision.shown}</option>
            {decision.others.map((other) => (
              <option key={other.value} value={other.value}>
                {other.shown}
              </option>
            ))}
          </NativeSelect>
        )}
        {chosen && (
          <Button
            size="compact-xs"
            variant="subtle"
            disabled={busy}
            aria-label={`${title}: find it out again`}
            onClick={() => onChange(decision, null, 'found out again')}
          >
            Find it out again
          </Button>
        )}
      </div>
      <p className={classes.evidence}>{decision.evidence}</p>
    </>
  );
}

/** The number of a row, as the spreadsheet shows it; it counts once it is sent, not while it is typed. */
function RowControl(props: {
  decision: ReadDecision;
  title: string;
  busy: boolean;
  onChange: Change;
}) {
  const { decision, title, busy, onChange } = props;
  const [text, setText] = useState(decision.value);
  useEffect(() => setText(decision.value), [decision.value]);
  const row = /^[1-9]\d{0,6}$/.test(text.trim()) ? text.trim() : null;
  const differs = text.trim() !== decision.value;
  return (
    <form
      className={classes.control}
      onSubmit={(event) => {
        event.preventDefault();
        if (row !== null && differs && !busy) onChange(decision, row, `row ${row}`);
      }}
    >
      <TextInput
        className={classes.number}
        size="xs"
        aria-label={`${title} row`}
        leftSection={<span className={classes.unit}>row</span>}
        leftSectionWidth={38}
        inputMode="numeric"
        placeholder="any"
        disabled={busy}
        error={text.trim() !== '' && row === null}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {differs && (
        <Button type="submit" size="xs" variant="default" disabled={row === null || busy}>
          {row === null ? 'A row number is needed' : `Use row ${row}`}
        </Button>
      )}
    </form>
  );
}
