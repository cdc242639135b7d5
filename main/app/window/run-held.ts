import { z } from 'zod';
import type { RunLimits } from '../../../shared/contract/calls/run-choices.ts';
import { runSummary } from '../../../shared/domain/job.ts';
import type { RunSummary } from '../../../shared/domain/job.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { AccountInfo, RunConsents } from '../../../shared/domain/settings.ts';
import {
  callError,
  hasErrors,
  invalidRows,
  missingConsent,
  thrownByStore,
} from '../call-errors.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import { pilotRows } from '../pilot.ts';
import { goOn } from '../resume-job.ts';
import { consentsOf } from '../run-consents.ts';
import { misusedLimits, stopMoment } from '../run-limits.ts';
import type { RunSlot } from '../run-slot.ts';
import { accountMismatch } from '../same-account.ts';
import type { Belonging } from '../same-account.ts';
import { withSession } from '../session.ts';
import { windowWords } from '../window-words.ts';
import type { HeldJob } from './desk.ts';
import { planViewOf } from './plan-view.ts';

export type RunWish = RunLimits & {
  planHash: string;
  yes: boolean;
  skipStale: boolean;
  consents: RunConsents;
};

const LAST_END = 'lastEnd';
const lastEnd = z.object({ summary: runSummary.nullable(), error: z.string().nullable() });
/** How the last run or planning of a job ended; kept in the job, so that it survives the program. */
export type LastEnd = z.infer<typeof lastEnd>;

export async function readLastEnd(held: HeldJob): Promise<LastEnd> {
  const known = lastEnd.safeParse(await held.job.recall(LAST_END));
  return known.success ? known.data : { summary: null, error: null };
}

export async function keepLastEnd(held: HeldJob, end: LastEnd): Promise<void> {
  await held.job.remember(LAST_END, end);
}

/** Why this run may not begin; null where it may. @param now wall clock, milliseconds */
export async function refuseRun(
  held: HeldJob,
  wish: RunWish,
  now: number,
): Promise<CallError | null> {
  const { job } = held;
  const view = await planViewOf(job, held.draft);
  if (!view) return callError('usage', `Job ${job.id} has no plan yet; plan it first.`);
  if (view.planHash !== wish.planHash) {
    return callError('stale-plan', 'The job was planned anew since; look at its plan again.');
  }
  if (!wish.yes) {
    return callError(
      'consent-missing',
      'Nothing was sent: look at the plan, then say that you want it.',
    );
  }
  if (view.outdated) {
    return callError(
      'stale-plan',
      'Nothing was sent: rows or columns have changed since this plan was made; plan again.',
    );
  }
  if ((await job.info()).state === 'finished') {
    return callError('usage', `Job ${job.id} is finished; begin a new job to change more.`);
  }
  if (view.invalidRows > 0 && !view.options.skipInvalid) {
    const problems = (await job.planHead())?.problems ?? [];
    if (hasErrors(problems)) {
      return callError('invalid-rows', windowWords(invalidRows(problems).message));
    }
  }
  return misusedLimits(wish, now) ?? (await consentMissing(held, wish)) ?? pilotMissing(held, wish);
}

/** The program asks for what a person must have typed, whatever the window let them press. */
async function consentMissing(held: HeldJob, wish: RunWish): Promise<CallError | null> {
  const plan = (held.plan ??= await held.job.loadPlan());
  if (!plan) return callError('usage', `Job ${held.job.id} has no plan.`);
  const options = { ...plan.options, ...consentsOf(wish.consents, held.job) };
  const missing = missingConsent({ ...plan, options });
  return missing && callError(missing.code, windowWords(missing.message));
}

/** A pilot without a room would be told only after the run began. */
async function pilotMissing(held: HeldJob, wish: RunWish): Promise<CallError | null> {
  if (!held.plan) return null;
  const pilot = pilotRows(held.plan, await held.job.states(), wish);
  return pilot.ok ? null : pilot.error;
}

/**
 * Runs a job to its end, whatever that is, and keeps what came of it. The caller has seen to it that
 * nothing speaks against it; what fails from here on is told by the job's status.
 */
export async function runHeld(
  ports: AppPorts,
  slot: RunSlot,
  held: HeldJob,
  wish: RunWish,
): Promise<LastEnd> {
  const { job } = held;
  const heard: AppPorts = {
    ...ports,
    emit: (name, payload) => {
      if (name === 'run.progress' && 'counts' in payload) held.progress = payload;
      ports.emit(name, payload);
    },
  };
  try {
    const { account } = jobSetup.parse(job.setup());
    const ended = await slot.use(
      (control) =>
        withSession(
          heard,
          async (session): Promise<Result<RunSummary, CallError>> => {
            const plan = (held.plan ??= await job.loadPlan());
            if (!plan) return fail(callError('usage', `Job ${job.id} has no plan.`));
            const refused = notItsAccount(job.id, plan, session.info);
            if (refused) return fail(refused);
            const { pilot, pilotFloor, stopAtFailures } = wish;
            const choices = { pilot, pilotFloor, stopAtFailures, results: null };
            return goOn(heard, session, job, plan, control, choices, wish.skipStale);
          },
          account,
          control.mayLeave,
        ),
      job.id,
      stopMoment(wish),
    );
    if (!ended.ok) return { summary: null, error: windowWords(ended.error.message) };
    const summary = { ...ended.value, message: windowWords(ended.value.message) };
    return { summary, error: null };
  } catch (error) {
    const refused = thrownByStore(error);
    if (!refused) throw error;
    return { summary: null, error: windowWords(refused.message) };
  } finally {
    // The plan may have lost steps that were stale; the report is of before.
    held.plan = null;
    held.report = null;
  }
}

/** A plan is for one host, organisation and property; the property is the plan's own. */
function notItsAccount(id: string, plan: Belonging, info: AccountInfo): CallError | null {
  return accountMismatch(`The plan of job ${id}`, plan, { ...info, property: null });
}

/** The account that a job's run needs, before anybody waits for it. */
export async function accountReady(
  ports: AppPorts,
  { job }: HeldJob,
): Promise<Result<null, CallError>> {
  const account = await ports.account(jobSetup.parse(job.setup()).account);
  if (!account.ok) return account;
  const plan = await job.planHead();
  const refused = plan && notItsAccount(job.id, plan, account.value.info);
  return refused ? fail(refused) : ok(null);
}
