import { z } from 'zod';
import { outcomeCounts, stopReason } from '../../domain/job.ts';

/** Seconds that a run still takes: at the earliest and at the latest, as far as is known now. */
export const timeLeft = z.object({ fromSeconds: z.number(), toSeconds: z.number() });
export type TimeLeft = z.infer<typeof timeLeft>;

/** Counters of a run, pushed at most ten times a second. */
export const runProgress = z.object({
  job: z.string(),
  /** Of steps that are to be sent. */
  total: z.int(),
  waiting: z.int(),
  inFlight: z.int(),
  counts: outcomeCounts,
  requests: z.int(),
  throttled: z.int(),
  perSecond: z.number().nullable(),
  /** For the requests that are still to be sent; null until anything is known. */
  timeLeft: timeLeft.nullable(),
});
export type RunProgress = z.infer<typeof runProgress>;

/** How far work with a file is, pushed at most ten times a second. */
export const fileProgress = z.object({
  /** Its name without its folder. */
  file: z.string(),
  stage: z.enum(['reading', 'checking']),
  /** Rows read so far. */
  rows: z.int(),
  /** Part of the file that is read, 0 to 1. */
  share: z.number(),
});

/** Work that stops before its end. */
export const stopping = z.object({
  /** Null where it is no job's, or of a job that has no plan yet. */
  job: z.string().nullable(),
  by: stopReason,
  at: z.iso.datetime(),
  /** One sentence for people. */
  message: z.string(),
});
