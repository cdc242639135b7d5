import type { Step } from '../../../shared/domain/plan.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedSoFar } from './plan-calling.ts';
import type { Wishes } from './wishes.ts';

/** Steps for everything that rows of the other sheets take away, in the order that is safe. */
export function planRemovals(
  _wishes: Wishes,
  _planned: PlannedSoFar,
  _context: PlanContext,
): Step[] {
  return [];
}
