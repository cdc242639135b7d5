import type { CallError } from '../../shared/contract/errors.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import type { Unit } from '../../shared/domain/live.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Job } from '../jobs/job-store.ts';
import { callError, storeError } from './call-errors.ts';
import { jobSetup } from './job-setup.ts';
import { makeUndoPlan } from './make-undo-plan.ts';
import { makeAndRun, planAndRun } from './plan-and-run.ts';
import type { AppPorts } from './ports.ts';
import { recheck, recheckUndo, stalePlan, withoutStale } from './recheck.ts';
import { withKeptConsents } from './run-consents.ts';
import { runJob } from './run-job.ts';
import type { RunChoices } from './run-job.ts';
import type { StopControl } from './stop-control.ts';
import { accountMismatch } from './same-account.ts';
import { withSession } from './session.ts';
import type { Session } from './session.ts';
import { stoppedEarly } from './stop-words.ts';
import { sourceOf } from './undo-source-of.ts';
import { understandFiles } from './understand-files.ts';

/** After this long without an answer, what the open steps touch may have changed. */
const STALE_AFTER_MS = 15 * 60_000;

/** Goes on with a job where it stopped, or plans again where it was killed while planning. */
export async function resumeJob(
  ports: AppPorts,
  wish: { job: string | null; skipStale: boolean; run: RunChoices },
  control: StopControl,
): Promise<Result<RunSummary, CallError>> {
  const id = wish.job ?? (await ports.jobs.newestUnfinished());
  if (id === null) {
    return fail(
      callError('no-such-job', 'There is no unfinished job; bellhop jobs lists them all.'),
    );
  }
  const opened = await ports.jobs.open(id);
  if (!opened.ok) return fail(storeError(opened.error));
  const job = opened.value;
  try {
    const info = await job.info();
    if (info.state === 'draft') return fail(stillADraft(id));
    const setup = jobSetup.safeParse(job.setup());
    const account = setup.success ? setup.data.account : null;
    const work = async (session: Session) => {
      const belongs = { ...info, organization: job.organization() };
      const mismatch = accountMismatch(`Job ${id}`, belongs, session.info);
      if (mismatch) return fail(mismatch);
      const plan = await job.loadPlan();
      const skipStale = wish.skipStale || (setup.success && setup.data.skipStale === true);
      return plan
        ? goOn(ports, session, job, plan, control, wish.run, skipStale)
        : planAgain(ports, session, job, control, wish.run);
    };
    return await withSession(ports, work, account, control.mayLeave);
  } finally {
    await job.close();
  }
}

function stillADraft(id: string): CallError {
  return callError(
    'usage',
    `Job ${id} is a draft of the window: nobody has asked yet to send it. Open it there and run it.`,
  );
}

/**
 * Runs what is open of a plan, after reading again what it touches where that may have changed.
 *
 * @param skipStale leaves out the steps that have, instead of sending nothing
 */
export async function goOn(
  ports: AppPorts,
  session: Session,
  job: Job,
  plan: Plan,
  control: StopControl,
  run: RunChoices,
  skipStale = false,
): Promise<Result<RunSummary, CallError>> {
  let current = withKeptConsents(plan, job);
  const lastAnswer = (await job.history()).at(-1)?.at ?? Date.parse(plan.createdAt);
  const age = ports.clock.now() - lastAnswer;
  // An answer from the future: the clock was set, and nobody knows how long ago it was.
  if (age < 0 || age > STALE_AFTER_MS) {
    const checked = await recheckJob(ports, session, job, plan, control.pause);
    if (!checked.ok) {
      const how = `Go on: bellhop resume ${job.id}`;
      return fail(stoppedEarly(checked.error, control, ports.clock.now(), how));
    }
    const { stale } = checked.value;
    if (stale.length > 0 && !skipStale) {
      const how = `Leave these out: bellhop resume ${job.id} --skip-stale, or plan the file anew.`;
      return fail(stalePlan(stale, how));
    }
    if (stale.length > 0) {
      current = withoutStale(current, stale);
      await job.savePlan(current);
    }
  }
  return runJob(ports, session, job, current, control, run);
}

async function recheckJob(
  ports: AppPorts,
  session: Session,
  job: Job,
  plan: Plan,
  signal: AbortSignal,
): ReturnType<typeof recheck> {
  const states = await job.states();
  if (plan.undoOf === undefined) return recheck(ports, session, plan, states, signal);
  const source = await sourceOf(ports, job, plan.undoOf);
  if (!source.ok) return source;
  return recheckUndo(ports, session, { plan, source: source.value }, states, signal);
}

async function planAgain(
  ports: AppPorts,
  session: Session,
  job: Job,
  control: StopControl,
  run: RunChoices,
): Promise<Result<RunSummary, CallError>> {
  const setup = jobSetup.safeParse(job.setup());
  const options = job.options();
  const { undoOf } = await job.info();
  if (undoOf !== undefined) {
    const source = await sourceOf(ports, job, undoOf);
    if (!source.ok) return source;
    const make = (property: Unit) =>
      makeUndoPlan(ports, session, property, source.value, options, control.pause);
    return makeAndRun(ports, session, job, make, control, run);
  }
  const understood = setup.success
    ? await understandFiles(ports, job.sourcePaths(), {
        map: setup.data.map,
        limits: options.limits,
        repair: options.repair,
        reading: setup.data.reading,
        shape: setup.data.shape,
        recipe: setup.data.recipe,
      })
    : fail(callError('store', `Job ${job.id} does not say how it was begun; apply its file anew.`));
  if (!understood.ok) return understood;
  return planAndRun(ports, session, job, understood.value, options, control, run);
}
