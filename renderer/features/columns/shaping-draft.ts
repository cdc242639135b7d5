import type { FieldName } from '../../../shared/domain/fields.ts';
import { shaping } from '../../../shared/domain/shaping.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';

/** What can be done with one column on the way to its fields. */
export type Doing = 'split' | 'join' | 'values' | 'affix' | 'turn';

type Pair = { from: string; to: string };

/** What a person typed so far into the form of a column; what is not of the chosen doing waits there. */
export type ShapingDraft = {
  doing: Doing;
  /** Where a cell is cut: at a text, at blanks, or behind so many characters. */
  by: 'text' | 'blank' | 'position';
  text: string;
  position: string;
  into: (FieldName | null)[];
  rest: 'first' | 'last' | 'none';
  /** The other column of a join. */
  other: number | null;
  between: string;
  joined: FieldName | null;
  pairs: Pair[];
  otherValues: 'keep' | 'empty' | 'error';
  strip: string;
  prefix: string;
  turnAt: string;
};

/** @param samples of the column, as the values that are likely to be replaced */
export function emptyShaping(samples: readonly string[]): ShapingDraft {
  return {
    doing: 'split',
    by: 'text',
    text: likelySeparator(samples),
    position: '1',
    into: [null, null],
    rest: 'none',
    other: null,
    between: ' ',
    joined: null,
    pairs: samples.map((from) => ({ from, to: '' })),
    otherValues: 'keep',
    strip: '',
    prefix: '',
    turnAt: ',',
  };
}

/** A sign that all samples hold, for a start. */
function likelySeparator(samples: readonly string[]): string {
  const signs = ['/', '-', ',', ';', ':', '|'];
  return (
    signs.find((sign) => samples.length > 0 && samples.every((one) => one.includes(sign))) ?? ''
  );
}

/** The shaping that was typed, or in a sentence what is still missing. */
export type Wish = { shaping: Shaping } | { missing: string };

type ColumnPlace = { sheet: string; index: number; field: FieldName | null };

/** What the form of a column says. */
export function shapingOf(draft: ShapingDraft, column: ColumnPlace): Wish {
  const { sheet, index, field } = column;
  switch (draft.doing) {
    case 'split': {
      if (draft.by === 'text' && draft.text === '') {
        return { missing: 'Say at which text the cells are cut.' };
      }
      if (draft.into.every((one) => one === null)) {
        return { missing: 'Choose a field for at least one part.' };
      }
      const by =
        draft.by === 'blank'
          ? 'blank'
          : draft.by === 'text'
            ? { text: draft.text }
            : { position: Number(draft.position) };
      return checked(
        { do: 'split', sheet, column: index, by, into: draft.into, rest: draft.rest },
        'Say behind how many characters the cells are cut, as a number.',
      );
    }
    case 'join':
      if (draft.other === null) return { missing: 'Choose the column that it is joined with.' };
      if (draft.joined === null) return { missing: 'Choose the field that both are joined to.' };
      return checked({
        do: 'join',
        sheet,
        columns: [index, draft.other],
        with: draft.between,
        field: draft.joined,
      });
    case 'values': {
      const pairs = draft.pairs.filter(({ from, to }) => from !== '' && to !== '');
      if (pairs.length === 0) return { missing: 'Write at least one value and what it becomes.' };
      return checked({ do: 'values', sheet, field, pairs, other: draft.otherValues });
    }
    case 'affix':
      if (draft.strip === '' && draft.prefix === '') {
        return { missing: 'Write what is taken away or put before.' };
      }
      return checked({ do: 'affix', sheet, field, strip: draft.strip, prefix: draft.prefix });
    case 'turn':
      return checked(
        { do: 'turn', sheet, field, at: draft.turnAt },
        'Say at which text the names are turned, such as a comma.',
      );
  }
}

function checked(candidate: object, missing = 'Choose what the column is used as first.'): Wish {
  const parsed = shaping.safeParse(candidate);
  return parsed.success ? { shaping: parsed.data } : { missing };
}

/** One value for a field wherever a row has none, or what is still missing for it. */
export function constantOf(sheet: string, field: FieldName | null, value: string): Wish {
  return checked(
    { do: 'constant', sheet, field, value: value.trim() },
    'Choose a field, and write the value that its empty cells are to have.',
  );
}

/** Whether a doing changes the field of a column, and so needs one. */
export function needsField(doing: Doing): boolean {
  return doing === 'values' || doing === 'affix' || doing === 'turn';
}
