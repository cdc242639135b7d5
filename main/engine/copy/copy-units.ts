import type { CopiedUnit } from '../../../shared/domain/property-copy.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';
import { splitPath } from '../rooms/room-path.ts';
import type { ExportedObject } from './exported-object.ts';

export type CopiedUnits = {
  /** Parents before what lies below them. */
  units: CopiedUnit[];
  /** Key of the unit that a row's cells mean; undefined where the export does not hold it. */
  find(cells: ExportedObject['cells']): string | undefined;
};

type Placed = { id: string; name: string; above: CopiedUnit[] };

/**
 * The tree of units of an export: the rooms and what lies above them. A unit above one is known by its
 * id where the export gives it, else by its path, and its own id is lost.
 */
export function copyUnits(objects: readonly ExportedObject[]): CopiedUnits {
  const rows = namedUnits(objects);
  const idAt = new Map(rows.map(({ path, id }) => [pathKey(path), id]));
  const placed = rows.map(({ id, path, above }): Placed => {
    const name = path.at(-1) ?? '';
    if (above) {
      const [_property, ...line] = above.map(([id, name]) => ({ id, key: id, name }));
      return { id, name, above: lineOf(line) };
    }
    const steps = path.slice(0, -1).map((name, at) => {
      const key = pathKey(path.slice(0, at + 1));
      const id = idAt.get(key) ?? null;
      return { id, key: id ?? key, name };
    });
    return { id, name, above: lineOf(steps) };
  });

  const depths = new Map<string, { unit: CopiedUnit; depth: number }>();
  for (const { id, name, above } of placed) {
    const line = [...above, { key: id, id, name, parent: above.at(-1)?.key ?? null }];
    for (const [depth, unit] of line.entries()) {
      if (!depths.has(unit.key)) depths.set(unit.key, { unit, depth });
    }
  }
  const units = [...depths.values()].toSorted((a, b) => a.depth - b.depth).map(({ unit }) => unit);
  return { units, find: finderOf(units) };
}

/** Units by their own rows, else by whatever row names them, each once. */
function namedUnits(
  objects: readonly ExportedObject[],
): { id: string; path: string[]; above: ExportedObject['known']['above'] }[] {
  const found = new Map<
    string,
    { id: string; path: string[]; above: [string, string][] | undefined }
  >();
  const own = objects.filter(({ kind }) => kind === 'rooms');
  // What else names a unit says less of it.
  for (const { kind, ids, cells, known } of [...own, ...objects]) {
    const id = kind === 'rooms' ? ids[0] : cells.unitId;
    const { room = '', floor } = cells;
    if (id === undefined || room === '' || found.has(id)) continue;
    // Outside the Rooms sheet a room may be named by its path.
    const path =
      kind === 'rooms' ? [...(floor === undefined ? [] : splitPath(floor)), room] : splitPath(room);
    found.set(id, { id, path, above: known.above });
  }
  return [...found.values()];
}

/** Units one below the other. */
function lineOf(steps: readonly Omit<CopiedUnit, 'parent'>[]): CopiedUnit[] {
  return steps.map((step, at) => ({ ...step, parent: steps[at - 1]?.key ?? null }));
}

// No id of the service looks so.
const pathKey = (path: readonly string[]): string => JSON.stringify(path);

function finderOf(units: readonly CopiedUnit[]): CopiedUnits['find'] {
  const property = { id: '', name: '', level: 1, parentId: null };
  const known = new Set(units.map(({ key }) => key));
  const finder = createRoomFinder(
    units.map(({ key, name, parent }) => ({ id: key, name, level: null, parentId: parent ?? '' })),
    property,
  );
  return ({ unitId, room }) => {
    if (unitId !== undefined) return known.has(unitId) ? unitId : undefined;
    if (room === undefined) return undefined;
    const finding = finder.find({ room });
    return finding.kind === 'found' ? finding.unit.id : undefined;
  };
}
