import type { Step } from '../../../shared/domain/plan.ts';
import type { InvalidRow, RowKey, ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import { readList } from '../understand/lists.ts';
import type { ProblemSink } from './row-problem.ts';

/**
 * Tells rows that remove a room or an address book of rows with errors that speak of the same: were they
 * without errors, both would contradict each other, so leaving them out must not let the removal pass.
 */
export function keepHalfKnown(
  steps: readonly Step[],
  invalid: readonly InvalidRow[],
  rows: ReadonlyMap<RowKey, ValidRow>,
  { finder, sink }: { finder: Pick<RoomFinder, 'find' | 'pathOf'>; sink: ProblemSink },
): void {
  const removed = steps.filter(({ action }) => action === 'remove');
  if (invalid.length === 0 || removed.length === 0) return;
  const rooms = new Map<string, InvalidRow>();
  const books = new Map<string, InvalidRow>();
  for (const row of invalid) {
    for (const path of roomsOf(row, finder)) rooms.set(path, rooms.get(path) ?? row);
    for (const book of booksOf(row)) books.set(book, books.get(book) ?? row);
  }
  // A room's profile and its unit go in two steps, which are one removal to whoever reads this.
  const told = new Set<string>();
  for (const { kind, key, rows: keys } of removed) {
    const known =
      kind === 'addressBook' ? books : kind === 'profile' || kind === 'unit' ? rooms : null;
    const other = known?.get(kind === 'addressBook' ? nameKey(key) : key);
    const what = kind === 'addressBook' ? `the address book "${key}"` : `the room ${key}`;
    if (!other || told.has(what)) continue;
    told.add(what);
    for (const row of keys.flatMap((one) => rows.get(one) ?? [])) {
      const place = other.sheet === row.sheet ? `${other.row}` : `${other.row} of ${other.sheet}`;
      sink.add(row, {
        code: 'removal.contradiction',
        field: null,
        found: '',
        message: `The row removes ${what}, of which row ${place} speaks as well, and that row has errors.`,
        fix: 'Correct that row first, or take it out; or write skip into the Action of one of the two.',
      });
    }
  }
}

/** Paths of the rooms that a row names, as far as they are certain. */
function roomsOf(
  { keeps = {} }: InvalidRow,
  finder: Pick<RoomFinder, 'find' | 'pathOf'>,
): string[] {
  const { room, unitId, floor, targetRoom } = keeps;
  const named = [
    ...(room === undefined && unitId === undefined ? [] : [{ room, unitId, floor }]),
    ...(targetRoom === undefined ? [] : [{ room: targetRoom }]),
  ];
  return named.flatMap((ref) => {
    const finding = finder.find(ref);
    return finding.kind === 'found' ? [finder.pathOf(finding.unit.id)] : [];
  });
}

/** Names of the address books that a row names, as names are compared. */
function booksOf({ keeps = {} }: InvalidRow): string[] {
  const { addressBook, addressBooks = '', listedIn = '' } = keeps;
  return [
    ...(addressBook === undefined ? [] : [addressBook]),
    ...readList(addressBooks).values,
    ...readList(listedIn).values,
  ].map(nameKey);
}
