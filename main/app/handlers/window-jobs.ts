import type { ReportView } from '../../../shared/domain/job.ts';
import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { JobState } from '../../../shared/domain/job.ts';
import { ACTIONS_BY_WEIGHT, OUTCOMES_BY_WEIGHT } from '../../../shared/domain/weight.ts';
import { countOutcomes, reportRows } from '../../engine/run/report.ts';
import { callError } from '../call-errors.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import { consentsOf } from '../run-consents.ts';
import type { RunSlot } from '../run-slot.ts';
import { windowWords } from '../window-words.ts';
import type { Desk, HeldJob } from '../window/desk.ts';
import { planDraft } from '../window/plan-draft.ts';
import { planViewOf, stepView } from '../window/plan-view.ts';
import { rowName } from '../window/row-name.ts';
import { accountReady, keepLastEnd, readLastEnd, refuseRun, runHeld } from '../window/run-held.ts';
import { openDraft } from './drafts.ts';

type WindowJobCalls =
  | 'jobs.status'
  | 'jobs.plan'
  | 'plan.view'
  | 'plan.steps'
  | 'jobs.run'
  | 'jobs.report'
  | 'files.target';

const OWN_ERROR =
  'Bellhop met an error of its own during the run; what was sent is in the journal, so run again to settle it. The log in the data folder says more.';

/** A report of a run under way is made anew at most so often. */
const REPORT_EVERY_MS = 1000;

/** Calls that take a job of the window from its rows to its result. */
export function windowJobHandlers(
  ports: AppPorts,
  slot: RunSlot,
  desk: Desk,
  onBug: (error: unknown) => void,
): Pick<Handlers, WindowJobCalls> {
  const changed = ({ job }: HeldJob) => ports.emit('job.changed', { job: job.id });

  return {
    'jobs.status': ({ job }) =>
      desk.use(job, async (held) => {
        const { summary, error } = await readLastEnd(held);
        const setup = jobSetup.safeParse(held.job.setup());
        return ok({
          info: await held.job.info(),
          busy: held.busy,
          progress: held.progress,
          summary,
          lastError: error,
          account: setup.success ? setup.data.account : null,
        });
      }),

    'jobs.plan': ({ job, ...wish }) =>
      desk.use(job, async (held) => {
        if (held.busy) return atWork(held);
        held.busy = 'planning';
        try {
          const { state: stands } = await held.job.info();
          if (stands !== 'draft') return fail(notPlannedAnew(job, stands));
          changed(held);
          const state = await held.inTurn(() => openDraft(ports, held));
          if (!state.ok) return state;
          const planned = await planDraft(ports, slot, held, state.value, wish);
          const error = planned.ok ? null : windowWords(planned.error.message);
          await keepLastEnd(held, { summary: null, error });
          return planned;
        } finally {
          held.busy = null;
          changed(held);
        }
      }),

    'plan.view': ({ job }) =>
      desk.use(job, async (held) => ok(await planViewOf(held.job, held.draft))),

    'plan.steps': ({ job, kind, action, text, offset, limit }) =>
      desk.use(job, async (held) => {
        const page = await held.job.planSteps({
          kind,
          action,
          text,
          first: ACTIONS_BY_WEIGHT,
          offset,
          limit,
        });
        return ok({ total: page.total, items: page.items.map(stepView) });
      }),

    'jobs.run': ({ job, ...wish }) =>
      desk.use(job, async (held) => {
        if (held.busy) return atWork(held);
        // At once: a second click must find it so.
        held.busy = 'running';
        let begun = false;
        try {
          // In turn with edits: one that was under way outdates the plan.
          const refused = await held.inTurn(() => refuseRun(held, wish, ports.clock.now()));
          if (refused) return fail(refused);
          const ready = await accountReady(ports, held);
          if (!ready.ok) return ready;
          const setup = jobSetup.parse(held.job.setup());
          const options = { ...held.job.options(), ...consentsOf(wish.consents, held.job) };
          await held.job.change({ setup: { ...setup, yes: true }, options });
          await keepLastEnd(held, { summary: null, error: null });
          begun = true;
        } finally {
          if (!begun) held.busy = null;
        }
        held.progress = null;
        changed(held);
        void desk.use(job, async () => {
          try {
            await keepLastEnd(held, await runHeld(ports, slot, held, wish));
          } catch (error) {
            onBug(error);
            await keepLastEnd(held, { summary: null, error: OWN_ERROR }).catch(onBug);
            await held.job.setState('stopped').catch(onBug);
          } finally {
            held.busy = null;
            changed(held);
          }
          return ok(null);
        });
        return ok(null);
      }),

    'jobs.report': ({ job, outcome, offset, limit }) =>
      desk.use(job, async (held) => {
        const lines = await held.inTurn(() => reportOf(ports, held));
        const fitting = outcome === null ? lines : lines.filter((one) => one.outcome === outcome);
        const items = fitting.slice(offset, offset + limit);
        return ok({ total: fitting.length, items, counts: countOutcomes(lines) });
      }),

    'files.target': async ({ suggestedName }) => ok(await ports.chooseTarget(suggestedName)),
  };
}

/** A line for every row; none before there is a plan. */
async function reportOf(ports: AppPorts, held: HeldJob): Promise<ReportView[]> {
  const { job, report } = held;
  const now = ports.clock.ticks();
  if (report && (held.busy !== 'running' || now - report.at < REPORT_EVERY_MS)) return report.lines;
  const plan = (held.plan ??= await job.loadPlan());
  if (!plan) return [];
  const names = plan.rows.map(rowName);
  const lines = reportRows(plan, await job.states(), plan.problems)
    .map((line, index) => ({
      ...line,
      name: names[index] ?? '',
      reason: windowWords(line.reason),
    }))
    .toSorted((a, b) => weight(a) - weight(b));
  held.report = { at: now, lines };
  return lines;
}

function weight({ outcome }: ReportView): number {
  return OUTCOMES_BY_WEIGHT.indexOf(outcome);
}

function atWork({ job, busy }: HeldJob) {
  const what = busy === 'planning' ? 'being planned' : 'running already';
  return fail(callError('usage', `Job ${job.id} is ${what}; wait for it or stop it.`));
}

function notPlannedAnew(job: string, state: JobState) {
  return callError(
    'usage',
    state === 'planning'
      ? `Job ${job} was begun on the command line; go on with it there, or begin a new job with its file.`
      : `Job ${job} has been run, so its plan stays as it was; begin a new job to change more.`,
  );
}
