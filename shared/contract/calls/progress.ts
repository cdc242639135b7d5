import { z } from 'zod';
import { outcomeCounts } from '../../domain/job.ts';

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
  /** Null until it is honest. */
  secondsLeft: z.number().nullable(),
});
export type RunProgress = z.infer<typeof runProgress>;
