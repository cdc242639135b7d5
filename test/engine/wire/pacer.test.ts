import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Family } from '../../../shared/domain/operations.ts';
import type { EngineEvent } from '../../../main/engine/ports.ts';
import { createPacer } from '../../../main/engine/wire/pacer.ts';
import { countBetween, runLoad } from '../../support/paced-load.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const never = new AbortController().signal;
const steady = (rate: number) => () => rate;
const MINUTE = 60_000;

/** Services as they may be found: some milliseconds near by, a fifth of a second far away. */
const latency = fc.constantFrom<[number, number]>([2, 6], [5, 15], [20, 60], [40, 120]);
/** Bursts from half a second's worth to five seconds' worth. */
const burstSeconds = fc.constantFrom(0.5, 1, 2, 5);
const seed = fc.integer({ min: 1, max: 1_000_000 });
/** The seed is fixed: a failure is a failure for everyone, and virtual time makes it repeatable. */
const runs = (numRuns: number) => ({ numRuns, seed: 20_261_120 });

test('once learnt, a steady rate is held to 95 % with at most 1 % refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(10, 25, 50, 100, 200),
      burstSeconds,
      latency,
      seed,
      async (rate, burstSeconds, latency, seed) => {
        const { admitted, refused } = await runLoad({
          shape: { rate: steady(rate), burst: rate * burstSeconds, scope: 'account', latency },
          seed,
          requests: [['contacts', Infinity]],
          until: 3 * MINUTE,
        });
        const yes = countBetween(admitted, MINUTE, 3 * MINUTE);
        const no = countBetween(refused, MINUTE, 3 * MINUTE);
        expect(yes / (rate * 120)).toBeGreaterThanOrEqual(0.95);
        expect(no / (yes + no)).toBeLessThanOrEqual(0.01);
      },
    ),
    runs(24),
  );
});

test('a slow service of three a second is held to 85 %, with one refusal in thirty seconds at most', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(3, 6, 15), latency, seed, async (burst, latency, seed) => {
      const { admitted, refused } = await runLoad({
        shape: { rate: steady(3), burst, scope: 'account', latency },
        seed,
        requests: [['contacts', Infinity]],
        until: 7 * MINUTE,
        callers: 8,
      });
      expect(countBetween(admitted, 2 * MINUTE, 7 * MINUTE)).toBeGreaterThanOrEqual(900 * 0.85);
      const late = refused.filter((t) => t >= 2 * MINUTE);
      for (const t of late) expect(countBetween(late, t, t + 30_000)).toBe(1);
    }),
    runs(60),
  );
});

test('a first run of 1,000 requests spends at most 15 % and 3 % refusals on learning', async () => {
  await fc.assert(
    fc.asyncProperty(latency, seed, async (latency, seed) => {
      const { span, refused } = await runLoad({
        shape: { rate: steady(25), burst: 25, scope: 'account', latency },
        seed,
        requests: [['contacts', 1_000]],
      });
      expect(span).toBeLessThanOrEqual(1.15 * ((1_000 - 25) / 25) * 1_000);
      expect(refused.length).toBeLessThanOrEqual(30);
    }),
    runs(200),
  );
});

test('a run with a remembered rate takes at most 5 % longer than the service asks for', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(10, 25, 50, 100),
      fc.constantFrom(0.5, 1, 2),
      fc.constantFrom(0.98, 1, 1.03),
      latency,
      seed,
      async (rate, burstSeconds, error, latency, seed) => {
        const burst = rate * burstSeconds;
        const { span } = await runLoad({
          shape: { rate: steady(rate), burst, scope: 'account', latency },
          seed,
          requests: [['contacts', 1_000]],
          learned: { account: rate * error, families: { contacts: rate * error } },
        });
        expect(span).toBeLessThanOrEqual(1.05 * ((1_000 - burst) / rate) * 1_000);
      },
    ),
    runs(200),
  );
});

test('a service that forgives next to nothing is still used to four fifths, without a storm of refusals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(10, 50, 100), seed, async (rate, seed) => {
      const { admitted, refused } = await runLoad({
        shape: { rate: steady(rate), burst: 2, scope: 'account', latency: [5, 15] },
        seed,
        requests: [['contacts', Infinity]],
        until: 3 * MINUTE,
      });
      const yes = countBetween(admitted, MINUTE, 3 * MINUTE);
      const no = countBetween(refused, MINUTE, 3 * MINUTE);
      expect(yes / (rate * 120)).toBeGreaterThanOrEqual(0.8);
      expect(no / (yes + no)).toBeLessThanOrEqual(0.01);
    }),
    runs(12),
  );
});

test('what one run learnt serves the next', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(10, 50, 100), latency, seed, async (rate, latency, seed) => {
      const shape = { rate: steady(rate), burst: rate, scope: 'account' as const, latency };
      const requests: [Family, number][] = [['contacts', 1_000]];
      const first = await runLoad({ shape, seed, requests });
      const learned = first.pacer.rates();
      expect(learned.families.contacts).toBeDefined();
      const second = await runLoad({ shape, seed: seed + 1, requests, learned });
      expect(second.span).toBeLessThanOrEqual(1.05 * ((1_000 - rate) / rate) * 1_000);
      expect(second.refused.length).toBeLessThanOrEqual(first.refused.length);
    }),
    runs(50),
  );
});

test('a rate that drops to a third is met within 15 s and regained within a minute or 300 requests', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(10, 30, 100, 200),
      fc.constantFrom(0.5, 1, 2),
      latency,
      seed,
      async (rate, burstSeconds, latency, seed) => {
        const [drop, back] = [MINUTE, 2 * MINUTE];
        const regained = back + Math.max(MINUTE, (300 / rate) * 1_000);
        const { admitted } = await runLoad({
          shape: {
            rate: (t) => (t >= drop && t < back ? rate / 3 : rate),
            burst: rate * burstSeconds,
            scope: 'account',
            latency,
          },
          seed,
          requests: [['contacts', Infinity]],
          until: regained + 20_000,
        });
        const low = countBetween(admitted, drop + 15_000, back) / ((rate / 3) * 45);
        const high = countBetween(admitted, regained, regained + 20_000) / (rate * 20);
        expect(low).toBeGreaterThanOrEqual(0.9);
        expect(high).toBeGreaterThanOrEqual(0.9);
      },
    ),
    runs(20),
  );
});

test('without a limit the pacer is not the brake', async () => {
  for (const latency of [
    [2, 6],
    [20, 60],
    [100, 200],
  ] as [number, number][]) {
    const { span, pacer, events } = await runLoad({
      shape: { rate: steady(Infinity), burst: 1, scope: 'account', latency },
      seed: 1,
      requests: [['contacts', 5_000]],
      callers: 256,
    });
    expect(5_000 / (span / 1_000)).toBeGreaterThanOrEqual(500);
    expect(pacer.rates()).toEqual({ account: null, families: {} });
    expect(pacer.perSecond()).toBeNull();
    expect(events).toEqual([]);
  }
});

test('families with limits of their own are each held near theirs, whoever shares the account', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<'account' | 'family'>('account', 'family'),
      fc.constantFrom(10, 50),
      latency,
      seed,
      async (scope, rate, latency, seed) => {
        const { admitted, refused } = await runLoad({
          shape: { rate: steady(rate), burst: rate, scope, latency },
          seed,
          requests: [
            ['contacts', Infinity],
            ['associations', Infinity],
            ['pbx', Infinity],
          ],
          until: 3 * MINUTE,
          callers: 24,
        });
        const yes = countBetween(admitted, MINUTE, 3 * MINUTE);
        const no = countBetween(refused, MINUTE, 3 * MINUTE);
        const total = scope === 'family' ? 3 * rate : rate;
        expect(yes / (total * 120)).toBeGreaterThanOrEqual(0.9);
        expect(no / (yes + no)).toBeLessThanOrEqual(0.01);
      },
    ),
    runs(12),
  );
});

test('a wait that every 429 asks for does not talk the rate down', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(10, 50), latency, seed, async (rate, latency, seed) => {
      const { admitted } = await runLoad({
        shape: { rate: steady(rate), burst: rate, scope: 'account', latency, retryAfterMs: 1_000 },
        seed,
        requests: [['contacts', Infinity]],
        until: 3 * MINUTE,
      });
      const yes = countBetween(admitted, MINUTE, 3 * MINUTE);
      expect(yes / (rate * 120)).toBeGreaterThanOrEqual(0.9);
    }),
    runs(20),
  );
});

/** A pacer by hand, for what has nothing to do with rates. */
function byHand(maxInFlight = 256) {
  const clock = createVirtualClock();
  const events: EngineEvent[] = [];
  const emit = (event: EngineEvent): void => void events.push(event);
  const pacer = createPacer({ clock, emit, maxInFlight });
  return { clock, pacer, events };
}

test('no more requests are under way than allowed, and they go in the order of arrival', async () => {
  const { pacer } = byHand(2);
  const order: number[] = [];
  const waiting = [0, 1, 2, 3].map(async (index) => {
    await pacer.acquire(index % 2 === 0 ? 'units' : 'pbx', never);
    order.push(index);
  });
  await Promise.all(waiting.slice(0, 2));
  expect(order).toEqual([0, 1]);
  pacer.report('pbx', 'ok');
  await waiting[2];
  pacer.report('units', 'lost');
  await waiting[3];
  expect(order).toEqual([0, 1, 2, 3]);
});

test('a request that gives up while waiting hears no and takes no place', async () => {
  const { pacer } = byHand(1);
  const stop = new AbortController();
  await pacer.acquire('units', never);
  const gaveUp = pacer.acquire('units', stop.signal);
  const next = pacer.acquire('units', never);
  stop.abort();
  expect(await gaveUp).toBe(false);
  pacer.report('units', 'ok');
  expect(await next).toBe(true);
});

test('a wait that the service asks of one family does not hold up the others', async () => {
  const { clock, pacer } = byHand();
  await pacer.acquire('units', never);
  pacer.report('units', 'unavailable', 30_000);
  const units = pacer.acquire('units', never);
  await clock.run(pacer.acquire('pbx', never));
  expect(clock.ticks()).toBe(0);
  await clock.run(units);
  expect(clock.ticks()).toBe(30_000);
});

test('a 5xx or two say nothing about the rate, three in a row slow it down', async () => {
  const { clock, pacer, events } = byHand();
  const ask = async (kind: 'ok' | 'unavailable'): Promise<void> => {
    await clock.run(pacer.acquire('units', never));
    await clock.run(clock.at(clock.ticks() + 20));
    pacer.report('units', kind);
  };
  for (const kind of ['ok', 'unavailable', 'unavailable', 'ok', 'unavailable'] as const) {
    await ask(kind);
  }
  expect(pacer.perSecond()).toBeNull();
  await ask('unavailable');
  await ask('unavailable');
  expect(pacer.perSecond()).not.toBeNull();
  expect(events).toHaveLength(1);
});

test('a change of pace is told in a sentence', async () => {
  const { events } = await runLoad({
    shape: { rate: steady(25), burst: 25, scope: 'account', latency: [20, 60] },
    seed: 3,
    requests: [['contacts', 500]],
  });
  const last = events.at(-1);
  expect(last).toMatchObject({ type: 'pace', family: 'contacts' });
  expect(last?.type === 'pace' && last.reason).toMatch(
    /^The service slowed us down; now 2[3-6] requests a second\.$/,
  );
});
