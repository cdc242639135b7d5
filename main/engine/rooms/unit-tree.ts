import type { Unit } from '../../../shared/domain/live.ts';
import { foldName, normaliseFloor, normaliseRoom } from './normalise.ts';
import { isFloor } from './room-path.ts';

/** A unit, or the place of one that does not exist yet. */
export type UnitNode = {
  /** Null where it does not exist yet. */
  live: Unit | null;
  /** Null for the property. */
  parent: UnitNode | null;
  /** Levels below the property. */
  depth: number;
  /** Every way in which it is written; of a unit that exists its name comes first. */
  names: string[];
  /** What lies below may be added to it: it has units below it, or will have. */
  isFloor: boolean;
  byName: Map<string, UnitNode[]>;
  byRoom: Map<string, UnitNode[]>;
  byFloor: Map<string, UnitNode[]>;
};

export type FloorFinding =
  /** The last unit of the way that exists or is planned, and the steps that are left. */
  { kind: 'found'; node: UnitNode; rest: string[] } | { kind: 'ambiguous'; candidates: UnitNode[] };

/** The units of a property as a tree that can grow. */
export type UnitTree = {
  root: UnitNode;
  add(parent: UnitNode, name: string, isFloor: boolean): UnitNode;
  /** A further way of writing a unit that does not exist yet. */
  addName(node: UnitNode, name: string): void;
  /**
   * The unit that floors mean, outermost first: their exact way from the property down, else the only
   * unit of that name with these floors above it, else as far as the way goes.
   */
  findFloor(floors: readonly string[]): FloorFinding;
};

/** @param aliases further names by unit id */
export function createUnitTree(
  units: readonly Unit[],
  property: Unit,
  aliases: ReadonlyMap<string, readonly string[]>,
): UnitTree {
  const root = newNode(property, null, [property.name], true);
  const floors = new Map<string, UnitNode[]>();
  const children = new Map<string | null, Unit[]>();
  for (const unit of units) push(children, unit.parentId, unit);

  function enter(parent: UnitNode, node: UnitNode): UnitNode {
    for (const name of node.names) index(node, parent, name);
    parent.isFloor = true;
    return node;
  }
  function index(node: UnitNode, parent: UnitNode, name: string): void {
    push(parent.byName, foldName(name), node);
    push(parent.byRoom, normaliseRoom(name), node);
    push(parent.byFloor, normaliseFloor(name), node);
    push(floors, normaliseFloor(name), node);
  }

  // Units whose parent is not known hang in the air, and nothing can be created below them.
  const open: { unit: Unit; parent: UnitNode }[] = [];
  const openBelow = (id: string, parent: UnitNode): void => {
    for (const unit of children.get(id) ?? []) open.push({ unit, parent });
    children.delete(id);
  };
  openBelow(property.id, root);
  // What is found below is added to the list that is gone through.
  for (const { unit, parent } of open) {
    const names = [unit.name, ...(aliases.get(unit.id) ?? [])];
    openBelow(unit.id, enter(parent, newNode(unit, parent, names, false)));
  }

  /** Units somewhere of this name, below which others lie, with the other floors above them. */
  function elsewhere(wanted: readonly string[]): UnitNode[] {
    const last = wanted.at(-1);
    if (last === undefined) return [];
    const above = wanted.slice(0, -1);
    return unique(floors.get(normaliseFloor(last)) ?? []).filter(
      (node) => node.isFloor && liesIn(node, above),
    );
  }

  return {
    root,
    add: (parent, name, asFloor) => enter(parent, newNode(null, parent, [name], asFloor)),
    addName(node, name) {
      if (node.names.includes(name) || !node.parent) return;
      node.names.push(name);
      index(node, node.parent, name);
    },
    findFloor(wanted) {
      let node = root;
      let at = 0;
      for (; at < wanted.length; at++) {
        const next = childFloors(node, wanted[at] ?? '');
        if (next.length > 1) return { kind: 'ambiguous', candidates: next };
        const [child] = next;
        if (!child) break;
        node = child;
      }
      // Once the way has begun at the property, only its whole rest may skip levels.
      const least = at === 0 ? 1 : wanted.length;
      for (let count = wanted.length; at < wanted.length && count >= least; count--) {
        const candidates = elsewhere(wanted.slice(0, count));
        const [only] = candidates;
        if (candidates.length > 1) return { kind: 'ambiguous', candidates };
        if (only) return { kind: 'found', node: only, rest: wanted.slice(count) };
      }
      return { kind: 'found', node, rest: wanted.slice(at) };
    },
  };
}

/** Do these floors, outermost first, stand in this order above the unit? */
export function liesIn(node: UnitNode, floors: readonly string[]): boolean {
  let at = floors.length - 1;
  for (let up = node.parent; up?.parent && at >= 0; up = up.parent) {
    const floor = floors[at] ?? '';
    if (up.names.some((name) => isFloor(name, floor))) at--;
  }
  return at < 0;
}

/** The unit and those above it, below the property, outermost first. */
export function lineOf(node: UnitNode): UnitNode[] {
  const line: UnitNode[] = [];
  for (let at: UnitNode = node; at.parent; at = at.parent) line.unshift(at);
  return line;
}

/** Does a name say that it is one of a floor, wing or building? */
export function saysFloor(name: string): boolean {
  return normaliseFloor(name) !== normaliseRoom(name);
}

/** Units directly below one that a floor's name means. */
function childFloors(node: UnitNode, name: string): UnitNode[] {
  const exact = unique(node.byName.get(foldName(name)) ?? []);
  const alike = unique(node.byFloor.get(normaliseFloor(name)) ?? []);
  // A bare "3" without anything below it may be a room, which "Floor 3" does not mean.
  const fitting =
    exact.length > 0
      ? exact
      : alike.filter((child) => child.isFloor || child.names.some(saysFloor) || !saysFloor(name));
  const floors = fitting.filter((child) => child.isFloor);
  return floors.length === 1 ? floors : fitting;
}

function newNode(
  live: Unit | null,
  parent: UnitNode | null,
  names: string[],
  asFloor: boolean,
): UnitNode {
  return {
    live,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    names,
    isFloor: asFloor,
    byName: new Map(),
    byRoom: new Map(),
    byFloor: new Map(),
  };
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)];
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}
