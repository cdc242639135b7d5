import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { associationStep, contactStep, createBench, phones, profileStep } from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';

const BOOK = { id: 'old' };
const known = { addressBooks: ['old'], contacts: { old: [] } };
const refusal: Failure = { code: 'bad-request', status: 400, message: 'One of them is refused.' };

/** Kinds that go in batches: how one is made, and how a request shows which it holds. */
const KINDS: Record<string, { make: (nth: number) => Step; shownAs: (nth: number) => string }> = {
  contacts: {
    make: (nth) => contactStep(String(nth), BOOK, `Guest ${nth}.`, phones('+12065550100')),
    shownAs: (nth) => `"Guest ${nth}."`,
  },
  profiles: { make: (nth) => profileStep(`u${nth}`), shownAs: (nth) => `"u${nth}"` },
  associations: {
    make: (nth) => associationStep(BOOK, `u${nth}`),
    shownAs: (nth) => `"u${nth}"`,
  },
};

function benchWithBook(): Bench {
  const bench = createBench();
  bench.world.books.set('old', 'Old');
  bench.world.contacts.set('old', new Map());
  return bench;
}

/**
 * The whole batch, and two halves of each part that holds a guilty row, which are at most k a level: about
 * 2 k log2(n / k) + 2 k, such as 15 for one of a hundred.
 */
function mostRequests(rows: number, guilty: number): number {
  let requests = 1;
  for (let parts = 1; parts < rows; parts *= 2) requests += 2 * Math.min(parts, guilty);
  return requests;
}

const cases = fc.integer({ min: 1, max: 100 }).chain((rows) =>
  fc.record({
    kind: fc.constantFrom(...Object.keys(KINDS)),
    rows: fc.constant(rows),
    guilty: fc.uniqueArray(fc.nat(rows - 1), { minLength: 1, maxLength: 8 }),
  }),
);

test('of a refused batch only the guilty rows fail, found by halving and not one by one', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ kind, rows, guilty }) => {
      const { make, shownAs } = KINDS[kind]!;
      const bench = benchWithBook();
      bench.service.fault = ({ input }) => {
        const text = JSON.stringify(input);
        return guilty.some((nth) => text.includes(shownAs(nth)))
          ? { kind: 'result', result: { kind: 'refused', failure: refusal } }
          : null;
      };
      const steps = Array.from({ length: rows }, (_, nth) => make(nth));
      const { end, states } = await bench.run(steps, { known });
      expect(end).toEqual({ kind: 'finished' });
      const failed = steps.filter(({ id }) => states.get(id)?.state === 'failed');
      expect(failed).toEqual(steps.filter((_, nth) => guilty.includes(nth)));
      const done = steps.filter(({ id }) => states.get(id)?.state === 'done');
      expect(done).toHaveLength(rows - guilty.length);
      expect(bench.service.requests.length).toBeLessThanOrEqual(mostRequests(rows, guilty.length));
    }),
    { numRuns: 300 },
  );
});
