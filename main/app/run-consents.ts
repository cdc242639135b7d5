import type { Plan } from '../../shared/domain/plan.ts';
import { runConsents } from '../../shared/domain/settings.ts';
import type { RunConsents } from '../../shared/domain/settings.ts';
import type { Job } from '../jobs/job-store.ts';

/** The consents that a run begins or goes on with: those given now, else those that the job keeps. */
export function consentsOf(given: RunConsents, job: Pick<Job, 'options'>): RunConsents {
  const kept = job.options();
  return {
    yesDelete: given.yesDelete ?? kept.yesDelete,
    yesProperty: given.yesProperty ?? kept.yesProperty,
    allowOverwrite: given.allowOverwrite || kept.allowOverwrite,
  };
}

/** A plan with the consents that its job keeps, which in a window come after the plan was made. */
export function withKeptConsents(plan: Plan, job: Pick<Job, 'options'>): Plan {
  return { ...plan, options: { ...plan.options, ...consentsOf(runConsents.parse({}), job) } };
}
