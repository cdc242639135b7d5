import { z } from 'zod';

/** A file that main gave out an id for; paths never cross. */
export const fileId = z.string();
export const jobId = z.string();

/** A window on a longer list; rows are pulled, never pushed. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ total: z.int(), items: z.array(item) });
}
