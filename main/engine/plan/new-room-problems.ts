import type { FieldName } from '../../../shared/domain/fields.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { normaliseRoom } from '../rooms/normalise.ts';
import { createSimilarNames } from '../rooms/similar-names.ts';
import type { UnitNode } from '../rooms/unit-tree.ts';
import { lineOf, saysFloor } from '../rooms/unit-tree.ts';
import { checkUnitName } from '../understand/check-unit-name.ts';
import type { FoundNewRooms, NewRoomsInput, NewUnit } from './new-rooms.ts';
import { chooseName } from './new-rooms.ts';
import type { ProblemSink } from './row-problem.ts';

/** Units lie on levels 1 (the property) to 15. */
const DEEPEST_LEVEL = 15;

/** Says of new rooms what the service would refuse, and what looks like a slip. */
export function tellNewRooms(
  input: NewRoomsInput,
  { placed, made, wereEmpty }: Omit<FoundNewRooms, 'finder'>,
  sink: ProblemSink,
): void {
  if (placed.length === 0) return;
  const neighbours = createNeighbours(input, placed);
  for (const { row, place, node, candidates } of placed) {
    if (candidates.length > 0) sink.add(row, ambiguousPlace(place.name, candidates));
    if (row.data.kind === 'rooms' && row.data.action === 'update') {
      sink.add(row, missingToUpdate(row.data.room ?? ''));
      continue;
    }
    if (!node) continue;
    for (const step of lineOf(node)) {
      const unit = made.get(step);
      const field = step === node ? 'room' : floorField(row);
      if (unit) tellUnit(row, unit, field, sink);
      else if (wereEmpty.has(step) && !saysFloor(unitName(step))) {
        sink.add(row, emptyFloor(unitName(step), field));
      }
    }
    const unit = made.get(node);
    if (!unit) continue;
    if (nameKey(place.name) !== unit.unit.name) {
      sink.add(row, otherSpelling(place.name, unit.unit.name));
    }
    const near = neighbours(place.name);
    if (near.length > 0) sink.add(row, similarRoom(place.name, unit.path, near));
  }
}

function tellUnit(row: ValidRow, { unit }: NewUnit, field: FieldName, sink: ProblemSink): void {
  for (const finding of checkUnitName(unit.name)) {
    sink.add(row, { ...finding, field, found: unit.name });
  }
  if ((unit.level ?? 0) > DEEPEST_LEVEL) {
    sink.add(row, {
      code: 'unit.too-deep',
      field,
      found: unit.name,
      message: `Below a property there is room for ${DEEPEST_LEVEL - 1} levels of floors and rooms, and "${unit.name}" would lie deeper.`,
      fix: 'Shorten the path.',
    });
  }
}

/** Rooms that exist, and that a new room may really mean; those that rows name themselves are none. */
function createNeighbours(
  { units, finder, rows }: NewRoomsInput,
  placed: FoundNewRooms['placed'],
): (name: string) => string[] {
  const isNew = new Set(placed.map(({ row }) => row.key));
  const named = new Set<string>();
  for (const row of rows) {
    if (row.data.kind !== 'rooms' || isNew.has(row.key)) continue;
    const finding = finder.find(row.data);
    if (finding.kind === 'found') named.add(finding.unit.id);
  }
  const rooms = units
    .filter((unit) => finder.isRoom(unit) && !named.has(unit.id))
    .map(({ id, name }) => ({ name, path: finder.pathOf(id) }));
  const similar = createSimilarNames(rooms);
  const same = new Map<string, string[]>();
  for (const { name, path } of rooms) {
    const token = normaliseRoom(name);
    same.set(token, [...(same.get(token) ?? []), path]);
  }
  return (name) => [...(same.get(normaliseRoom(name)) ?? []), ...similar(name)].slice(0, 3);
}

function floorField(row: ValidRow): FieldName {
  return row.data.kind === 'rooms' && row.data.floor !== undefined ? 'floor' : 'room';
}

function unitName(node: UnitNode): string {
  return node.names[0] ?? '';
}

function missingToUpdate(room: string) {
  return {
    code: 'row.missing',
    field: 'action' as const,
    found: 'update',
    message: `This property has no room "${room}", so there is nothing to update.`,
    fix: 'Empty the Action cell to create it, or correct the name.',
  };
}

function emptyFloor(name: string, field: FieldName) {
  return {
    code: 'floor.is-room',
    field,
    found: name,
    severity: 'warning' as const,
    message: `"${name}" exists and has nothing below it, so it may be a room rather than a floor.`,
    fix: 'Check that rooms belong below it, or write the floor with its word, such as Floor 3.',
  };
}

function otherSpelling(found: string, name: string) {
  return {
    code: 'room.spelled-differently',
    field: 'room' as const,
    found,
    severity: 'warning' as const,
    message: `Another row writes this new room "${name}", and that is how it is created.`,
    fix: 'Write the room in one way in all rows.',
  };
}

function similarRoom(found: string, path: string, near: readonly string[]) {
  return {
    code: 'room.similar',
    field: 'room' as const,
    found,
    severity: 'warning' as const,
    message: `A new room ${path} is planned, while there is ${near.join(', ')}.`,
    fix: 'Correct the name if that room is meant.',
  };
}

function ambiguousPlace(found: string, nodes: readonly UnitNode[]) {
  const paths = [...new Set(nodes)]
    .map((node) => lineOf(node).map((step) => step.live?.name ?? chooseName(step)))
    .filter((line) => line.length > 0)
    .map((line) => line.join('/'));
  return {
    code: 'room.ambiguous',
    field: 'room' as const,
    found,
    message: `The new room "${found}" fits several places: ${paths.join(', ')}.`,
    fix: 'Write the whole path from the property down, such as Tower A/Floor 1/101.',
  };
}
