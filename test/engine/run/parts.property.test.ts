import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillHotel, naturalHotel, PARTS, partsPlan } from './parts-hotel.ts';
import { createBench } from './run-fixture.ts';
import type { Bench } from './run-fixture.ts';
import { calmness, runToTheEnd, trouble, troubles } from './troubled-run.ts';
import type { Troubles } from './troubled-run.ts';

const EARLY = [
  { code: 'no-access', status: 403 },
  { code: 'no-access', status: 401 },
  { code: 'not-found', status: 404 },
  { code: 'bad-request', status: 400 },
] as const;
/** How long units are refused after they were made, and how. */
const newness = fc.record({
  graceMs: fc.constantFrom(0, 0, 800, 7000),
  early: fc.constantFrom(...EARLY),
});
type Newness = typeof newness extends fc.Arbitrary<infer T> ? T : never;

function benchWith(troubled: Troubles, { graceMs, early }: Newness): Bench {
  const bench = createBench();
  fillHotel(bench.world);
  bench.world.graceMs = graceMs;
  bench.world.early = { ...early, message: 'Refused for now.' };
  trouble(bench, troubled);
  return bench;
}

test('whatever is lost or refused for seconds and wherever it dies, every operation comes about once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...PARTS]),
      troubles({ requests: 24, events: 160 }),
      newness,
      async (parts, troubled, young) => {
        const plan = partsPlan(parts);
        const calm = benchWith(calmness, { ...young, graceMs: 0 });
        await runToTheEnd(calm, plan, []);
        const bench = benchWith(troubled, young);
        const result = await runToTheEnd(bench, plan, troubled.crashes);
        const words = plan.steps.map(({ id }) => `${id} ${bench.folded().get(id)?.state}`);
        expect(words).toEqual(plan.steps.map(({ id }) => `${id} done`));
        expect(result?.end).toEqual({ kind: 'finished' });
        // People's messages are among it: none is sent twice.
        expect(naturalHotel(bench.world)).toEqual(naturalHotel(calm.world));
      },
    ),
    { numRuns: 400 },
  );
});

test('killed after any one entry of the journal, a run is gone on with to the same end', async () => {
  const plan = partsPlan(PARTS);
  const young: Newness = { graceMs: 800, early: EARLY[0] };
  const calm = benchWith(calmness, young);
  await runToTheEnd(calm, plan, []);
  const expected = naturalHotel(calm.world);
  // Each entry and each call is two events.
  const events = 2 * (calm.entries.length + calm.service.requests.length);
  for (let crash = 1; crash <= events; crash += 1) {
    const bench = benchWith(calmness, young);
    const result = await runToTheEnd(bench, plan, [crash]);
    expect(result?.end, `event ${crash}`).toEqual({ kind: 'finished' });
    expect(naturalHotel(bench.world), `event ${crash}`).toEqual(expected);
  }
});
