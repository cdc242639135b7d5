import type { LiveState } from '../../../shared/domain/live.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';

/** Phone numbers with how often they occur; `complete` false where some were not read. */
export type NumberCount = { counts: Map<string, number>; complete: boolean };

/** A book that exists or will, as a key. */
export function refKey(ref: IdRef): string {
  return 'id' in ref ? `id ${ref.id}` : `step ${ref.step}`;
}

/** Numbers of the live contacts of a book. */
export function liveNumbers(live: LiveState, bookId: string): NumberCount {
  const contacts = live.contacts.get(bookId);
  const result: NumberCount = { counts: new Map(), complete: contacts !== undefined };
  for (const { address } of contacts ?? []) {
    if (address === undefined || address.kind === 'none') result.complete = false;
    else if (address.kind === 'phones') addNumbers(result, address.numbers);
  }
  return result;
}

export function addNumbers(count: NumberCount, numbers: Iterable<string>, by = 1): void {
  for (const number of new Set(numbers)) {
    const now = (count.counts.get(number) ?? 0) + by;
    if (now > 0) count.counts.set(number, now);
    else count.counts.delete(number);
  }
}

/** Adds everything of one count to another. */
export function mergeNumbers(into: NumberCount, from: NumberCount): void {
  for (const [number, times] of from.counts) {
    into.counts.set(number, (into.counts.get(number) ?? 0) + times);
  }
  into.complete &&= from.complete;
}

/** Takes everything of one count out of another that it was merged into. */
export function takeNumbers(from: NumberCount, taken: NumberCount): void {
  for (const [number, times] of taken.counts) {
    const now = (from.counts.get(number) ?? 0) - times;
    if (now > 0) from.counts.set(number, now);
    else from.counts.delete(number);
  }
}

/** How many different numbers there would be with these as well. */
export function sizeWith(count: NumberCount, numbers: Iterable<string>): number {
  let size = count.counts.size;
  for (const number of new Set(numbers)) if (!count.counts.has(number)) size++;
  return size;
}
