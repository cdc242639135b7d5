import { z } from 'zod';
import { jobInfo, outcomeCounts, reportView, runSummary } from '../../domain/job.ts';
import { action, outcome, stepKind } from '../../domain/kinds.ts';
import { limitUse, planCounts, step } from '../../domain/plan.ts';
import { problem } from '../../domain/problem.ts';
import { planChoices, planOptions, runConsents } from '../../domain/settings.ts';
import { fileId, jobId, pageOf } from './common.ts';
import { runProgress } from './progress.ts';
import { runLimits } from './run-choices.ts';

/** A plan as a screen shows it; its steps are pulled by page. */
export const planView = z.object({
  planHash: z.string(),
  createdAt: z.string(),
  property: z.object({ id: z.string(), name: z.string() }),
  apiUrl: z.string(),
  options: planOptions,
  counts: planCounts,
  kinds: z.array(z.object({ kind: stepKind, counts: planCounts })),
  requests: z.int(),
  estimateSeconds: z.number(),
  limits: z.array(limitUse),
  notes: z.array(z.string()),
  /** Different rooms that the rows name, and how many of them the property has; null: nobody counted. */
  rooms: z.object({ named: z.int(), found: z.int() }).nullable(),
  messages: z.object({
    /** Steps of which each sends a message to a person's phone. */
    sent: z.int(),
    /** Steps that are blocked because they, or what they need, would send one. */
    held: z.int(),
  }),
  /** Rows that are left out because of errors. */
  invalidRows: z.int(),
  /** So many of them have errors only against what is live. */
  invalidLiveRows: z.int(),
  /** Errors and warnings that only live state brought up, such as a room that does not exist. */
  problems: z.array(problem),
  /** How many there are; only the first are given. */
  problemsTotal: z.int(),
  /** Rows or choices changed since: plan again before running. */
  outdated: z.boolean(),
});
export type PlanView = z.infer<typeof planView>;

const stepView = step.omit({ write: true, needs: true, restore: true });
export type StepView = z.infer<typeof stepView>;

/** Where a job stands, whoever asks and however often the window was reloaded. */
export const jobStatus = z.object({
  info: jobInfo,
  /** A run, a planning or a reading of this job is under way in this program. */
  busy: z.enum(['planning', 'running']).nullable(),
  progress: runProgress.nullable(),
  /** How the last run ended; null before the first. */
  summary: runSummary.nullable(),
  /** Why the last run or planning ended early, in one sentence. */
  lastError: z.string().nullable(),
  /** Stored account that the job belongs to; null: it came from the environment, or none was chosen yet. */
  account: z.string().nullable(),
});
export type JobStatus = z.infer<typeof jobStatus>;

export const windowJobCalls = {
  'jobs.status': { input: z.object({ job: jobId }), output: jobStatus },
  /** Plans the job's rows as they stand. Answers when the plan is on disk. */
  'jobs.plan': {
    input: z.object({
      job: jobId,
      options: planChoices.prefault({}),
      /** Binds a job that was not run yet to another account, with the property chosen there. */
      account: z.string().nullable().default(null),
      /** Binds it to another property, by id. */
      property: z.string().nullable().default(null),
    }),
    output: planView,
  },
  'plan.view': { input: z.object({ job: jobId }), output: planView.nullable() },
  /** Those that somebody has to look at first. */
  'plan.steps': {
    input: z.object({
      job: jobId,
      kind: stepKind.nullable().default(null),
      action: action.nullable().default(null),
      text: z.string().default(''),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(500),
    }),
    output: pageOf(stepView),
  },
  /** Starts or goes on with the run of a job's plan and answers at once; `jobs.status` and events tell the rest. */
  'jobs.run': {
    input: runLimits.extend({
      job: jobId,
      planHash: z.string(),
      /** The plan with this hash was shown and is wanted. */
      yes: z.boolean(),
      /** Leave out what has changed at the service since the plan was made. */
      skipStale: z.boolean().default(false),
      /** Of this plan only; a run that goes on keeps those it was begun with. */
      consents: runConsents.prefault({}),
    }),
    output: z.null(),
  },
  /** Rows that somebody has to see to first. */
  'jobs.report': {
    input: z.object({
      job: jobId,
      outcome: outcome.nullable().default(null),
      offset: z.int().nonnegative(),
      limit: z.int().positive().max(500),
    }),
    output: pageOf(reportView).extend({ counts: outcomeCounts }),
  },
  /** Asks where a file shall go: a dialog on the desktop, a download in the browser. Null: thought better of it. */
  'files.target': {
    input: z.object({ suggestedName: z.string() }),
    output: fileId.nullable(),
  },
};
