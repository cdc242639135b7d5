import type { LiveState, Unit } from '../../../shared/domain/live.ts';
import type { RowKey, ValidRow } from '../../../shared/domain/row.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { normaliseRoom } from '../rooms/normalise.ts';
import type { RoomFinder, RoomRef } from '../rooms/room-finder.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';
import { placeOf } from '../rooms/room-path.ts';
import type { NewRooms } from './new-rooms.ts';
import { findNewRooms, NO_NEW_ROOMS } from './new-rooms.ts';
import type { RenamedRoom } from './renamed-rooms.ts';
import { findRenamedRooms } from './renamed-rooms.ts';
import type { ProblemSink } from './row-problem.ts';
import { createProblemSink } from './row-problem.ts';

/** The rooms of a property as rows may name them: those that exist, and those that a plan creates. */
export type PlannedRooms = {
  /** Knows new rooms, and renamed ones by their old and their new name. */
  finder: RoomFinder;
  /** Knows only what exists. */
  existing: RoomFinder;
  /** Every unit that exists under the name that it will have, and every new one. */
  units: Unit[];
  created: NewRooms['units'];
  /** Edited names, by unit id. */
  renamed: ReadonlyMap<string, RenamedRoom>;
  leans: NewRooms['leans'];
  /** What will not be, since the rows that wanted it are wrong; with one of these rows. */
  lost: {
    /** By unit id. */
    units: ReadonlyMap<string, ValidRow>;
    names: ReadonlyMap<string, RenamedRoom>;
    leans: ReadonlyMap<RowKey, ValidRow>;
  };
  createRooms: boolean;
};

type Property = Pick<LiveState, 'units' | 'property'>;
type Options = Pick<PlanOptions, 'createRooms' | 'existing'>;

/**
 * Settles which rooms there will be, before any row is planned. It needs only the units of the
 * property, so that reading knows what not to ask for.
 *
 * @param rows all rows that ask for something, also those that turn out to be wrong later
 */
export function planRooms(
  rows: readonly ValidRow[],
  { units, property }: Property,
  options: Options,
  sink: ProblemSink,
): PlannedRooms {
  const renamed = findRenamedRooms(rows, units, options, sink);
  const aliases = new Map<string, string[]>();
  for (const { unit, old, name, action } of renamed.values()) {
    if (action !== 'conflict') aliases.set(unit.id, [old, name]);
  }
  const named = withNewNames(units, renamed);
  const existing = createRoomFinder(named, property, aliases);
  const { units: created, leans } = options.createRooms
    ? findNewRooms({ rows, units: named, property, aliases, finder: existing }, sink)
    : NO_NEW_ROOMS;
  const all = [...named, ...[...created.values()].map(({ unit }) => unit)];
  const finder = created.size === 0 ? existing : createRoomFinder(all, property, aliases);
  const lost = { units: new Map(), names: new Map(), leans: new Map() };
  const { createRooms } = options;
  return { finder, existing, units: all, created, renamed, leans, lost, createRooms };
}

/**
 * The same rooms where only these rows are carried out: what only other rows wanted is lost. Which
 * room a row means stays as it was, so that what was read for it is what it needs.
 */
export function narrowRooms(
  rooms: PlannedRooms,
  { units, property }: Property,
  rows: readonly ValidRow[],
  options: Options,
): PlannedRooms {
  const planned = new Set(rows);
  const isPlanned = (row: ValidRow): boolean => planned.has(row);
  const renamed = findRenamedRooms(rows, units, options, createProblemSink([]));
  const names = new Map(
    [...rooms.renamed].filter(
      ([id, { action }]) => action !== 'conflict' && action !== renamed.get(id)?.action,
    ),
  );
  const created = new Map([...rooms.created].filter(([, unit]) => unit.rows.some(isPlanned)));
  const lostUnits = [...rooms.created].flatMap(([id, unit]): [string, ValidRow][] =>
    created.has(id) ? [] : unit.rows.slice(0, 1).map((row) => [id, row]),
  );
  const lostLeans = [...rooms.leans].flatMap(([key, needed]): [RowKey, ValidRow][] =>
    needed.some(isPlanned) ? [] : needed.slice(0, 1).map((row) => [key, row]),
  );
  const all = [
    ...withNewNames(units, renamed),
    ...[...rooms.created.values()].map(({ unit }) => unit),
  ];
  const { pathOf } = names.size > 0 ? createRoomFinder(all, property) : rooms.finder;
  return {
    ...rooms,
    finder: { ...rooms.finder, pathOf },
    units: all,
    created,
    renamed,
    lost: { units: new Map(lostUnits), names, leans: new Map(lostLeans) },
  };
}

/** The wrong row without which nobody knows what this row's room would be; null where there is none. */
export function lostRow(
  { lost }: PlannedRooms,
  row: ValidRow,
  ref: RoomRef,
  unit: Unit,
): ValidRow | null {
  const needed = lost.units.get(unit.id) ?? lost.leans.get(row.key);
  if (needed) return needed;
  const name = lost.names.get(unit.id);
  if (!name || ref.unitId !== undefined) return null;
  const isByOldName = normaliseRoom(placeOf(ref).name) === normaliseRoom(name.unit.name);
  return isByOldName ? null : name.row;
}

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
