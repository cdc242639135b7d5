import type { Step } from '../../../shared/domain/plan.ts';

/** Items that one batch request takes at most. */
export const BATCH_SIZE = 100;
/** Requests a second to reckon with while nothing was learnt. */
const UNLEARNT_PER_SECOND = 5;

/**
 * Write requests of a run without faults: profiles go in common batches, contacts and associations in
 * batches of one book; everything else one by one.
 */
export function countRequests(steps: readonly Step[]): number {
  let single = 0;
  const batches = new Map<string, number>();
  for (const { write } of steps) {
    const batch = write && batchOf(write);
    if (batch !== null) batches.set(batch, (batches.get(batch) ?? 0) + 1);
    else if (write) single++;
  }
  return [...batches.values()].reduce((sum, size) => sum + Math.ceil(size / BATCH_SIZE), single);
}

function batchOf(write: NonNullable<Step['write']>): string | null {
  switch (write.op) {
    case 'profile.create':
      return write.op;
    case 'contact.create':
    case 'association.create':
      return `${write.op} ${JSON.stringify(write.book)}`;
    default:
      return null;
  }
}

/** Seconds that so many requests take at a rate; null: nothing was learnt yet. */
export function estimateSeconds(requests: number, perSecond: number | null): number {
  const rate = perSecond !== null && perSecond > 0 ? perSecond : UNLEARNT_PER_SECOND;
  return requests / rate;
}
