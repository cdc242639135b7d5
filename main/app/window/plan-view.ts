import { z } from 'zod';
import type { PlanView, StepView } from '../../../shared/contract/calls/window-jobs.ts';
import { ACTIONS, STEP_KINDS } from '../../../shared/domain/kinds.ts';
import type { PlanCounts, Step } from '../../../shared/domain/plan.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { Job } from '../../jobs/job-store.ts';
import type { DraftState } from '../drafts/draft-state.ts';
import { choicesOf } from '../drafts/choose-options.ts';
import { jobSetup } from '../job-setup.ts';
import { problemInWindow, windowWords } from '../window-words.ts';

/** More than anybody reads; the figure beside them says how many there are. */
const PROBLEMS_SHOWN = 500;

const PLANNED = 'planned';
/** As reasons name it. */
const ALLOW_MESSAGES = '--allow-messages';

/** What a plan was made from, kept beside it. */
const planned = z.object({
  planHash: z.string(),
  /** See `revisionOf`. */
  revision: z.string(),
  /** So many of the plan's problems, the first ones, are those of the rows alone. */
  rowProblems: z.int(),
});
export type Planned = z.infer<typeof planned>;

export async function rememberPlanned(job: Job, what: Planned): Promise<void> {
  await job.remember(PLANNED, what);
}

/**
 * Tells states of a draft apart without reading its files: its plan follows from the files, which never
 * change, from these, and from what is live.
 */
export function revisionOf(job: Job, cursor: number): string {
  const setup = jobSetup.parse(job.setup());
  return JSON.stringify([
    cursor,
    setup.columns,
    setup.shapings,
    setup.reading,
    setup.country ?? null,
    setup.vertical ?? null,
    setup.account,
    setup.property,
    choicesOf(job),
  ]);
}

/** The plan of a job as a screen shows it; null where it has none. */
export async function planViewOf(job: Job, draft: DraftState | null): Promise<PlanView | null> {
  const head = await job.planHead();
  if (!head) return null;
  const known = planned.safeParse(await job.recall(PLANNED));
  const isOurs = known.success && known.data.planHash === head.planHash;
  const ofRows = isOurs ? known.data.rowProblems : 0;
  const live = head.problems.slice(ofRows);
  const invalidRows = rowsWithErrors(head.problems);
  const kinds = await kindsOf(job);
  const { options, counts, requests, estimateSeconds, limits, property, apiUrl } = head;
  return {
    planHash: head.planHash,
    createdAt: head.createdAt,
    property,
    apiUrl,
    options,
    counts,
    kinds,
    requests,
    estimateSeconds,
    limits,
    notes: head.notes.map(windowWords),
    rooms: head.rooms ?? null,
    messages: messagesOf(kinds, await heldBack(job, counts.blocked)),
    invalidRows,
    invalidLiveRows: invalidRows - rowsWithErrors(head.problems.slice(0, ofRows)),
    problems: live.slice(0, PROBLEMS_SHOWN).map(problemInWindow),
    problemsTotal: live.length,
    outdated: await isOutdated(job, draft, known.success ? known.data : null, head.planHash),
  };
}

/** A step without what only the run needs. */
export function stepView(whole: Step): StepView {
  const { write: _write, needs: _needs, restore: _restore, reason, ...step } = whole;
  return { ...step, reason: reason === null ? null : windowWords(reason) };
}

async function isOutdated(
  job: Job,
  draft: DraftState | null,
  known: Planned | null,
  planHash: string,
): Promise<boolean> {
  // Only drafts change; a job of the command line never does.
  if ((await job.info()).state !== 'draft') return false;
  const cursor = draft?.history.cursor ?? (await job.edits.read()).cursor;
  return known?.planHash !== planHash || known.revision !== revisionOf(job, cursor);
}

/** Every such step that is sent sends a message to a person's phone. */
function messagesOf(kinds: PlanView['kinds'], held: number): PlanView['messages'] {
  const counts = kinds.find(({ kind }) => kind === 'inboundCalling')?.counts;
  return { sent: (counts?.create ?? 0) + (counts?.remove ?? 0), held };
}

/** Steps that wait for nothing but the consent that their reason names. */
async function heldBack(job: Job, blocked: number): Promise<number> {
  if (blocked === 0) return 0;
  const wanted = { kind: null, action: 'blocked', text: ALLOW_MESSAGES, offset: 0, limit: 0 };
  return (await job.planSteps(wanted)).total;
}

async function kindsOf(job: Job): Promise<PlanView['kinds']> {
  const found = await job.stepCounts();
  return STEP_KINDS.flatMap((kind) => {
    const ofKind = found.filter(([name]) => name === kind);
    if (ofKind.length === 0) return [];
    const count = (action: string) => ofKind.find(([, name]) => name === action)?.[2] ?? 0;
    const counts = Object.fromEntries(ACTIONS.map((action) => [action, count(action)]));
    return [{ kind, counts: counts as PlanCounts }];
  });
}

function rowsWithErrors(problems: readonly Problem[]): number {
  const errors = problems.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ sheet, row }) => `${row} ${sheet}`)).size;
}
