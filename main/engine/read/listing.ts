import type { Page } from '../../../shared/domain/operations.ts';

/** A list as one reading showed it, page after page. */
export type Listing<T> = {
  /** Each once, in the order in which they were shown first; the later page tells what an entry holds. */
  items: ReadonlyMap<string, T>;
  pages: number;
  /** A page showed again what an earlier one had shown: something came in before it. */
  repeated: boolean;
  /** Token of the page to ask for; null at the end. */
  next: string | null;
  /** That token was asked for before. */
  goesRound: boolean;
};

export type ListingBuilder<T> = { add(page: Page<T>): void; listing(): Listing<T> };

/** Puts the pages of one reading together. */
export function createListing<T>(keyOf: (item: T) => string): ListingBuilder<T> {
  const items = new Map<string, T>();
  const tokens = new Set<string>();
  let pages = 0;
  let repeated = false;
  let next: string | null = null;
  let goesRound = false;
  return {
    add(page) {
      pages += 1;
      const before = items.size;
      for (const item of page.items) items.set(keyOf(item), item);
      repeated ||= items.size < before + page.items.length;
      next = page.next;
      goesRound = next !== null && tokens.has(next);
      if (next !== null) tokens.add(next);
    },
    listing: () => ({ items, pages, repeated, next, goesRound }),
  };
}

/**
 * Whether a reading missed nothing that was there all the while, by what the next reading shows. Where
 * pages count places, an entry slips through between two of them only when one before it goes away: that one
 * was shown and is gone now, or it came in meanwhile and made a page repeat an entry.
 */
export function stoodStill<T>(reading: Listing<T>, next: Listing<T>): boolean {
  if (reading.pages <= 1) return true;
  if (reading.repeated) return false;
  return [...reading.items.keys()].every((key) => next.items.has(key));
}
