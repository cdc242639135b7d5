import type { FieldName } from '../../../shared/domain/fields.ts';
import type { LocalRow } from './check-row.ts';
import type { CheckContext } from './check-context.ts';
import { otherRows, reportAt, tellRemovals } from './keyed-rule.ts';
import type { KeyedRule, ReportMember } from './keyed-rule.ts';
import { readList } from './lists.ts';
import { nameKey } from '../compare-keys.ts';
import { error, warning } from './problem-at.ts';
import { partRooms, roomName } from './room-identity.ts';

/** Fields of which a room has only one value. */
const SINGLE: readonly FieldName[] = ['displayName', 'action'];

/** Rows of one room: do they contradict each other, and do their address books add up to too many? */
export const sameRoom: KeyedRule = {
  keysOf(local) {
    if (!local.asks) return [];
    const { kind } = local.row;
    if (kind !== 'rooms' && kind !== 'associations') return [];
    const { unitId } = local.values;
    const name = roomName(local);
    const keys = name === '' ? [] : [`name ${name}`];
    return unitId === undefined ? keys : [...keys, `unit ${unitId}`];
  },
  check(members, context, report) {
    for (const room of partRooms(members)) {
      const rows = room.filter((member) => member.row.kind === 'rooms');
      const kept = tellRemovals(report, rows, 'the room');
      // Rows of which some delete the room are told of that, and need no other word.
      if (kept.length === rows.length || kept.length === 0) {
        if (rows.length > 1) checkRepeated(rows, report);
      }
      const asking = room.filter(({ removes }) => !removes);
      if (asking.length > 1) checkBooks(asking, context, report);
    }
  },
};

function checkRepeated(rows: readonly LocalRow[], report: ReportMember): void {
  const contradicted = SINGLE.filter((field) => {
    const values = new Set(rows.flatMap((row) => (row.removes ? [] : (row.values[field] ?? []))));
    return values.size > 1;
  });
  for (const row of rows) {
    const others = otherRows(rows, row);
    for (const field of contradicted) {
      if (row.values[field] !== undefined) reportAt(report, row, field, contradicts(others));
    }
    if (contradicted.length === 0) reportAt(report, row, 'room', repeated(others));
  }
}

/** Books of rows that together are too many; a row that alone has too many is told so by itself. */
function checkBooks(rows: readonly LocalRow[], context: CheckContext, report: ReportMember): void {
  const limit = context.limits.booksPerRoom;
  const books = new Set<string>();
  for (const row of rows) {
    const before = books.size;
    const own = booksOf(row);
    for (const book of own) books.add(book);
    if (books.size > limit && books.size > before && own.length <= limit) {
      const field = row.row.kind === 'rooms' ? 'addressBooks' : 'addressBook';
      reportAt(report, row, field, tooManyBooks(limit, otherRows(rows, row)));
    }
  }
}

/** Books from which the room of a row may call. */
export function booksOf(local: LocalRow): string[] {
  if (local.row.kind === 'associations') {
    return local.values.addressBook === undefined ? [] : [nameKey(local.values.addressBook)];
  }
  if (local.row.kind !== 'rooms') return [];
  const text = local.values.addressBooks;
  return text === undefined ? [] : readList(text).values.map(nameKey);
}

function contradicts(others: string) {
  return error(
    'room.contradiction',
    `The same room has another value here in ${others}.`,
    'Keep one value, or tell the rooms apart by floor or unit id.',
  );
}

function repeated(others: string) {
  return warning(
    'room.repeated',
    `The same room is also in ${others}; what the rows say is put together.`,
    'Check that one room is meant.',
  );
}

function tooManyBooks(limit: number, others: string) {
  return error(
    'limit.books-per-room',
    `A room can have at most ${limit} address books, and with ${others} it would have more.`,
    'Take books away or combine some, or set the limit that your account has.',
  );
}
