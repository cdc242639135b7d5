import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';
import { tellNewRooms } from './new-room-problems.ts';
import type { NewUnits } from './new-rooms.ts';
import { findNewRooms } from './new-rooms.ts';
import type { RenamedRoom } from './renamed-rooms.ts';
import { findRenamedRooms } from './renamed-rooms.ts';
import type { ProblemSink } from './row-problem.ts';

/** The rooms of a property as rows may name them: those that exist, and those that a plan creates. */
export type PlannedRooms = {
  /** Knows new rooms, and renamed ones by their old and their new name. */
  finder: RoomFinder;
  /** Knows only what exists. */
  existing: RoomFinder;
  /** Every unit that exists under the name that it will have, and every new one. */
  units: Unit[];
  created: NewUnits;
  /** Edited names, by unit id. */
  renamed: ReadonlyMap<string, RenamedRoom>;
  createRooms: boolean;
};

/**
 * Settles which rooms there will be, before any row is planned. It needs only the units of the
 * property, so that reading knows what not to ask for.
 *
 * @param rows rows that ask for something
 */
export function planRooms(
  rows: readonly ValidRow[],
  { units, property }: Pick<LiveState, 'units' | 'property'>,
  options: Pick<PlanOptions, 'createRooms' | 'existing' | 'aliases'>,
  sink: ProblemSink,
): PlannedRooms {
  const renamed = findRenamedRooms(rows, units, options, sink);
  const aliases = new Map<string, string[]>();
  for (const { unit, old, name, action } of renamed.values()) {
    if (action !== 'conflict') aliases.set(unit.id, [old, name]);
  }
  const named = withNewNames(units, renamed);
  const remembered = options.aliases ?? [];
  const existing = createRoomFinder(named, property, aliases, remembered);
  const { createRooms } = options;
  const rooms = {
    finder: existing,
    existing,
    units: named,
    created: NOTHING,
    renamed,
    createRooms,
  };
  if (!createRooms) return rooms;
  const input = { rows, units: named, property, aliases, remembered, finder: existing };
  const { finder, ...found } = findNewRooms(input);
  tellNewRooms(input, found, sink);
  const created = new Map([...found.made.values()].map((one) => [one.unit.id, one]));
  const added = [...created.values()].map(({ unit }) => unit);
  return { ...rooms, finder, units: [...named, ...added], created };
}

const NOTHING: NewUnits = new Map();

/** A live state in which the coming rooms lie, of which nothing can be live yet. */
export function withPlannedRooms(live: LiveState, { units, created }: PlannedRooms): LiveState {
  const nothing = { profiles: new Map(live.profiles), booksOfUnit: new Map(live.booksOfUnit) };
  for (const id of created.keys()) {
    nothing.profiles.set(id, null);
    nothing.booksOfUnit.set(id, []);
  }
  return { ...live, ...nothing, units };
}

function withNewNames(units: readonly Unit[], renamed: ReadonlyMap<string, RenamedRoom>): Unit[] {
  if (renamed.size === 0) return [...units];
  return units.map((unit) => {
    const rename = renamed.get(unit.id);
    return rename?.action === 'change' ? { ...unit, name: rename.name } : unit;
  });
}
