import type { CallError } from '../../shared/contract/errors.ts';
import type { RunSummary, Traffic } from '../../shared/domain/job.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { planOptions } from '../../shared/domain/settings.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { Job } from '../jobs/job-store.ts';
import { storeError } from './call-errors.ts';
import { chooseProperty } from './choose-property.ts';
import { jobSetup } from './job-setup.ts';
import type { JobSetup } from './job-setup.ts';
import { makeUndoPlan } from './make-undo-plan.ts';
import { makeAndRun } from './plan-and-run.ts';
import type { AppPorts } from './ports.ts';
import type { RunChoices } from './run-job.ts';
import { accountMismatch } from './same-account.ts';
import { withSession } from './session.ts';
import type { Session } from './session.ts';
import type { StopControl } from './stop-control.ts';
import type { Undoable } from './undo-source-of.ts';
import { keepSource, undoableOf } from './undo-source-of.ts';

export type UndoChoices = Pick<PlanOptions, 'allowMessages' | 'sharedBooks' | 'yesDelete'>;
export type UndoWish = { job: string; options: UndoChoices };

/** Shows what taking a job back would do. Nothing is written, and no job comes about. */
export function showUndo(
  ports: AppPorts,
  wish: UndoWish,
  control: StopControl,
): Promise<Result<{ plan: Plan; traffic: Traffic }, CallError>> {
  return withUndoable(ports, wish.job, control, async (session, { plan, source }) => {
    const property = await chooseProperty(session, plan.property.id, control.pause);
    if (!property.ok) return property;
    const options = optionsOf(plan, wish.options);
    const made = await makeUndoPlan(ports, session, property.value, source, options, control.pause);
    return made.ok ? ok({ plan: made.value, traffic: { ...session.traffic } }) : made;
  });
}

/**
 * Takes a job back by a job of its own, which can be resumed and taken back like any other. It uses
 * the host, organisation and property of the first one, and is gone again where nothing was sent.
 */
export function undoJob(
  ports: AppPorts,
  wish: UndoWish & { skipStale: boolean; run: RunChoices },
  control: StopControl,
): Promise<Result<RunSummary, CallError>> {
  return withUndoable(ports, wish.job, control, async (session, { plan, source }, first) => {
    const options = optionsOf(plan, wish.options);
    const was = jobSetup.safeParse(first.setup());
    const setup: JobSetup = {
      map: [],
      yes: true,
      rehearsal: was.success && was.data.rehearsal,
      account: was.success ? was.data.account : null,
      skipStale: wish.skipStale,
    };
    const created = await ports.jobs.create({
      apiUrl: session.info.apiUrl,
      organization: first.organization(),
      property: plan.property,
      sources: [],
      options,
      undoOf: wish.job,
      setup,
    });
    if (!created.ok) return fail(storeError(created.error));
    const job = created.value;
    let keep = true;
    try {
      await keepSource(job, source);
      const make = (property: Parameters<typeof makeUndoPlan>[2]) =>
        makeUndoPlan(ports, session, property, source, options, control.pause);
      const ended = await makeAndRun(ports, session, job, make, control, wish.run);
      keep = ended.ok || ended.error.code === 'stopped' || (await job.info()).state !== 'planning';
      return ended;
    } finally {
      await job.close();
      if (!keep) await ports.jobs.remove(job.id);
    }
  });
}

/** Of the choices of a job, those that say how its property is to be taken stay; consents are asked anew. */
function optionsOf(
  { options: { limits, trunk, serviceProvider } }: Pick<Plan, 'options'>,
  given: UndoChoices,
): PlanOptions {
  return planOptions.parse({ limits, trunk, serviceProvider, ...given });
}

/** The job stays open all the while, so that nobody goes on with what is being taken back. */
async function withUndoable<T>(
  ports: AppPorts,
  id: string,
  control: StopControl,
  work: (session: Session, found: Undoable, job: Job) => Promise<Result<T, CallError>>,
): Promise<Result<T, CallError>> {
  const opened = await ports.jobs.open(id);
  if (!opened.ok) return fail(storeError(opened.error));
  const job = opened.value;
  try {
    const found = await undoableOf(job);
    if (!found.ok) return found;
    const { apiUrl } = await job.info();
    const belongs = {
      apiUrl,
      organization: job.organization(),
      property: found.value.plan.property,
    };
    const setup = jobSetup.safeParse(job.setup());
    return await withSession(
      ports,
      async (session) => {
        const mismatch = accountMismatch(`Job ${id}`, belongs, session.info);
        return mismatch ? fail(mismatch) : work(session, found.value, job);
      },
      setup.success ? setup.data.account : null,
      control.mayLeave,
    );
  } finally {
    await job.close();
  }
}
