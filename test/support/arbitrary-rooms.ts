import * as fc from 'fast-check';
import type { LiveState, Unit } from '../../shared/domain/live.ts';
import { anyLive, anyRow } from './arbitrary-plan.ts';
import type { RowInput } from './live-state.ts';
import { PROPERTY } from './live-state.ts';

const FLOORS = ['Floor 1', 'Floor 2', 'Tower A'] as const;

/** A property whose rooms lie on floors, in a tower, or directly under it. */
export const anyFloors: fc.Arbitrary<LiveState> = fc
  .record({
    live: anyLive,
    places: fc.array(fc.option(fc.constantFrom(...FLOORS, 'Tower A/Floor 1')), {
      minLength: 4,
      maxLength: 4,
    }),
    empty: fc.array(fc.constantFrom(...FLOORS, '3'), { maxLength: 2 }),
  })
  .map(({ live, places, empty }) => {
    const units = new Map<string, Unit>();
    const enter = (path: string): Unit => {
      const steps = path.split('/');
      const name = steps.at(-1) ?? path;
      const above = steps.length > 1 ? enter(steps.slice(0, -1).join('/')) : PROPERTY;
      const unit = { id: `floor-${path}`, name, level: steps.length + 1, parentId: above.id };
      units.set(unit.id, unit);
      return unit;
    };
    for (const path of empty) enter(path);
    const rooms = live.units.map((unit, at) => {
      const place = places[at] ?? null;
      if (place === null) return unit;
      const floor = enter(place);
      return { ...unit, parentId: floor.id, level: (floor.level ?? 0) + 1 };
    });
    const profiles = new Map(live.profiles);
    const booksOfUnit = new Map(live.booksOfUnit);
    for (const id of units.keys()) {
      profiles.set(id, null);
      booksOfUnit.set(id, []);
    }
    return { ...live, units: [...units.values(), ...rooms], profiles, booksOfUnit };
  });

const ROOMS = ['101', 'Rm 101', '301', '0301', 'Rm 301', 'Suite A', 'suite a', '3', '204'];
const PLACES = ['Floor 1', 'fl 1', '1', 'Floor 3', '3', 'Tower A', 'Tower A/Floor 1', 'Tower B'];

/** Rows of Rooms sheets that may name new rooms, in many ways of writing them. */
export const anyNewRoom: fc.Arbitrary<RowInput> = fc
  .record({
    room: fc.constantFrom(...ROOMS),
    floor: fc.option(fc.constantFrom(...PLACES)),
    asPath: fc.boolean(),
    addressBooks: fc.uniqueArray(fc.constantFrom('Desk', 'Spa'), { maxLength: 1 }),
    listedIn: fc.uniqueArray(fc.constantFrom('Desk', 'Spa'), { maxLength: 1 }),
    extensions: fc.uniqueArray(fc.constantFrom('7101', '7301'), { maxLength: 1 }),
  })
  .map(({ room, floor, asPath, ...rest }): RowInput => {
    const place = floor === null ? {} : asPath ? {} : { floor };
    const name = floor !== null && asPath ? `${floor}/${room}` : room;
    return { kind: 'rooms', ...rest, room: name, ...place, trunk: 'T1' };
  });

/** Rows that speak of new rooms on every sheet. */
export const anyRoomRows = fc.array(
  fc.oneof(
    { arbitrary: anyNewRoom, weight: 3 },
    { arbitrary: anyRow, weight: 1 },
    {
      arbitrary: fc
        .constantFrom(...ROOMS, 'Floor 3/301')
        .chain((room) =>
          fc.constantFrom<RowInput>(
            { kind: 'contacts', addressBook: 'Desk', name: 'Room', room },
            { kind: 'extensions', extension: '7301', room, trunk: 'T1' },
            { kind: 'associations', addressBook: 'Spa', room },
          ),
        ),
      weight: 1,
    },
  ),
  { maxLength: 8 },
);
