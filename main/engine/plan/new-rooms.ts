import type { Unit } from '../../../shared/domain/live.ts';
import type { RowKey, ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { foldName, normaliseRoom } from '../rooms/normalise.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import type { RoomPlace } from '../rooms/room-path.ts';
import { placeOf } from '../rooms/room-path.ts';
import type { UnitNode, UnitTree } from '../rooms/unit-tree.ts';
import { createUnitTree, liesIn, lineOf, saysFloor } from '../rooms/unit-tree.ts';
import { tellNewRooms } from './new-room-problems.ts';
import type { ProblemSink } from './row-problem.ts';

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

export type NewRooms = {
  /** Parents first, by id. */
  units: ReadonlyMap<string, NewUnit>;
  /** By row: other rows of which one must be right, or this row would mean another room. */
  leans: ReadonlyMap<RowKey, readonly ValidRow[]>;
};

/** A row whose room does not exist, with the place that it gets. */
export type NewRoomRow = {
  row: ValidRow;
  place: RoomPlace;
  /** Null where the row means a room that another row places, or where its place cannot be told. */
  node: UnitNode | null;
};

export type NewRoomsInput = {
  /** Rows that ask for something. */
  rows: readonly ValidRow[];
  /** Units that exist. */
  units: readonly Unit[];
  property: Unit;
  aliases: ReadonlyMap<string, readonly string[]>;
  finder: RoomFinder;
};

export const NO_NEW_ROOMS: NewRooms = { units: new Map(), leans: new Map() };

/**
 * The units that rows of Rooms sheets ask for and that do not exist: each once, however many rows
 * name it and in whatever order. What cannot be created is told to the sink at its rows.
 */
export function findNewRooms(input: NewRoomsInput, sink: ProblemSink): NewRooms {
  const { units, property, aliases } = input;
  const leans = new Map<RowKey, readonly ValidRow[]>();
  const chosen = chooseRows(input, leans);
  if (chosen.length === 0) return NO_NEW_ROOMS;
  const tree = createUnitTree(units, property, aliases);
  const wereEmpty = new Set<UnitNode>();
  const placed = placeRows(chosen, tree, wereEmpty, sink);
  const made = nameUnits(placed, property);
  tellNewRooms({ ...input, placed, made, wereEmpty }, sink);
  return { units: new Map([...made.values()].map((one) => [one.unit.id, one])), leans };
}

/** Rows of plain files whose room is missing, the deepest first; those to be updated are told. */
function chooseRows(
  { rows, finder }: NewRoomsInput,
  leans: Map<RowKey, readonly ValidRow[]>,
): { row: ValidRow; place: RoomPlace }[] {
  const asking = rows.flatMap((row) => {
    const { data } = row;
    if (data.kind !== 'rooms' || data.baseline || data.action === 'delete') return [];
    const { room, floor, unitId } = data;
    const place = placeOf({ room, floor });
    return [{ row, place, isNamed: unitId === undefined, finding: finder.find(data) }];
  });
  // A floor that differs may be out of date, unless another row has the room where it is.
  const claims = new Map<string, ValidRow[]>();
  for (const { row, place, isNamed, finding } of asking) {
    if (finding.kind !== 'found' || finding.elsewhere) continue;
    if (isNamed && place.floors.length === 0) continue;
    claims.set(finding.unit.id, [...(claims.get(finding.unit.id) ?? []), row]);
  }
  const chosen = asking.filter(({ row, isNamed, finding }) => {
    if (!isNamed) return false;
    if (finding.kind !== 'found') return finding.kind === 'missing';
    const claimers = finding.elsewhere ? claims.get(finding.unit.id) : undefined;
    if (claimers) leans.set(row.key, claimers);
    return claimers !== undefined;
  });
  return chosen.toSorted((a, b) => {
    const [left, right] = [keyOf(a.place), keyOf(b.place)];
    const deeper = b.place.floors.length - a.place.floors.length;
    return deeper || (left < right ? -1 : left > right ? 1 : 0);
  });
}

function keyOf({ floors, name }: RoomPlace): string {
  return JSON.stringify([...floors, name].map(nameKey));
}

/** Lets the tree grow row by row; afterwards every row must still mean the place that it got. */
function placeRows(
  chosen: readonly { row: ValidRow; place: RoomPlace }[],
  tree: UnitTree,
  wereEmpty: Set<UnitNode>,
  sink: ProblemSink,
): NewRoomRow[] {
  const rooms = new Map<string, Set<UnitNode>>();
  const fitting = ({ floors, name }: RoomPlace): UnitNode[] =>
    [...(rooms.get(normaliseRoom(name)) ?? [])].filter((node) => liesIn(node, floors));
  const placed = chosen.map(({ row, place }): NewRoomRow => {
    const node = placeRow(place, tree, wereEmpty, fitting);
    if (node) {
      const token = normaliseRoom(place.name);
      rooms.set(token, (rooms.get(token) ?? new Set()).add(node));
    }
    return { row, place, node };
  });
  for (const { row, place, node } of placed) {
    const finding = tree.findFloor(place.floors);
    const others = fitting(place).filter((other) => other !== node);
    if (finding.kind === 'ambiguous') tellAmbiguous(row, finding.candidates, sink);
    else if (node && (finding.node !== node.parent || others.length > 0)) {
      tellAmbiguous(row, [node, ...others, finding.node], sink);
    }
  }
  return placed;
}

function placeRow(
  { floors, name }: RoomPlace,
  tree: UnitTree,
  wereEmpty: Set<UnitNode>,
  fitting: (place: Pick<RoomPlace, 'floors' | 'name'> & RoomPlace) => UnitNode[],
): UnitNode | null {
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
    if (node.byName.has(foldName(name)) || fitting({ floors, name, steps: [] }).length > 0) {
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
function chooseName({ names, isFloor }: UnitNode): string {
  const plainness = (name: string): number => (isFloor && saysFloor(name) ? 0 : 1);
  const [first] = names.toSorted(
    (a, b) => plainness(a) - plainness(b) || a.length - b.length || (a < b ? -1 : 1),
  );
  return first ?? '';
}

function tellAmbiguous(row: ValidRow, nodes: readonly UnitNode[], sink: ProblemSink): void {
  const paths = [...new Set(nodes)].map((node) =>
    lineOf(node)
      .map((step) => step.live?.name ?? chooseName(step))
      .join('/'),
  );
  const { data } = row;
  const found = data.kind === 'rooms' ? (data.room ?? '') : '';
  sink.add(row, {
    code: 'room.ambiguous',
    field: 'room',
    found,
    message: `"${found}" does not exist, and its floor fits several: ${paths.filter((path) => path !== '').join(', ')}.`,
    fix: 'Write the whole path from the property down, such as Tower A/Floor 1/101.',
  });
}
