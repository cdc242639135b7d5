import type { Unit } from '../../../shared/domain/live.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';
import type { PlannedSoFar } from './planned-so-far.ts';

/** The profile that a room has or will have by this plan; null where it has none and gets none. */
export function profileRef(
  unit: Unit,
  { profiles }: Pick<PlannedSoFar, 'profiles'>,
  { live, finder }: Pick<PlanContext, 'live' | 'finder'>,
): IdRef | null {
  const planned = profiles.get(unit.id);
  if (planned) return planned.ref;
  const profile = mustBeRead(
    live.profiles.get(unit.id),
    `The profile of ${finder.pathOf(unit.id)}`,
  );
  return profile && { id: profile.id };
}

/** Steps that must be done before these are known. */
export function needsOf(...refs: IdRef[]): string[] {
  return refs.flatMap((ref) => ('step' in ref ? [ref.step] : []));
}
