import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { FieldSelect } from './field-select.tsx';
import type { ShapingDraft } from './shaping-draft.ts';
import classes from './shapings.module.css';

type Sheet = Draft['sheets'][number];
type Fields = {
  draft: ShapingDraft;
  sheet: Sheet;
  /** Position of the column. */
  index: number;
  onChange: (change: Partial<ShapingDraft>) => void;
};

const MOST_PARTS = 8;
const ORDINALS = ['First', 'Second', 'Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth'];

/** What is to be said of the chosen doing. */
export function ShapingFields(props: Fields): ReactNode {
  switch (props.draft.doing) {
    case 'split':
      return <SplitFields {...props} />;
    case 'join':
      return <JoinFields {...props} />;
    case 'values':
      return <ValueFields {...props} />;
    case 'affix':
      return <AffixFields {...props} />;
    case 'turn':
      return (
        <TextInput
          size="xs"
          label="Turn at"
          description="Lee, Ann becomes Ann Lee with a comma."
          value={props.draft.turnAt}
          onChange={(event) => props.onChange({ turnAt: event.currentTarget.value })}
        />
      );
  }
}

function SplitFields({ draft, sheet, onChange }: Fields) {
  return (
    <>
      <div className={classes.line}>
        <NativeSelect
          size="xs"
          label="Cut the cells"
          value={draft.by}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ by: value === 'blank' || value === 'position' ? value : 'text' });
          }}
          data={[
            { value: 'text', label: 'at a text' },
            { value: 'blank', label: 'at blanks' },
            { value: 'position', label: 'behind some characters' },
          ]}
        />
        {draft.by === 'text' && (
          <TextInput
            size="xs"
            label="Text"
            value={draft.text}
            onChange={(event) => onChange({ text: event.currentTarget.value })}
          />
        )}
        {draft.by === 'position' && (
          <TextInput
            size="xs"
            label="Characters; counted from the end with a minus"
            value={draft.position}
            onChange={(event) => onChange({ position: event.currentTarget.value })}
          />
        )}
      </div>
      <div className={classes.line}>
        {draft.into.map((field, part) => (
          <FieldSelect
            key={part}
            label={`${ORDINALS[part] ?? ''} part`}
            kind={sheet.kind}
            none="Leave out"
            value={field}
            onChange={(next) =>
              onChange({ into: draft.into.map((one, at) => (at === part ? next : one)) })
            }
          />
        ))}
      </div>
      <div className={classes.buttons}>
        {draft.into.length < MOST_PARTS && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onChange({ into: [...draft.into, null] })}
          >
            One more part
          </Button>
        )}
        {draft.into.length > 2 && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onChange({ into: draft.into.slice(0, -1) })}
          >
            One part less
          </Button>
        )}
      </div>
      <NativeSelect
        size="xs"
        label="A cell with more parts"
        value={draft.rest}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ rest: value === 'first' || value === 'last' ? value : 'none' });
        }}
        data={[
          { value: 'none', label: 'is an error' },
          { value: 'first', label: 'gives what is left to the first part' },
          { value: 'last', label: 'gives what is left to the last part' },
        ]}
      />
    </>
  );
}

function JoinFields({ draft, sheet, index, onChange }: Fields) {
  return (
    <>
      <NativeSelect
        size="xs"
        label="Join with the column"
        value={draft.other === null ? '' : String(draft.other)}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ other: value === '' ? null : Number(value) });
        }}
      >
        <option value="">Choose a column</option>
        {sheet.columns
          .filter((column) => column.index !== index)
          .map((column) => (
            <option key={column.index} value={column.index}>
              {column.column}
            </option>
          ))}
      </NativeSelect>
      <div className={classes.line}>
        <TextInput
          size="xs"
          label="Text between them"
          value={draft.between}
          onChange={(event) => onChange({ between: event.currentTarget.value })}
        />
        <FieldSelect
          label="To the field"
          kind={sheet.kind}
          none="Choose a field"
          value={draft.joined}
          onChange={(joined) => onChange({ joined })}
        />
      </div>
    </>
  );
}

function ValueFields({ draft, onChange }: Fields) {
  const put = (at: number, change: { from?: string; to?: string }) =>
    onChange({
      pairs: draft.pairs.map((pair, place) => (place === at ? { ...pair, ...change } : pair)),
    });
  return (
    <>
      {draft.pairs.map(({ from, to }, at) => (
        <div key={at} className={classes.line}>
          <TextInput
            size="xs"
            label={`Value ${at + 1}`}
            value={from}
            onChange={(event) => put(at, { from: event.currentTarget.value })}
          />
          <TextInput
            size="xs"
            label={`Value ${at + 1} becomes`}
            placeholder="stays as it is"
            value={to}
            onChange={(event) => put(at, { to: event.currentTarget.value })}
          />
        </div>
      ))}
      <div className={classes.buttons}>
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => onChange({ pairs: [...draft.pairs, { from: '', to: '' }] })}
        >
          One more value
        </Button>
      </div>
      <NativeSelect
        size="xs"
        label="Any other value"
        value={draft.otherValues}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ otherValues: value === 'empty' || value === 'error' ? value : 'keep' });
        }}
        data={[
          { value: 'keep', label: 'stays as it is' },
          { value: 'empty', label: 'becomes empty' },
          { value: 'error', label: 'is an error' },
        ]}
      />
    </>
  );
}

function AffixFields({ draft, onChange }: Fields) {
  return (
    <div className={classes.line}>
      <TextInput
        size="xs"
        label="Take away at the beginning or end"
        value={draft.strip}
        onChange={(event) => onChange({ strip: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label="Put before what is left"
        value={draft.prefix}
        onChange={(event) => onChange({ prefix: event.currentTarget.value })}
      />
    </div>
  );
}
