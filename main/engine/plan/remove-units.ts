import type { Step } from '../../../shared/domain/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { sentStep, shownStep } from './plan-context.ts';
import type { RemovalEntries } from './removal-entries.ts';
import type { RoomRemoval } from './removals.ts';

/**
 * With --delete-units notes the units of the rooms that go, from the bottom up. A unit goes only where
 * nothing is left below it, and one that has units below it only where a row gives its Unit ID.
 */
export function removeUnits(
  rooms: ReadonlyMap<string, RoomRemoval>,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  if (!context.options.deleteUnits) return;
  const children = new Map<string, string[]>();
  for (const { id, parentId } of context.index.units.values()) {
    if (parentId !== null) children.set(parentId, [...(children.get(parentId) ?? []), id]);
  }
  const taken = new Map<string, Step>();
  const take = (removal: RoomRemoval): Step => {
    const { unit } = removal;
    const held = taken.get(unit.id);
    if (held) return held;
    const below = children.get(unit.id) ?? [];
    const steps = below.flatMap((id) => {
      const other = rooms.get(id);
      return other ? [take(other)] : [];
    });
    const step = takeUnit(removal, below, steps, context);
    taken.set(unit.id, step);
    entries.add({ object: unit.id, stage: 'unit', own: false, rooms: [unit.id], step });
    return step;
  };
  for (const removal of rooms.values()) take(removal);
}

function takeUnit(
  { unit, rows, byId }: RoomRemoval,
  below: readonly string[],
  steps: readonly Step[],
  { finder }: PlanContext,
): Step {
  const room = finder.pathOf(unit.id);
  const start = {
    kind: 'unit' as const,
    id: unit.id,
    key: room,
    rows,
    before: { room },
    after: null,
    remoteId: unit.id,
    needs: steps.map(({ id }) => id),
  };
  const stay = below.length - steps.length;
  const reason =
    stay > 0
      ? `${stay} ${stay === 1 ? 'unit' : 'units'} below ${room} would be left, so it stays.`
      : below.length > 0 && !byId
        ? `${room} is no room but has units below it, so it goes only where its row gives the Unit ID.`
        : null;
  if (reason !== null) return shownStep({ ...start, reason }, 'blocked');
  return sentStep(start, 'remove', { op: 'unit.delete', unitId: unit.id });
}
