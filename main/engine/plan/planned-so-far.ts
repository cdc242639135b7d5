import type { Step } from '../../../shared/domain/plan.ts';
import type { PlannedBook } from './plan-books.ts';
import type { PlannedProfile } from './planned-profile.ts';

/** What the parts that come after the main objects know of them. */
export type PlannedSoFar = {
  profiles: ReadonlyMap<string, PlannedProfile>;
  books: ReadonlyMap<string, PlannedBook>;
  /** All steps planned before, in order. */
  steps: readonly Step[];
};
