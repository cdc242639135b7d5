import { hashOfFile } from './hash-of-file.ts';
import type { JobInfo, JobState, OutcomeCounts, StepState } from '../../shared/domain/job.ts';
import { step } from '../../shared/domain/plan.ts';
import type { Plan, Step } from '../../shared/domain/plan.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { Journal } from '../engine/ports.ts';
import type { EditedCell, EditGroup, Edits } from './edit-table.ts';
import type { JobFacts } from './facts-table.ts';
import { groupCommit } from './group-commit.ts';
import { sourceOf } from './job-folder.ts';
import type { JobThread } from './job-thread.ts';
import type { JournalLine } from './journal-table.ts';
import type { StepQuery } from './plan-table.ts';
import { PLAN_HEAD, fromParts, planFromText, planHead, planToText } from './plan-text.ts';
import type { PlanHead } from './plan-text.ts';
import { explain } from './store-failure.ts';

/** Entries that arrive within this many milliseconds share a commit. */
const WINDOW_MS = 2;

/** What may become another in the life of a job. */
export type JobChange = Partial<
  Pick<JobFacts, 'apiUrl' | 'organization' | 'property' | 'options' | 'setup' | 'state' | 'rows'>
>;

/**
 * An open job, held by this process alone. Promises resolve when what they wrote is on disk
 * and reject with a StoreError (`disk`, `damaged`) when it is not.
 */
export type Job = {
  id: string;
  folder: string;
  info(): Promise<JobInfo>;
  /** The job's own copies, in the order given; empty for saved plans. */
  sourcePaths(): string[];
  /** SHA-256 of each copy, in hex, as it lies on disk now. */
  sourceHashes(): Promise<string[]>;
  organization(): string | null;
  options(): PlanOptions;
  /** JSON as the app gave it. */
  setup(): unknown;
  setState(state: JobState): Promise<void>;
  setProperty(property: { id: string; name: string } | null): Promise<void>;
  /** Takes over what became known or was chosen since; all of it or nothing. */
  change(facts: JobChange): Promise<void>;
  /** All of it or nothing; takes the place of an earlier plan. */
  savePlan(plan: Plan): Promise<void>;
  /** Null until a plan was saved. */
  loadPlan(): Promise<Plan | null>;
  /** The plan without its steps and rows, quick however large it is; null until one was saved. */
  planHead(): Promise<PlanHead | null>;
  /** A page of the plan's steps, in its order. */
  planSteps(wanted: StepQuery): Promise<{ total: number; items: Step[] }>;
  /** How many steps the plan has of each kind and action. */
  stepCounts(): Promise<[kind: string, action: string, steps: number][]>;
  edits: {
    read(): Promise<Edits>;
    /** Adds a group upon the last that counts, which it then is. */
    append(cells: EditedCell[]): Promise<EditGroup>;
    /** Makes another group the last that counts; 0 for none. */
    moveTo(group: number): Promise<void>;
  };
  /** After a failed commit it refuses everything further with the same error. */
  journal: Journal;
  /** The last recorded state of every step that has one. */
  states(): Promise<Map<string, StepState>>;
  /** Everything recorded, oldest first; `at` in milliseconds of the wall clock. */
  history(): Promise<{ stepId: string; state: StepState; at: number }[]>;
  /** Keeps a small JSON value under a key; undefined forgets it. */
  remember(key: string, value: unknown): Promise<void>;
  /** Undefined where nothing is kept. */
  recall(key: string): Promise<unknown>;
  saveCounts(counts: OutcomeCounts): Promise<void>;
  /** Writes what waits, then frees the job; the lock dies with the process too. Closing twice does no harm. */
  close(): Promise<void>;
};

/** Opens the job in a folder. The thread is the job's from here on. @throws StoreError */
export async function openJob(
  thread: JobThread,
  id: string,
  folder: string,
  now: () => number,
): Promise<Job> {
  let facts = await thread.call('open', folder, id);
  const commit = groupCommit<JournalLine>((lines) => thread.call('append', lines), WINDOW_MS);
  const put = async (change: Partial<JobFacts>): Promise<void> => {
    const whole = { ...change, updatedAt: new Date(now()).toISOString() };
    await thread.call('putFacts', whole);
    facts = { ...facts, ...whole };
  };

  const readable = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explain(error, { id, folder });
    }
  };

  const sourcePaths = (): string[] =>
    facts.sources.map((name, position) => sourceOf(folder, name, position));

  return {
    id,
    folder,
    info: () => thread.call('info'),
    sourcePaths,
    sourceHashes: () => Promise.all(sourcePaths().map(hashOfFile)),
    organization: () => facts.organization,
    options: () => facts.options,
    setup: () => facts.setup,
    setState: (state) => put({ state }),
    setProperty: (property) => put({ property }),
    change: put,
    savePlan: async (plan) => thread.call('savePlan', await planToText(plan)),
    loadPlan: async () => {
      const text = await thread.call('loadPlan');
      return (
        text &&
        planFromText(text).catch((error: unknown) => {
          throw explain(error, { id, folder });
        })
      );
    },
    planHead: async () => {
      const parts = await thread.call('planParts', PLAN_HEAD);
      return parts.length === 0 ? null : readable(() => planHead.parse(fromParts(parts)));
    },
    planSteps: async (wanted) => {
      const { total, items } = await thread.call('pageSteps', wanted);
      return { total, items: readable(() => items.map((one) => step.parse(JSON.parse(one)))) };
    },
    stepCounts: () => thread.call('countSteps'),
    edits: {
      read: () => thread.call('edits'),
      append: (cells) => thread.call('appendEdits', cells, now()),
      moveTo: (group) => thread.call('moveEdits', group),
    },
    journal: {
      record: (entries) => commit.add(entries.map((entry) => ({ ...entry, at: now() }))),
    },
    states: async () =>
      new Map((await thread.call('lastLines')).map((line) => [line.stepId, line.state])),
    history: () => thread.call('lines'),
    remember: (key, value) =>
      thread.call('remember', key, value === undefined ? null : JSON.stringify(value)),
    recall: async (key) => {
      const value = await thread.call('recall', key);
      return value === null ? undefined : (JSON.parse(value) as unknown);
    },
    saveCounts: (counts) => put({ counts }),
    close: async () => {
      await commit.drained();
      await thread.end();
    },
  };
}
