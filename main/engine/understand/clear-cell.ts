import { CLEAR } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import { error } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** Cells in which `(clear)` takes something away. */
const CLEARABLE: Partial<Record<SheetKind, readonly FieldName[]>> = {
  rooms: ['addressBooks', 'listedIn', 'extension', 'externalUser'],
  contacts: ['phone1', 'phone2', 'phone3'],
};

/**
 * What a cell says of clearing: `no` where it holds something else, `clear` where it asks to be
 * emptied, else what is wrong with it.
 */
export function readClear(
  kind: SheetKind,
  field: FieldName,
  text: string,
): 'no' | 'clear' | Finding {
  // Cheap for the many cells that are something else.
  if (!text.includes('(')) return 'no';
  const parts = text.split(';').map((part) => part.trim().toLowerCase());
  if (!parts.includes(CLEAR)) return 'no';
  const fields = CLEARABLE[kind] ?? [];
  if (!fields.includes(field)) return notHere(kind, fields);
  return parts.every((part) => part === CLEAR || part === '') ? 'clear' : mixed;
}

function notHere(kind: SheetKind, fields: readonly FieldName[]): Finding {
  const { title, fields: uses } = sheetOf(kind);
  const titles = uses.filter(({ field }) => fields.includes(field)).map((use) => use.title);
  return error(
    'clear.not-here',
    '(clear) means nothing in this cell.',
    titles.length === 0
      ? `Empty the cell; on ${title} no cell can be cleared, and delete in Action removes the row's object.`
      : `Empty the cell; on ${title} it clears ${titles.join(', ')}.`,
  );
}

const mixed = error(
  'clear.mixed',
  '(clear) stands beside other values, so it cannot be told whether they go or stay.',
  'Write (clear) alone, or only the values that shall be there.',
);
