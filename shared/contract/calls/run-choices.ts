import { z } from 'zod';

/** How much of a plan a run sends and when it stops by itself; of this run only, never of the one that goes on. */
export const runLimits = z.object({
  /** Only the first so many rooms of which something is still to be sent, and what they need. */
  pilot: z.int().positive().nullable().default(null),
  /** Only the rooms below this floor, and what they need; a path such as `Tower A/Floor 1`, or its end. */
  pilotFloor: z.string().min(1).nullable().default(null),
  /** Per cent: once more than that of the steps that this run ended have failed, it stops. */
  stopAtFailures: z.number().min(0).lt(100).nullable().default(null),
  /** No request leaves at or after that moment of the wall clock. */
  stopAt: z.iso.datetime({ offset: true }).nullable().default(null),
});
export type RunLimits = z.infer<typeof runLimits>;
