import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Origin } from './baseline.ts';
import { nameKey } from '../compare-keys.ts';
import { readList } from './lists.ts';
import { error, problemAt } from './problem-at.ts';

/**
 * Fields whose edit would move an exported object, or make the row speak of another one. A book's own
 * name is none of them: the row knows the book by its id, so another name renames it.
 */
const PLACE: Readonly<Record<SheetKind, readonly FieldName[]>> = {
  rooms: ['room', 'unitId', 'trunk'],
  contacts: ['addressBook'],
  extensions: ['extension', 'trunk'],
  addressBooks: [],
  associations: ['addressBook', 'room', 'unitId'],
  callingRules: ['rule', 'room', 'targetRoom'],
  inboundCalling: ['room', 'addressBook', 'contact'],
  externalUsers: ['externalUser', 'serviceProvider'],
};
const LISTS: readonly FieldName[] = ['addressBooks', 'listedIn', 'extension'];

/** Edits of an exported row that this version cannot carry out, each as an error at its cell. */
export function checkExportEdits(row: MappedRow, origin: Origin): Problem[] {
  const problems: Problem[] = [];
  for (const field of origin.edited) {
    const then = origin.baseline[field] ?? '';
    if (then === '') continue;
    if (PLACE[row.kind].includes(field)) {
      problems.push(problemAt(row, field, moveNotAvailable(then)));
    } else if (row.kind === 'rooms' && lacksAny(row, field, then)) {
      problems.push(problemAt(row, field, removalNotAvailable(then)));
    }
  }
  return problems;
}

/** Does a list cell lack something that it had when it was exported? */
function lacksAny(row: MappedRow, field: FieldName, then: string): boolean {
  if (!LISTS.includes(field)) return false;
  const now = new Set(readList(row.values[field] ?? '').values.map(nameKey));
  return readList(then).values.some((value) => !now.has(nameKey(value)));
}

function removalNotAvailable(then: string) {
  return error(
    'removal.not-available',
    'The edit takes away what was exported, and this version of Bellhop removes nothing.',
    `Put back ${then}; values may be added to it.`,
  );
}

function moveNotAvailable(then: string) {
  return error(
    'move.not-available',
    'The edit would move what was exported, and this version of Bellhop moves nothing.',
    `Put back ${then}, and give what is new a row of its own without a Bellhop ID.`,
  );
}
