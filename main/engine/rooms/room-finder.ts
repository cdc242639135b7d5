import type { Unit } from '../../../shared/domain/live.ts';
import type { RoomAlias } from '../../../shared/domain/alias.ts';
import { foldPaths, group } from './group-units.ts';
import { createNearNames } from './near-names.ts';
import { foldName, normaliseRoom } from './normalise.ts';
import { isFloor, placeOf, splitPath } from './room-path.ts';
import { aliasKey } from './remembered.ts';
import { createRoomKinds } from './room-kinds.ts';
import { createRoomReadings } from './room-readings.ts';
import type { RoomReadings } from './room-readings.ts';
import { roomKindOf } from './room-tokens.ts';
import { severalRooms } from './several-rooms.ts';

/** How a row says which room it means; at least one of `unitId` and `room` is there. */
export type RoomRef = {
  unitId?: string | undefined;
  room?: string | undefined;
  floor?: string | undefined;
};

export type RoomFinding =
  /**
   * `reason` says how, `warning` what does not fit although the room is certain; one sentence each.
   * `score`: how near the row is to how the property writes the room, from 0 to 1 (the very same).
   * `elsewhere`: only the name fits, the floor is another one.
   */
  | {
      kind: 'found';
      unit: Unit;
      reason: string;
      score: number;
      warning?: string;
      elsewhere?: true;
    }
  /**
   * `near`: paths of up to three rooms of nearly that name. `gone`: where the room lay that the name was
   * remembered for.
   */
  | { kind: 'missing'; near: string[]; gone?: string }
  /** `several`: the cell names more than one room. */
  | {
      kind: 'ambiguous';
      candidates: { unit: Unit; path: string }[];
      several?: true;
      elsewhere?: true;
    }
  /** The unit id is not one of a unit under this property. */
  | { kind: 'outside' };

export type RoomFinder = {
  find(ref: RoomRef): RoomFinding;
  /** Names from below the property down to the unit: `Floor 1/101`; the id where it is not known. */
  pathOf(unitId: string): string;
  /** A unit without units below it. */
  isRoom(unit: Unit): boolean;
};

/** How a room was found, and how near that is to its own name. */
type Way = { reason: string; score: number };
const BY = {
  id: { reason: 'Found by its unit id.', score: 1 },
  path: { reason: 'Found by its floor path.', score: 1 },
  name: { reason: 'Found by its name.', score: 1 },
  memory: { reason: 'Remembered: a person once said that this name means the room.', score: 0.98 },
  number: { reason: 'Found by its number, which no other room has.', score: 0.95 },
  reading: {
    reason: 'Found by what the row says of its path, which fits no other room.',
    score: 0.9,
  },
  nameAlone: { reason: 'Found by its name, which no other room has.', score: 0.8 },
} satisfies Record<string, Way>;

type Fitting = Extract<RoomFinding, { kind: 'found' | 'ambiguous' }>;

/**
 * Finds the unit that a row means among those under one property: by id, else by floor path, else by a
 * name that only one room has. What fits several units is handed back as ambiguous, never guessed.
 *
 * @param aliases further names by unit id, under which a unit is found as under its own
 * @param remembered names that a person resolved earlier; they never outrank a room's own name
 */
export function createRoomFinder(
  units: readonly Unit[],
  property: Unit,
  aliases: ReadonlyMap<string, readonly string[]> = new Map(),
  remembered: readonly RoomAlias[] = [],
): RoomFinder {
  const byAlias = new Map(remembered.map((alias) => [aliasKey({ room: alias.name }), alias]));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const parents = new Set(units.map((unit) => unit.parentId));
  const isRoom = (unit: Unit): boolean => !parents.has(unit.id);
  const rooms = units.filter(isRoom);
  const namesOf = (unit: Unit): string[] => [unit.name, ...(aliases.get(unit.id) ?? [])];
  const byPath = group(units, (unit) => foldPaths(lineOf(unit).map(namesOf)));
  const byName = group(rooms, (unit) => namesOf(unit).map(foldName));
  const byToken = group(rooms, (unit) => namesOf(unit).map(normaliseRoom));
  // A suite has units of its own; it is what a name means where no room has that name.
  const suites = group(
    units.filter((unit) => !isRoom(unit)),
    (unit) => namesOf(unit).map(foldName),
  );
  const kinds = createRoomKinds(units, (kind) => readings().hasKind(kind));
  let near: ((token: string) => string[]) | null = null;
  let made: RoomReadings | null = null;
  const readings = (): RoomReadings =>
    (made ??= createRoomReadings(rooms, (unit) => lineOf(unit).map(namesOf)));

  let bedrooms: Map<string, Unit[]> | null = null;

  /** Units from below the property down to this one. A loop in the data ends the line. */
  function lineOf(unit: Unit): Unit[] {
    const line: Unit[] = [];
    const seen = new Set<string>();
    let at: Unit | undefined = unit;
    while (at && at.id !== property.id && !seen.has(at.id)) {
      seen.add(at.id);
      line.unshift(at);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    return line;
  }

  const pathOfUnit = (unit: Unit): string =>
    lineOf(unit)
      .map((step) => step.name)
      .join('/');

  function pathOf(unitId: string): string {
    const unit = byId.get(unitId);
    return unit ? pathOfUnit(unit) : unitId;
  }

  /** Do these floor names, outermost first, stand in this order above the unit? */
  function liesIn(unit: Unit, floors: readonly string[]): boolean {
    const above = lineOf(unit).slice(0, -1);
    let at = 0;
    for (const step of above) {
      const floor = floors[at];
      if (floor !== undefined && namesOf(step).some((name) => isFloor(name, floor))) at++;
    }
    return at === floors.length;
  }

  function found(unit: Unit, { reason, score }: Way, warning?: string): Fitting {
    const remark = isRoom(unit)
      ? warning
      : `${pathOfUnit(unit)} has units below it, so it may not be a room.`;
    return {
      kind: 'found',
      unit,
      reason,
      score,
      ...(remark === undefined ? {} : { warning: remark }),
    };
  }

  function byUnitId(id: string, ref: RoomRef): RoomFinding {
    const unit = byId.get(id);
    if (!unit) return { kind: 'outside' };
    const room = ref.room === undefined ? undefined : splitPath(ref.room).at(-1);
    const differs =
      room !== undefined &&
      namesOf(unit).every((name) => normaliseRoom(room) !== normaliseRoom(name));
    return found(
      unit,
      BY.id,
      differs
        ? `The unit id is that of ${pathOfUnit(unit)}, while the row says ${room}.`
        : undefined,
    );
  }

  const candidates = (units: readonly Unit[]) =>
    units.map((unit) => ({ unit, path: pathOfUnit(unit) }));
  const ambiguous = (units: readonly Unit[]): Fitting => ({
    kind: 'ambiguous',
    candidates: candidates(units),
  });

  /** The only one that fits, or all that do; undefined where none does. */
  function onlyOne(units: readonly Unit[], way: Way, warning?: string): Fitting | undefined {
    const [unit] = units;
    if (!unit) return undefined;
    return units.length === 1 ? found(unit, way, warning) : ambiguous(units);
  }

  function missing(name: string, instead: readonly Unit[]): RoomFinding {
    if (instead.length > 0) return { kind: 'missing', near: instead.slice(0, 3).map(pathOfUnit) };
    near ??= createNearNames(
      rooms.map((unit) => ({ token: normaliseRoom(unit.name), shown: pathOfUnit(unit) })),
    );
    const token = normaliseRoom(name);
    const slips = near(token);
    if (slips.length > 0) return { kind: 'missing', near: slips };
    const number = token.match(/\d+/gu)?.at(-1) ?? '';
    return { kind: 'missing', near: (byToken.get(number) ?? []).slice(0, 3).map(pathOfUnit) };
  }

  function find(ref: RoomRef): RoomFinding {
    if (ref.unitId !== undefined) return byUnitId(ref.unitId, ref);
    if (byAlias.size === 0) return look(ref);
    const { floors, name } = placeOf(ref);
    const own = (byName.get(foldName(name)) ?? suites.get(foldName(name)) ?? []).length > 0;
    const key = aliasKey(ref);
    const alias =
      own || byPath.has(key) ? undefined : (byAlias.get(key) ?? byAlias.get(foldName(name)));
    if (!alias) return look(ref);
    const unit = byId.get(alias.unitId);
    if (!unit) return withoutGone(look(ref), alias);
    // A name resolved without its floor does not lead to another floor than the row says.
    const isTold = aliasKey({ room: alias.name }) === key || liesIn(unit, floors);
    return isTold ? found(unit, BY.memory) : look(ref);
  }

  /** What a row means where its name was remembered for a room that is gone. */
  function withoutGone(finding: RoomFinding, { name, path }: RoomAlias): RoomFinding {
    if (finding.kind === 'missing') return { ...finding, gone: path };
    if (finding.kind !== 'found') return finding;
    const warning = `"${name}" was remembered for ${path}, which is gone; it is taken for ${pathOfUnit(finding.unit)}.`;
    return { ...finding, warning };
  }

  function look(ref: RoomRef): RoomFinding {
    const text = ref.room ?? '';
    const { floors, name, steps } = placeOf(ref);

    const path = [...floors, name].map(foldName).join('/');
    // The cell alone may be the whole path, whatever the floor column says; a mere name is none.
    const written = steps.length > 1 ? byPath.get(foldName(text).replace(/^\//u, '')) : undefined;
    const atPath = byPath.get(path) ?? written ?? [];
    const [exact] = atPath;
    // A single name is no path: a room of that name elsewhere would be as good.
    const isPath = floors.length > 0 || text.startsWith('/');
    if (exact && isPath && atPath.length === 1) return found(exact, BY.path);

    const named = byName.get(foldName(name)) ?? byName.get(foldName(text)) ?? [];
    const alike = byToken.get(normaliseRoom(name)) ?? byToken.get(normaliseRoom(text)) ?? [];
    const here = (unit: Unit): boolean => liesIn(unit, floors);
    const fitting =
      onlyOne(named.filter(here), BY.name) ??
      onlyOne(kinds.ofItsKind(alike.filter(here), name), BY.number);
    if (fitting) return fitting;

    const elsewhere = named.length > 0 ? named : kinds.ofItsKind(alike, name);
    const read = readings().fitting(text, ref.floor ?? '');
    const [other] = elsewhere;
    // Where only the floor differs, what the whole row may be read as must not be another room.
    const isBeside = steps.length === 1 && elsewhere.length === 1 && read[0] !== other;
    const whole = onlyOne(isBeside && other ? [...read, other] : read, BY.reading);
    if (read.length > 0 && whole) return whole;
    const several = severalRooms(text, (part) => roomsNamed(part, ref.floor));
    if (several) return { kind: 'ambiguous', candidates: candidates(several), several: true };

    // A floor column may be out of date; a path written as the room's name is meant.
    if (steps.length > 1) return missing(name, elsewhere);
    const warning =
      other && `The row says floor ${floors.join('/')}, the room is ${pathOfUnit(other)}.`;
    const onOther = onlyOne(elsewhere, BY.nameAlone, warning);
    if (onOther) return { ...onOther, elsewhere: true };
    return (
      onlyOne(atPath, BY.name) ??
      onlyOne((suites.get(foldName(name)) ?? []).filter(here), BY.name) ??
      onlyOne(alikeSuites(name).filter(here), BY.number) ??
      missing(name, [])
    );
  }

  /** Rooms that have beds of their own, by their number. */
  function alikeSuites(name: string): Unit[] {
    if (roomKindOf(name) !== 'room') return [];
    bedrooms ??= group(kinds.withBedsOnly(), (unit) => namesOf(unit).map(normaliseRoom));
    return bedrooms.get(normaliseRoom(name)) ?? [];
  }

  /** What a part of a cell names on its own. */
  function roomsNamed(room: string, floor: string | undefined): Unit[] {
    const { floors, name } = placeOf({ room, floor });
    const alike = (byToken.get(normaliseRoom(name)) ?? []).filter((unit) => liesIn(unit, floors));
    return alike.length > 0 ? alike : readings().fitting(room, floor ?? '');
  }

  return { find, pathOf, isRoom };
}
