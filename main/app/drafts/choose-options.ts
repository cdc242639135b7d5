import { planChoices, runConsents } from '../../../shared/domain/settings.ts';
import type { PlanChoices } from '../../../shared/domain/settings.ts';
import type { CheckContext } from '../../engine/understand/check-context.ts';
import type { Job } from '../../jobs/job-store.ts';
import { understandAnew } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** What the next plan of a job is made with, as the person chose it. */
export function choicesOf(job: Pick<Job, 'options'>): PlanChoices {
  return planChoices.parse(job.options());
}

/**
 * Takes over choices for the plan, on disk first. Consents that were given are gone by that: they
 * were for a plan of other choices. Limits and repairs count for the rows at once.
 */
export async function chooseOptions(
  state: DraftState,
  job: Pick<Job, 'change'>,
  choices: PlanChoices,
): Promise<void> {
  await job.change({ options: { ...choices, ...runConsents.parse({}) } });
  checkWith(state, { ...state.context, limits: choices.limits }, choices.repair);
}

/** Maps and checks every row anew, where that may come to anything else. */
export function checkWith(state: DraftState, context: CheckContext, repair: boolean): void {
  const same = JSON.stringify([state.context, state.repair]) === JSON.stringify([context, repair]);
  if (same) return;
  Object.assign(state, { context, repair });
  understandAnew(state);
}
