import { z } from 'zod';
import { fieldName } from '../../shared/domain/fields.ts';

/** What a job keeps of the call that began it, so that it can plan again as it was asked to. */
export const jobSetup = z.object({
  map: z.array(z.object({ field: fieldName, column: z.string() })),
  yes: z.boolean(),
  /** A plan made for the real service, tried on loopback; it never goes on elsewhere. */
  rehearsal: z.boolean(),
});
export type JobSetup = z.infer<typeof jobSetup>;
