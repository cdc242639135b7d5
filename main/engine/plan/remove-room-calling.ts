import type { Unit } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import type { PlanContext } from './plan-context.ts';

/** Steps that take a room's calling rules, inbound calling and external users away, in safe order. */
export function removeRoomCalling(
  _unit: Unit,
  _profileId: string,
  _rows: readonly ValidRow[],
  _context: PlanContext,
): Step[] {
  return [];
}
