import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Origin } from './baseline.ts';
import { readList } from './lists.ts';
import { error, problemAt } from './problem-at.ts';

/** Fields that say which object an exported row speaks of: editing them would be another object. */
const IDENTITY: Readonly<Record<SheetKind, readonly FieldName[]>> = {
  rooms: ['room', 'unitId', 'floor'],
  contacts: [],
  extensions: [],
  addressBooks: ['addressBook'],
  associations: [],
};
/** Fields whose edit would take something away that was exported. */
const MOVES: Readonly<Record<SheetKind, readonly FieldName[]>> = {
  rooms: ['trunk'],
  contacts: ['addressBook'],
  extensions: ['extension', 'trunk'],
  addressBooks: [],
  associations: ['addressBook', 'room', 'unitId'],
};
const LISTS: readonly FieldName[] = ['addressBooks', 'listedIn', 'extension'];

/** Edits of an exported row that this version cannot carry out, each as an error at its cell. */
export function checkExportEdits(row: MappedRow, origin: Origin): Problem[] {
  const problems: Problem[] = [];
  for (const field of origin.edited) {
    const then = origin.baseline[field] ?? '';
    if (then === '') continue;
    if (IDENTITY[row.kind].includes(field)) {
      problems.push(problemAt(row, field, row.kind === 'rooms' ? roomEdited : bookEdited));
    } else if (
      MOVES[row.kind].includes(field) ||
      (row.kind === 'rooms' && lacksAny(row, field, then))
    ) {
      problems.push(problemAt(row, field, removalNotAvailable(then)));
    }
  }
  return problems;
}

/** Does a list cell lack something that it had when it was exported? */
function lacksAny(row: MappedRow, field: FieldName, then: string): boolean {
  if (!LISTS.includes(field)) return false;
  const now = new Set(readList(row.values[field] ?? '').values);
  return readList(then).values.some((value) => !now.has(value));
}

function removalNotAvailable(then: string) {
  return error(
    'removal.not-available',
    'The edit takes away what was exported, and this version of Bellhop removes nothing.',
    `Put back ${then}; values may be added to it.`,
  );
}

const roomEdited = error(
  'row.identity-edited',
  'The row speaks of the room it was exported for; Bellhop neither renames nor moves rooms.',
  'Put the exported value back, and give another room a row of its own without a Bellhop ID.',
);
const bookEdited = error(
  'row.identity-edited',
  'The row speaks of the address book it was exported for.',
  'Put the exported name back, and write the new one into the column New name.',
);
