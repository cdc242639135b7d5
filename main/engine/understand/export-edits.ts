import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Origin } from './baseline.ts';
import { isPath } from '../rooms/room-path.ts';
import { checkUnitName } from './check-unit-name.ts';
import { error, problemAt } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** Fields by which an exported row is known, so that another value would be another object. */
const PLACE: Readonly<Record<SheetKind, readonly FieldName[]>> = {
  rooms: ['unitId'],
  contacts: [],
  extensions: [],
  addressBooks: [],
  associations: [],
  callingRules: [],
  inboundCalling: [],
  externalUsers: [],
};

/** Edits of an exported row that cannot be carried out, each as an error at its cell. */
export function checkExportEdits(row: MappedRow, origin: Origin): Problem[] {
  const problems: Problem[] = [];
  for (const field of origin.edited) {
    const then = origin.baseline[field] ?? '';
    if (then === '') continue;
    if (PLACE[row.kind].includes(field)) {
      problems.push(problemAt(row, field, moveNotAvailable(then)));
    } else if (row.kind === 'rooms' && field === 'room') {
      problems.push(
        ...checkNewName(row.values.room ?? '').map((one) => problemAt(row, field, one)),
      );
    }
  }
  return problems;
}

/** The row knows its room by the id, so another name renames it. */
function checkNewName(name: string): Finding[] {
  return isPath(name) ? [pathInName] : checkUnitName(name);
}

const pathInName = error(
  'unit-name.path',
  'The new name of the room is a path, and the service cannot move rooms.',
  'Write the name alone, without / and >.',
);

function moveNotAvailable(then: string) {
  return error(
    'move.not-available',
    'The edit would make the row speak of another room than the one that was exported.',
    `Put back ${then}, and give the other room a row of its own without a Bellhop ID.`,
  );
}
