import type { Plan } from '../../shared/domain/plan.ts';
import type { RowKey } from '../../shared/domain/row.ts';

/**
 * Rows of a pilot: all that speak of the first `rooms` rooms of the plan, whichever sheet
 * they stand on. A room is known by the step of its profile.
 */
export function pilotRows(plan: Pick<Plan, 'steps'>, rooms: number): ReadonlySet<RowKey> {
  const chosen = new Set(
    plan.steps
      .filter(({ kind }) => kind === 'profile')
      .slice(0, rooms)
      .map(({ id }) => id),
  );
  const rows = plan.steps
    .filter(({ id, needs }) => chosen.has(id) || needs.some((need) => chosen.has(need)))
    .flatMap((step) => step.rows);
  return new Set(rows);
}
