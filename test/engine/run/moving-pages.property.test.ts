import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ContactBody } from '../../../shared/domain/operations.ts';
import { contactStep, createBench, phones } from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

const BOOK = { id: 'old' };
const other: ContactBody = { name: 'Other', address: { kind: 'phones', numbers: ['+1'] } };

/** What a colleague does just before a page is asked for: an entry of theirs comes in, or one goes. */
type Deed = { put: boolean; at: number };
const deed = fc.record({ put: fc.boolean(), at: fc.nat(12) });

/** Done in a list whose pages count places; entries of the run are left alone. */
function act({ world }: Bench, { put, at }: Deed, nth: number): void {
  const list = world.contacts.get(BOOK.id);
  const entries = [...(list ?? [])];
  const theirs = entries.filter(([, { name }]) => name === other.name);
  const gone = theirs[at % Math.max(1, theirs.length)];
  const changed = put
    ? entries.toSpliced(at % (entries.length + 1), 0, [`theirs-${nth}`, other])
    : entries.filter((entry) => entry !== gone);
  list?.clear();
  for (const [id, contact] of changed) list?.set(id, contact);
}

test('whatever moves the pages of a list that is read for settling, what took effect is found and not sent again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(7),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.option(deed), { maxLength: 8 }),
      fc.boolean(),
      async (before, ours, deeds, alike) => {
        const bench = createBench();
        bench.world.books.set(BOOK.id, 'Old');
        const ids = Array.from({ length: before }, (_, nth) => `before-${nth}`);
        bench.world.contacts.set(BOOK.id, new Map(ids.map((id) => [id, other])));
        let lost = false;
        let nth = 0;
        bench.service.fault = ({ name }) => {
          if (name === 'contacts.createBatch' && !lost) {
            lost = true;
            return { kind: 'lost', effectAfterMs: 0 };
          }
          const next = name === 'contacts.list' ? deeds[nth++] : null;
          if (next) act(bench, next, nth);
          return null;
        };
        const steps = Array.from({ length: ours }, (_, at) =>
          contactStep(String(at), BOOK, alike ? 'Bar' : `Bar ${at}`, phones('+12065550100')),
        );
        const known = { addressBooks: [BOOK.id], contacts: { [BOOK.id]: ids } };
        const { end, states } = await bench.run(steps, { known });
        expect(end).toEqual({ kind: 'finished' });
        expect(bench.counts()['contacts.createBatch']).toBe(1);
        const found = steps.map(({ id }) => states.get(id));
        for (const state of found) expect(state).toMatchObject({ state: 'done' });
        // Each step has a contact of its own, also where pages repeat one.
        const remote = found.map((state) => (state?.state === 'done' ? state.remoteId : null));
        expect(new Set(remote).size).toBe(ours);
      },
    ),
    { numRuns: 1_000 },
  );
});
