import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { Cells } from '../plan/exported-cells.ts';
import { roomText } from '../plan/exported-cells.ts';
import type { LiveIndex } from '../plan/live-index.ts';
import { indexLive } from '../plan/live-index.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';

/** Everything that turning live objects into rows looks at. */
export type Look = {
  live: LiveState;
  index: LiveIndex;
  finder: RoomFinder;
  /** How rows outside the Rooms sheet name a room: by a text that finds it again, where there is one. */
  nameOf(unit: Unit): string;
  /** The unit here that has this profile; undefined where it lies elsewhere, is gone or was not read. */
  unitOf(profileId: string | null): Unit | undefined;
};

export function lookAt(live: LiveState): Look {
  const index = indexLive(live);
  const finder = createRoomFinder(live.units, live.property);
  // A room stands in many rows, and finding it again takes its time.
  const names = new Map<string, string>();
  return {
    live,
    index,
    finder,
    nameOf(unit) {
      const known = names.get(unit.id);
      if (known !== undefined) return known;
      const name = roomText(unit, finder) ?? finder.pathOf(unit.id);
      names.set(unit.id, name);
      return name;
    },
    unitOf(profileId) {
      const place = profileId === null ? undefined : index.placeOfProfile.get(profileId);
      return place && place !== 'gone' ? index.units.get(place.unitId) : undefined;
    },
  };
}

/** A room by a name that finds it again, and by its id. */
export function placeCells(unit: Unit, look: Look): Cells {
  return { room: look.nameOf(unit), unitId: unit.id };
}
