import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';

/** A room's profile as it will be, for the steps that point at it. */
export type PlannedProfile = { ref: IdRef; name: string; step: Step };
