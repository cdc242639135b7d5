import type { RoomAlias } from '../../../shared/domain/alias.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { foldName, normaliseRoom } from '../rooms/normalise.ts';
import type { RoomFinder, RoomRef } from '../rooms/room-finder.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';
import type { RoomPlace } from '../rooms/room-path.ts';
import { isFloor, placeOf } from '../rooms/room-path.ts';
import type { UnitNode, UnitTree } from '../rooms/unit-tree.ts';
import { createUnitTree, liesIn, lineOf, saysFloor } from '../rooms/unit-tree.ts';

/** A room, floor or building that a plan creates. */
export type NewUnit = {
  /** Its id is that of the step that creates it: `unit:Floor 1/101`. */
  unit: Unit;
  path: string;
  /** Path of the unit below which it comes; '' for the property itself. */
  floor: string;
  /** Rows that ask for it or for something below it. */
  rows: ValidRow[];
};

/** Parents first, by id. */
export type NewUnits = ReadonlyMap<string, NewUnit>;

/** A row whose room does not exist, with the place that it gets. */
export type NewRoomRow = {
  row: ValidRow;
  place: RoomPlace;
  /** Null where the row means a room that another row places, or where its place cannot be told. */
  node: UnitNode | null;
  /** Places that fit as well; none where its place is certain. */
  candidates: UnitNode[];
};

export type NewRoomsInput = {
  /** Rows that ask for something. */
  rows: readonly ValidRow[];
  /** Units that exist. */
  units: readonly Unit[];
  property: Unit;
  aliases: ReadonlyMap<string, readonly string[]>;
  /** Names that a person resolved earlier. */
  remembered: readonly RoomAlias[];
  /** Knows the units that exist. */
  finder: RoomFinder;
};

export type FoundNewRooms = {
  /** Knows the new rooms too. */
  finder: RoomFinder;
  placed: readonly NewRoomRow[];
  made: ReadonlyMap<UnitNode, NewUnit>;
  /** Units that exist with nothing below them, and that get rooms now. */
  wereEmpty: ReadonlySet<UnitNode>;
};

/**
 * The units that rows of Rooms sheets ask for and that do not exist: each once, however many rows
 * name it and in whatever order. A room that is to come may change what another row means, so that
 * rows are looked at again until none of them wants a further room.
 */
export function findNewRooms(input: NewRoomsInput): FoundNewRooms {
  const { units, property, aliases, remembered } = input;
  const asking = roomRows(input.rows);
  let found: FoundNewRooms = {
    finder: input.finder,
    placed: [],
    made: new Map(),
    wereEmpty: new Set(),
  };
  const chosen = new Set<RoomRow>();
  for (;;) {
    const more = rowsWithoutRoom(asking, found.finder, chosen);
    if (more.length === 0) return found;
    for (const one of more) chosen.add(one);
    const tree = createUnitTree(units, property, aliases);
    const wereEmpty = new Set<UnitNode>();
    const byRow = new Map(
      placeRows([...chosen].toSorted(deepestFirst), tree, wereEmpty).map((one) => [one.row, one]),
    );
    const placed = asking.flatMap(({ row }) => byRow.get(row) ?? []);
    const made = nameUnits(placed, property);
    const all = [...units, ...[...made.values()].map(({ unit }) => unit)];
    found = {
      finder: createRoomFinder(all, property, aliases, remembered),
      placed,
      made,
      wereEmpty,
    };
  }
}

/** A row that names its room by words, or by its id. */
type RoomRow = { row: ValidRow; ref: RoomRef; place: RoomPlace; sortKey: string };

function roomRows(rows: readonly ValidRow[]): RoomRow[] {
  return rows.flatMap((row) => {
    const { data } = row;
    if (data.kind !== 'rooms' || data.baseline || data.action === 'delete') return [];
    const { room, floor, unitId } = data;
    const place = placeOf({ room, floor });
    const sortKey = JSON.stringify([...place.floors, place.name].map(nameKey));
    return [{ row, ref: { room, floor, unitId }, place, sortKey }];
  });
}

/** Rows whose room is missing, or is only of that name and taken otherwise. */
function rowsWithoutRoom(
  asking: readonly RoomRow[],
  finder: RoomFinder,
  chosen: ReadonlySet<RoomRow>,
): RoomRow[] {
  const findings = asking.map((one) => ({ one, finding: finder.find(one.ref) }));
  // A floor that differs may be out of date, unless another row has the room where it is.
  const claimed = new Set<string>();
  for (const { one, finding } of findings) {
    if (finding.kind !== 'found' || finding.elsewhere) continue;
    if (one.ref.unitId !== undefined || one.place.floors.length > 0) claimed.add(finding.unit.id);
  }
  return findings.flatMap(({ one, finding }) => {
    if (chosen.has(one) || one.ref.unitId !== undefined) return [];
    if (finding.kind === 'missing') return [one];
    if (finding.kind === 'outside' || !finding.elsewhere) return [];
    const others = finding.kind === 'found' ? [finding] : finding.candidates;
    // What the row has for its floor is not its room either.
    const isTaken = ({ id, name }: Unit): boolean =>
      claimed.has(id) || one.place.floors.some((floor) => isFloor(name, floor));
    return others.every(({ unit }) => isTaken(unit)) ? [one] : [];
  });
}

/** Deeper rooms come first, so that a row which says less finds them. */
function deepestFirst(a: RoomRow, b: RoomRow): number {
  const deeper = b.place.floors.length - a.place.floors.length;
  return deeper || (a.sortKey < b.sortKey ? -1 : a.sortKey > b.sortKey ? 1 : 0);
}

/** Lets the tree grow row by row; afterwards every row must still mean the place that it got. */
function placeRows(
  chosen: readonly { row: ValidRow; place: RoomPlace }[],
  tree: UnitTree,
  wereEmpty: Set<UnitNode>,
): NewRoomRow[] {
  const rooms = new Map<string, Set<UnitNode>>();
  const fitting = ({ floors, name }: RoomPlace): UnitNode[] =>
    [...(rooms.get(normaliseRoom(name)) ?? [])].filter((node) => liesIn(node, floors));
  const placed = chosen.map(({ row, place }) => {
    const node = placeRow(place, tree, wereEmpty, fitting);
    if (node) {
      const token = normaliseRoom(place.name);
      rooms.set(token, (rooms.get(token) ?? new Set()).add(node));
    }
    return { row, place, node };
  });
  return placed.map(({ row, place, node }) => {
    const finding = tree.findFloor(place.floors);
    if (finding.kind === 'ambiguous') {
      return { row, place, node, candidates: finding.candidates };
    }
    const others = node === null ? [] : fitting(place).filter((other) => other !== node);
    const isElsewhere = node !== null && finding.node !== node.parent;
    const candidates = [...(node === null ? [] : [node]), ...others];
    if (isElsewhere) candidates.push(finding.node);
    return { row, place, node, candidates: candidates.length > 1 ? candidates : [] };
  });
}

function placeRow(
  place: RoomPlace,
  tree: UnitTree,
  wereEmpty: Set<UnitNode>,
  fitting: (place: RoomPlace) => UnitNode[],
): UnitNode | null {
  const { floors, name } = place;
  const finding = tree.findFloor(floors);
  if (finding.kind === 'ambiguous') return null;
  let { node } = finding;
  const way = lineOf(node);
  if (way.length === floors.length - finding.rest.length) {
    for (const [at, step] of way.entries()) if (!step.live) tree.addName(step, floors[at] ?? '');
  }
  if (finding.rest.length === 0) {
    const there = [...(node.byRoom.get(normaliseRoom(name)) ?? [])].find(
      (child) => !child.live && !child.isFloor,
    );
    if (there) {
      tree.addName(there, nameKey(name));
      return there;
    }
    if (node.byName.has(foldName(name)) || fitting(place).length > 0) {
      return null;
    }
  }
  if (node.live && !node.isFloor) wereEmpty.add(node);
  for (const floor of finding.rest) node = tree.add(node, nameKey(floor), true);
  return tree.add(node, nameKey(name), false);
}

/** Chooses one name for each new unit, the same in whatever order the rows came. */
function nameUnits(placed: readonly NewRoomRow[], property: Unit): Map<UnitNode, NewUnit> {
  const made = new Map<UnitNode, NewUnit>();
  for (const { row, node } of placed) {
    if (!node) continue;
    let parent = property;
    let floor = '';
    for (const step of lineOf(node)) {
      const name = step.live?.name ?? chooseName(step);
      const path = floor === '' ? name : `${floor}/${name}`;
      const held = made.get(step);
      if (held) held.rows.push(row);
      const level = (property.level ?? 1) + step.depth;
      const unit = step.live ?? { id: `unit:${path}`, name, level, parentId: parent.id };
      if (!held && !step.live) made.set(step, { unit, path, floor, rows: [row] });
      parent = unit;
      floor = path;
    }
  }
  return made;
}

/** "Floor 3" rather than "3", since a bare number may be a room; else the shortest. */
export function chooseName({ names, isFloor }: UnitNode): string {
  const plainness = (name: string): number => (isFloor && saysFloor(name) ? 0 : 1);
  const [first] = names.toSorted(
    (a, b) => plainness(a) - plainness(b) || a.length - b.length || (a < b ? -1 : 1),
  );
  return first ?? '';
}
