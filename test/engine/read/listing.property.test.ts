import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createListing, stoodStill } from '../../../main/engine/read/listing.ts';
import type { Listing } from '../../../main/engine/read/listing.ts';

/** What others do to a list between two requests: entries come in and go, at any place. */
type Deed = { put: boolean; at: number };
const deeds = fc.array(fc.record({ put: fc.boolean(), at: fc.nat(12) }), { maxLength: 2 });

/** Reads a list whose pages count places. @returns what it saw, and what was there from first to last page */
function readOnce(
  list: string[],
  size: number,
  between: readonly (readonly Deed[])[],
  fresh: () => string,
): { listing: Listing<string>; throughout: string[] } {
  const { add, listing } = createListing<string>((id) => id);
  let throughout = [...list];
  for (let page = 0; ; page += 1) {
    const from = page * size;
    const more = from + size < list.length;
    add({ items: list.slice(from, from + size), next: more ? String(from + size) : null });
    if (!more) return { listing: listing(), throughout };
    for (const { put, at } of between[page] ?? []) {
      if (put) list.splice(at % (list.length + 1), 0, fresh());
      else if (list.length > 0) list.splice(at % list.length, 1);
    }
    throughout = throughout.filter((id) => list.includes(id));
  }
}

test('a reading that stood still missed nothing, whoever added and removed what between its pages', () => {
  fc.assert(
    fc.property(
      fc.nat(10),
      fc.integer({ min: 1, max: 4 }),
      fc.array(deeds, { maxLength: 6 }),
      fc.array(deeds, { maxLength: 6 }),
      (count, size, first, second) => {
        let made = 0;
        const fresh = () => `e${(made += 1)}`;
        const list = Array.from({ length: count }, fresh);
        const one = readOnce(list, size, first, fresh);
        const two = readOnce(list, size, second, fresh);
        if (!stoodStill(one.listing, two.listing)) return;
        for (const id of one.throughout) expect([...one.listing.items.keys()]).toContain(id);
      },
    ),
    { numRuns: 20_000 },
  );
});

test('a list that nobody touches always stands still', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 5 }), (count, size) => {
      const list = Array.from({ length: count }, (_, at) => `e${at}`);
      const read = () => readOnce(list, size, [], () => '').listing;
      expect(stoodStill(read(), read())).toBe(true);
    }),
  );
});
