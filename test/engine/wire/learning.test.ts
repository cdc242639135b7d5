import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Family } from '../../../shared/domain/operations.ts';
import { anyService } from '../../support/arbitrary-service.ts';
import type { HiddenService } from '../../support/arbitrary-service.ts';
import { countBetween, runLoad } from '../../support/paced-load.ts';
import type { ServiceShape } from '../../support/simulated-service.ts';

const steady = (rate: number) => () => rate;
/** The seed is fixed: a failure is a failure for everyone, and virtual time makes it repeatable. */
const runs = (numRuns: number) => ({ numRuns, seed: 20_261_120 });
/** Enough for any rate and any way to the service. */
const CALLERS = 200;

function shapeOf(service: HiddenService, scope: ServiceShape['scope'] = 'account'): ServiceShape {
  const { rate, burst, latency } = service;
  return { rate: steady(rate), burst, scope, latency };
}

/** Of a load without end: the share of the rate made use of, and the share of 429, from then on. */
async function held(
  service: HiddenService,
  options: { from: number; until: number; scope?: ServiceShape['scope']; families?: Family[] },
): Promise<{ ofRate: number; refused: number }> {
  const { from, until, scope = 'account', families = ['contacts'] } = options;
  const load = await runLoad({
    shape: shapeOf(service, scope),
    seed: service.seed,
    requests: families.map((family) => [family, Infinity]),
    until,
    callers: Math.ceil(CALLERS / families.length),
  });
  const yes = countBetween(load.admitted, from, until);
  const no = countBetween(load.refused, from, until);
  const limits = scope === 'family' ? families.length : 1;
  const due = (limits * service.rate * (until - from)) / 1_000;
  return { ofRate: yes / due, refused: no / (yes + no) };
}

/** Milliseconds in which a service gives so many answers, but so many at least. */
function during({ rate }: HiddenService, answers: number, leastMs: number): number {
  return Math.max(leastMs, (answers / rate) * 1_000);
}

test('once learnt, any steady rate from 10 to 200 a second is held to 95 % with at most 1 % refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 200], burstSeconds: [0.5, 5], farthest: 400 }),
      async (service) => {
        const from = during(service, 1_000, 30_000);
        const until = from + during(service, 3_000, 20_000);
        const { ofRate, refused } = await held(service, { from, until });
        expect(ofRate).toBeGreaterThanOrEqual(0.95);
        expect(refused).toBeLessThanOrEqual(0.01);
      },
    ),
    runs(100),
  );
});

test('at three a second 85 % are held with one refusal in thirty seconds at most', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [3, 3], burstSeconds: [1, 5], farthest: 400 }),
      async (service) => {
        const [from, until] = [120_000, 420_000];
        const { admitted, refused } = await runLoad({
          shape: shapeOf(service),
          seed: service.seed,
          requests: [['contacts', Infinity]],
          until,
          callers: 8,
        });
        expect(countBetween(admitted, from, until)).toBeGreaterThanOrEqual(900 * 0.85);
        const late = refused.filter((t) => t >= from);
        for (const t of late) expect(countBetween(late, t, t + 30_000)).toBe(1);
      },
    ),
    runs(250),
  );
});

test('a first run of 1,000 requests spends at most 15 % and 3 % refusals on learning', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [25, 25], burstSeconds: [1, 1], farthest: 600 }),
      async (service) => {
        const { span, refused } = await runLoad({
          shape: shapeOf(service),
          seed: service.seed,
          requests: [['contacts', 1_000]],
        });
        expect(span).toBeLessThanOrEqual(1.15 * ((1_000 - 25) / 25) * 1_000);
        expect(refused.length).toBeLessThanOrEqual(30);
      },
    ),
    runs(500),
  );
});

test('a first run over several families learns as fast as over one', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [25, 25], burstSeconds: [1, 1], farthest: 400 }),
      fc.constantFrom<[Family, number][]>(
        [
          ['profiles', 250],
          ['contacts', 250],
          ['pbx', 500],
        ],
        [
          ['contacts', 300],
          ['associations', 200],
          ['pbx', 500],
        ],
        [
          ['units', 900],
          ['settings', 100],
        ],
      ),
      async (service, requests) => {
        const shape = shapeOf(service);
        const { span } = await runLoad({ shape, seed: service.seed, requests });
        expect(span).toBeLessThanOrEqual(1.15 * ((1_000 - 25) / 25) * 1_000);
      },
    ),
    runs(200),
  );
});

test('a first run over 40 seconds takes at most 15 % longer than the service asks for, at any rate', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 100], burstSeconds: [0.5, 2], farthest: 400 }),
      async (service) => {
        const count = Math.max(1_000, Math.round(40 * service.rate));
        const { span } = await runLoad({
          shape: shapeOf(service),
          seed: service.seed,
          requests: [['contacts', count]],
          callers: CALLERS,
        });
        expect(span).toBeLessThanOrEqual(1.15 * ((count - service.burst) / service.rate) * 1_000);
      },
    ),
    runs(100),
  );
});

test('a run with a remembered rate takes at most 5 % longer than the service asks for', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 100], burstSeconds: [0.5, 2], farthest: 400 }),
      fc.integer({ min: 97, max: 103 }),
      async (service, percent) => {
        const { rate, burst, latency } = service;
        const known = (rate * percent) / 100;
        const { span } = await runLoad({
          shape: shapeOf(service),
          seed: service.seed,
          requests: [['contacts', 1_000]],
          callers: CALLERS,
          learned: { account: known, families: { contacts: known } },
        });
        // The last answer is on its way however fast the others were.
        const spent = span - latency[1];
        expect(spent).toBeLessThanOrEqual(1.05 * ((1_000 - burst) / rate) * 1_000);
      },
    ),
    runs(250),
  );
});

test('what one run learnt serves the next', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 100], burstSeconds: [1, 1], farthest: 300 }),
      async (service) => {
        const { rate, burst, latency } = service;
        const shape = shapeOf(service);
        const requests: [Family, number][] = [['contacts', Math.round(Math.max(1_000, 20 * rate))]];
        const load = { shape, seed: service.seed, requests, callers: CALLERS };
        const first = await runLoad(load);
        const learned = first.pacer.rates();
        expect(learned.families.contacts).toBeDefined();
        const second = await runLoad({ ...load, seed: service.seed + 1, learned });
        const ideal = (((requests[0]?.[1] ?? 0) - burst) / rate) * 1_000;
        expect(second.span - latency[1]).toBeLessThanOrEqual(1.05 * ideal);
        expect(second.refused.length).toBeLessThanOrEqual(first.refused.length);
      },
    ),
    runs(60),
  );
});

test('a rate that drops to a third is met within 15 s and regained within a minute or 300 requests', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [3, 200], burstSeconds: [1, 2], farthest: 400 }),
      async ({ rate, burst, latency, seed }) => {
        const drop = Math.max(20_000, (600 / rate) * 1_000);
        const back = drop + Math.max(45_000, (100 / rate) * 1_000);
        const regained = back + Math.max(60_000, (300 / rate) * 1_000);
        const { admitted } = await runLoad({
          shape: {
            rate: (t) => (t >= drop && t < back ? rate / 3 : rate),
            burst,
            scope: 'account',
            latency,
          },
          seed,
          requests: [['contacts', Infinity]],
          until: regained + 20_000,
          callers: CALLERS,
        });
        const met = drop + 15_000;
        const low = countBetween(admitted, met, back) / ((rate / 3) * ((back - met) / 1_000));
        const high = countBetween(admitted, regained, regained + 20_000) / (rate * 20);
        expect(low).toBeGreaterThanOrEqual(0.9);
        expect(high).toBeGreaterThanOrEqual(0.9);
      },
    ),
    runs(30),
  );
});

test('families with limits of their own are each held near theirs, whoever shares the account', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 60], burstSeconds: [1, 1], farthest: 300 }),
      fc.constantFrom<ServiceShape['scope']>('account', 'family'),
      async (service, scope) => {
        const from = during(service, 1_000, 20_000);
        const until = from + during(service, 1_500, 20_000);
        const families: Family[] = ['contacts', 'associations', 'pbx'];
        const { ofRate, refused } = await held(service, { from, until, scope, families });
        expect(ofRate).toBeGreaterThanOrEqual(0.9);
        expect(refused).toBeLessThanOrEqual(0.015);
      },
    ),
    runs(40),
  );
});

test('a service that forgives next to nothing is still used to four fifths, without a storm of refusals', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 100], burstSeconds: [0, 0], farthest: 15 }),
      async (service) => {
        const from = during(service, 1_000, 20_000);
        const until = from + during(service, 3_000, 20_000);
        const { ofRate, refused } = await held(service, { from, until });
        expect(ofRate).toBeGreaterThanOrEqual(0.8);
        expect(refused).toBeLessThanOrEqual(0.01);
      },
    ),
    runs(30),
  );
});

test('a wait that every 429 asks for does not talk the rate down', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyService({ rates: [10, 60], burstSeconds: [1, 1], farthest: 400 }),
      async (service) => {
        const from = during(service, 1_000, 20_000);
        const until = from + during(service, 2_000, 20_000);
        const { admitted } = await runLoad({
          shape: { ...shapeOf(service), retryAfterMs: 1_000 },
          seed: service.seed,
          requests: [['contacts', Infinity]],
          until,
          callers: CALLERS,
        });
        const due = (service.rate * (until - from)) / 1_000;
        expect(countBetween(admitted, from, until) / due).toBeGreaterThanOrEqual(0.9);
      },
    ),
    runs(30),
  );
});
