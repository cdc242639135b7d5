import { z } from 'zod';
import { failure } from './failure.ts';
import { outcome } from './kinds.ts';
import { rowKey } from './row.ts';

/** Where a step stands in the journal; a step without an entry is waiting. */
export const stepState = z.discriminatedUnion('state', [
  /** Committed before the request leaves. Without a later entry the outcome is unknown. */
  z.object({ state: z.literal('sending'), attempt: z.int() }),
  z.object({
    state: z.literal('done'),
    /** Id that the service gave or that reading found; null for effects without an id. */
    remoteId: z.string().nullable(),
    /** Found by reading after a lost reply. */
    foundByReading: z.boolean(),
  }),
  z.object({ state: z.literal('failed'), failure }),
  z.object({ state: z.literal('unknown'), failure }),
  /** A step that it needed did not come about, or it is blocked or in conflict. */
  z.object({ state: z.literal('skipped'), failure }),
]);
export type StepState = z.infer<typeof stepState>;

export const outcomeCounts = z.record(outcome, z.number());
export type OutcomeCounts = z.infer<typeof outcomeCounts>;

/** What became of one input row. */
export const reportLine = z.object({
  key: rowKey,
  sheet: z.string(),
  row: z.int(),
  outcome,
  /** Empty where there is nothing to say. */
  reason: z.string(),
  remoteIds: z.array(z.string()),
});
export type ReportLine = z.infer<typeof reportLine>;

/** What became of a row, with what a person calls it. */
export const reportView = reportLine.extend({ name: z.string() });
export type ReportView = z.infer<typeof reportView>;

/** How a run ended. `pilot`: the pilot is done and the rest waits. */
export const RUN_OUTCOMES = ['done', 'pilot', 'failures', 'unknown', 'lost', 'stopped'] as const;
export const runOutcome = z.enum(RUN_OUTCOMES);

/** Who or what stopped a run before its end: a person, too many failed steps, or the clock. */
export const STOP_REASONS = ['person', 'failures', 'clock'] as const;
export const stopReason = z.enum(STOP_REASONS);
export type StopReason = z.infer<typeof stopReason>;

/** Figures of the wire, for one command. */
export const traffic = z.object({
  requests: z.int(),
  throttled: z.int(),
  retries: z.int(),
});
export type Traffic = z.infer<typeof traffic>;

export const runSummary = traffic.extend({
  job: z.string(),
  outcome: runOutcome,
  /** Only where the outcome is `stopped`. */
  stoppedBy: stopReason.optional(),
  /** Of input rows. */
  counts: outcomeCounts,
  /** Of steps that were to be sent. */
  steps: outcomeCounts,
  seconds: z.number(),
  /** One sentence for people. */
  message: z.string(),
});
export type RunSummary = z.infer<typeof runSummary>;

/**
 * `draft`: begun in the window; nothing was asked to be sent yet.
 * `planning`: killed before the plan was complete, so it is planned again.
 */
export const JOB_STATES = ['draft', 'planning', 'ready', 'running', 'stopped', 'finished'] as const;
export const jobState = z.enum(JOB_STATES);
export type JobState = z.infer<typeof jobState>;

export const jobInfo = z.object({
  id: z.string(),
  state: jobState,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  apiUrl: z.string(),
  property: z.object({ id: z.string(), name: z.string() }).nullable(),
  sources: z.array(z.string()),
  rows: z.int(),
  counts: outcomeCounts.nullable(),
  /** The job that this one takes back. */
  undoOf: z.string().optional(),
  /** Why the job cannot be opened, in one sentence; absent where nothing is wrong. */
  damage: z.string().optional(),
});
export type JobInfo = z.infer<typeof jobInfo>;
