import type { PlanBody } from '../../../shared/domain/plan.ts';
import type { RowData, ValidRow } from '../../../shared/domain/row.ts';
import type { RoomFinder, RoomRef } from '../rooms/room-finder.ts';
import { asksForNothing } from './wishes.ts';

/**
 * How many different rooms the rows name, and how many of them the property has. Rows that ask for
 * nothing do not count, and neither do rooms known by what an export noted.
 */
export function countRooms(
  rows: readonly ValidRow[],
  finder: RoomFinder,
): NonNullable<PlanBody['rooms']> {
  const named = new Map<string, RoomRef>();
  for (const row of rows) {
    if (asksForNothing(row) || row.data.remoteId !== undefined) continue;
    for (const ref of refsOf(row.data)) {
      named.set(JSON.stringify([ref.unitId, ref.room, ref.floor]), ref);
    }
  }
  const found = [...named.values()].filter((ref) => {
    const { kind } = finder.find(ref);
    return kind === 'found' || kind === 'ambiguous';
  });
  return { named: named.size, found: found.length };
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
