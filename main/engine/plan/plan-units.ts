import type { Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { NewUnit } from './new-rooms.ts';
import type { PlanContext } from './plan-context.ts';
import { LEFT_AS_IT_IS, sentStep, shownStep } from './plan-context.ts';
import type { RenamedRoom } from './renamed-rooms.ts';
import { unitNeeds, unitRef } from './unit-ref.ts';

/** One step for every unit that is created, parents first, and one for every room whose name was edited. */
export function planUnits(rows: readonly ValidRow[], context: PlanContext): Step[] {
  const { created, renamed } = context.rooms;
  const planned = new Set(rows);
  const isPlanned = (row: ValidRow): boolean => planned.has(row);
  return [
    ...[...created.values()].map((unit) => createUnit(unit, isPlanned, context)),
    ...inOrder(renamed).map((rename) => renameUnit(rename, context)),
  ];
}

function createUnit(
  { unit, path, floor, rows }: NewUnit,
  isPlanned: (row: ValidRow) => boolean,
  context: PlanContext,
): Step {
  const parentId = unit.parentId ?? context.live.property.id;
  return sentStep(
    {
      kind: 'unit',
      id: unit.id.slice('unit:'.length),
      key: path,
      rows: rows.filter(isPlanned),
      before: null,
      after: { room: unit.name, floor },
      needs: unitNeeds(parentId, context),
    },
    'create',
    { op: 'unit.create', parent: unitRef(parentId, context), name: unit.name },
  );
}

function renameUnit(
  { unit, row, name, action, reason, after }: RenamedRoom,
  context: PlanContext,
): Step {
  const floor = floorOf(unit.id, context);
  const before = { room: unit.name, floor };
  const common = {
    kind: 'unit' as const,
    id: unit.id,
    key: floor === '' ? unit.name : `${floor}/${unit.name}`,
    rows: [row],
    before,
    remoteId: unit.id,
    reason,
  };
  if (action === 'unchanged') return shownStep({ ...common, after: before }, action);
  if (action === 'left') {
    return shownStep({ ...common, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  const changed = { ...common, after: { room: name, floor } };
  if (action === 'conflict') return shownStep(changed, action);
  const needs = after.map(({ id }) => `unit:${id}`);
  return sentStep({ ...changed, needs }, action, {
    op: 'unit.rename',
    unitId: unit.id,
    name,
  });
}

/** A name that is given up comes before it is taken. */
function inOrder(renamed: ReadonlyMap<string, RenamedRoom>): RenamedRoom[] {
  const ordered = new Set<RenamedRoom>();
  const enter = (rename: RenamedRoom): void => {
    if (ordered.has(rename)) return;
    if (rename.action === 'change') {
      for (const { id } of rename.after) {
        const first = renamed.get(id);
        if (first) enter(first);
      }
    }
    ordered.add(rename);
  };
  for (const rename of renamed.values()) enter(rename);
  return [...ordered];
}

function floorOf(unitId: string, { index, finder, live }: PlanContext): string {
  const parentId = index.units.get(unitId)?.parentId;
  return parentId === undefined || parentId === null || parentId === live.property.id
    ? ''
    : finder.pathOf(parentId);
}
