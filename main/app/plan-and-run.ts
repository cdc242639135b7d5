import type { CallError } from '../../shared/contract/errors.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { RunControl } from '../engine/run/run-types.ts';
import type { Job } from '../jobs/job-store.ts';
import { hasErrors, invalidRows, missingConsent } from './call-errors.ts';
import { chooseProperty } from './choose-property.ts';
import { makePlan } from './make-plan.ts';
import type { AppPorts } from './ports.ts';
import { runJob } from './run-job.ts';
import type { RunChoices } from './run-job.ts';
import type { Session } from './session.ts';
import type { Understanding } from './understand-files.ts';

/** Plans for a job that has no plan yet, and runs. The job keeps its state `planning` until it has a plan. */
export async function planAndRun(
  ports: AppPorts,
  session: Session,
  job: Job,
  understood: Understanding,
  options: PlanOptions,
  control: RunControl,
  run: RunChoices,
): Promise<Result<RunSummary, CallError>> {
  const made = await planFor(ports, session, job, understood, options, control);
  if (made.ok) return runJob(ports, session, job, made.value, control, run);
  // A job that was stopped on purpose waits; whoever stopped it wants to know how it goes on.
  const { code, message } = made.error;
  return code === 'stopped'
    ? fail({ code, message: `${message} Go on: bellhop resume ${job.id}` })
    : made;
}

async function planFor(
  ports: AppPorts,
  session: Session,
  job: Job,
  understood: Understanding,
  options: PlanOptions,
  control: RunControl,
): Promise<Result<Plan, CallError>> {
  const known = (await job.info()).property?.id ?? session.info.property;
  const property = await chooseProperty(session, known, control.pause);
  if (!property.ok) return property;
  await job.setProperty({ id: property.value.id, name: property.value.name });
  const plan = await makePlan(ports, session, property.value, understood, options, control.pause);
  if (!plan.ok) return plan;
  if (hasErrors(plan.value.problems) && !options.skipInvalid) {
    return fail(invalidRows(plan.value.problems));
  }
  const missing = missingConsent(plan.value);
  if (missing) return fail(missing);
  const { counts, requests, estimateSeconds } = plan.value;
  ports.emit('planned', {
    requests,
    estimateSeconds,
    create: counts.create,
    change: counts.change,
    unchanged: counts.unchanged,
    property: property.value.name,
  });
  await job.savePlan(plan.value);
  await job.setState('ready');
  return plan;
}
