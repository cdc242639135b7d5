import type { PlanBody } from '../../../shared/domain/plan.ts';
import type { RowData, ValidRow } from '../../../shared/domain/row.ts';
import { normaliseFloor, normaliseRoom } from '../rooms/normalise.ts';
import type { RoomFinder, RoomRef } from '../rooms/room-finder.ts';
import { placeOf } from '../rooms/room-path.ts';
import { asksForNothing } from './wishes.ts';

/**
 * How many different rooms the rows name, and how many of them the property has: those that a plan
 * would create it has not. Rooms that an export noted speak for the property even where their rows ask
 * for nothing; other rows that ask for nothing do not count. Rows that turn out to be wrong do count,
 * since their rooms are named all the same.
 *
 * @param finder knows the rooms that exist
 */
export function countRooms(
  rows: readonly ValidRow[],
  finder: RoomFinder,
): NonNullable<PlanBody['rooms']> {
  // Where no row asks for anything the rooms of the property were not even read.
  if (rows.every(asksForNothing)) return { named: 0, found: 0 };
  const seen = new Set<string>();
  const named = new Map<string, boolean>();
  for (const row of rows) {
    const known = knownBy(row.data);
    if (known === null && asksForNothing(row)) continue;
    for (const ref of known ?? refsOf(row.data)) {
      const written = JSON.stringify([ref.unitId, ref.room, ref.floor]);
      if (seen.has(written)) continue;
      seen.add(written);
      const finding = finder.find(ref);
      const isFound = finding.kind === 'found' || finding.kind === 'ambiguous';
      // However many ways of writing it the file has, a room that exists is one.
      named.set(finding.kind === 'found' ? `unit ${finding.unit.id}` : keyOf(ref), isFound);
    }
  }
  return { named: named.size, found: [...named.values()].filter(Boolean).length };
}

function keyOf(ref: RoomRef): string {
  if (ref.unitId !== undefined) return `id ${ref.unitId}`;
  const { floors, name } = placeOf(ref);
  return JSON.stringify([...floors.map(normaliseFloor), normaliseRoom(name)]);
}

/** What an export noted of its row: the room itself, or that the row has an object of its own. */
function knownBy({ kind, remoteId, action }: RowData): RoomRef[] | null {
  if (remoteId === undefined) return null;
  return kind === 'rooms' && action !== 'skip' ? [{ unitId: remoteId }] : [];
}

function refsOf(data: RowData): RoomRef[] {
  switch (data.kind) {
    case 'rooms':
      return ref({ unitId: data.unitId, room: data.room, floor: data.floor });
    case 'extensions':
    case 'associations':
      return ref({ unitId: data.unitId, room: data.room });
    case 'contacts':
    case 'inboundCalling':
    case 'externalUsers':
      return ref({ room: data.room });
    case 'callingRules':
      return [...ref({ room: data.room }), ...ref({ room: data.targetRoom })];
    case 'addressBooks':
      return [];
  }
}

function ref(given: RoomRef): RoomRef[] {
  return given.room === undefined && given.unitId === undefined ? [] : [given];
}
