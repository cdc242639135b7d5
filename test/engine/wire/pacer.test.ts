import { expect, test } from 'vitest';
import type { EngineEvent } from '../../../main/engine/ports.ts';
import { createPacer } from '../../../main/engine/wire/pacer.ts';
import { runLoad } from '../../support/paced-load.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

const never = new AbortController().signal;
const steady = (rate: number) => () => rate;

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
