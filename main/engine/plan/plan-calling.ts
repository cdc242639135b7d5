import type { Step } from '../../../shared/domain/plan.ts';
import type { PlanContext } from './plan-context.ts';
import { contradictingInbound } from './inbound-contradictions.ts';
import { planExternalUsers } from './plan-external-users.ts';
import { planInbound } from './plan-inbound.ts';
import { planRules } from './plan-rules.ts';
import type { PlannedSoFar } from './planned-so-far.ts';
import type { Wishes } from './wishes.ts';

/** Steps for calling rules, inbound calling and external users, their removal included. */
export function planCalling(wishes: Wishes, planned: PlannedSoFar, context: PlanContext): Step[] {
  const { calling } = wishes;
  contradictingInbound(wishes, context);
  return [
    ...planRules(calling.rules, planned, context),
    ...planInbound(calling.inbound, planned, context),
    ...planExternalUsers(calling.users, calling.userRemovals, planned, context),
  ];
}
