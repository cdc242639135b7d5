import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { emptyShaping, needsField, shapingOf } from './shaping-draft.ts';
import type { Doing } from './shaping-draft.ts';
import { ShapingFields } from './shaping-fields.tsx';
import { ShapingTrial } from './shaping-trial.tsx';
import classes from './shapings.module.css';
import type { Shapings } from './use-shapings.ts';

type Sheet = Draft['sheets'][number];

const DOINGS: { value: Doing; label: string }[] = [
  { value: 'split', label: 'Split it into several fields' },
  { value: 'join', label: 'Join it with another column' },
  { value: 'values', label: 'Replace values' },
  { value: 'affix', label: 'Take a text away, or put one before' },
  { value: 'turn', label: 'Turn names round' },
];

/** What is to be made of a column on the way to its fields, with what would come of it. */
export function ColumnShaping(props: {
  job: string;
  sheet: Sheet;
  column: Sheet['columns'][number];
  shapings: Shapings;
  onClose: () => void;
}) {
  const { sheet, column, shapings } = props;
  const [draft, setDraft] = useState(() => emptyShaping(column.samples));
  const doings = DOINGS.filter(({ value }) => column.field !== null || !needsField(value));
  return (
    <section className={classes.form} aria-label={`Change the values of ${column.column}`}>
      <div className={classes.fields}>
        <NativeSelect
          size="xs"
          label={`What to do with ${column.column}`}
          {...(column.field === null && {
            description: 'Values are replaced in columns that are used as a field.',
          })}
          data-autofocus
          value={draft.doing}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const doing = doings.find((one) => one.value === value)?.value;
            if (doing !== undefined) setDraft({ ...draft, doing });
          }}
          data={doings}
        />
        <ShapingFields
          draft={draft}
          sheet={sheet}
          index={column.index}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
      </div>
      <ShapingTrial
        job={props.job}
        wish={shapingOf(draft, { sheet: sheet.sheet, index: column.index, field: column.field })}
        busy={shapings.busy}
        onUse={(shaping) => shapings.add(shaping, props.onClose)}
        onCancel={props.onClose}
      />
    </section>
  );
}
