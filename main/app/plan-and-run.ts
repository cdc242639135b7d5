import type { CallError } from '../../shared/contract/errors.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import type { Unit } from '../../shared/domain/live.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { Job } from '../jobs/job-store.ts';
import { hasErrors, invalidRows, missingConsent } from './call-errors.ts';
import { chooseProperty } from './choose-property.ts';
import { makePlan } from './make-plan.ts';
import type { AppPorts } from './ports.ts';
import { pilotRows } from './pilot.ts';
import { runJob } from './run-job.ts';
import type { RunChoices } from './run-job.ts';
import type { StopControl } from './stop-control.ts';
import type { Session } from './session.ts';
import { stoppedEarly } from './stop-words.ts';
import type { Understanding } from './understand-files.ts';

type MakePlan = (property: Unit) => Promise<Result<Plan, CallError>>;

/** Plans for a job that has no plan yet, and runs. The job keeps its state `planning` until it has a plan. */
export async function planAndRun(
  ports: AppPorts,
  session: Session,
  job: Job,
  understood: Understanding,
  options: PlanOptions,
  control: StopControl,
  run: RunChoices,
): Promise<Result<RunSummary, CallError>> {
  const make = (property: Unit): Promise<Result<Plan, CallError>> =>
    makePlan(ports, session, property, understood, options, control.pause);
  return makeAndRun(ports, session, job, make, control, run);
}

/** The same, however the plan comes about. @param make asked once the property is known */
export async function makeAndRun(
  ports: AppPorts,
  session: Session,
  job: Job,
  make: MakePlan,
  control: StopControl,
  run: RunChoices,
): Promise<Result<RunSummary, CallError>> {
  const made = await planFor(ports, session, job, make, control, run);
  if (made.ok) return runJob(ports, session, job, made.value, control, run);
  // A job that was stopped on purpose waits; whoever stopped it wants to know how it goes on.
  const goOn = `Go on: bellhop resume ${job.id}`;
  return fail(stoppedEarly(made.error, control, ports.clock.now(), goOn));
}

async function planFor(
  ports: AppPorts,
  session: Session,
  job: Job,
  make: MakePlan,
  control: StopControl,
  run: RunChoices,
): Promise<Result<Plan, CallError>> {
  const known = (await job.info()).property?.id ?? session.info.property;
  const property = await chooseProperty(session, known, control.pause);
  if (!property.ok) return property;
  await job.setProperty({ id: property.value.id, name: property.value.name });
  const plan = await make(property.value);
  if (!plan.ok) return plan;
  if (hasErrors(plan.value.problems) && !plan.value.options.skipInvalid) {
    return fail(invalidRows(plan.value.problems));
  }
  const missing = missingConsent(plan.value);
  if (missing) return fail(missing);
  const pilot = pilotRows(plan.value, new Map(), run);
  if (!pilot.ok) return pilot;
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
