import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import type { Clock } from '../../main/engine/ports.ts';
import { systemClock } from '../../main/support/system-clock.ts';

// The layer may not name the engine's type, so this line is the proof that it fits.
const clock: Clock = systemClock;

test('a sleep takes its time by the clock that only grows', async () => {
  const from = clock.ticks();
  await clock.sleep(20, new AbortController().signal);
  expect(clock.ticks() - from).toBeGreaterThan(18);
});

test('a sleep ends as soon as its signal aborts and leaves no listener behind', async () => {
  const stop = new AbortController();
  const sleeping = clock.sleep(2 ** 40, stop.signal);
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(1);
  stop.abort();
  await sleeping;
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
});

test('a sleep that ran its time leaves no listener behind', async () => {
  const stop = new AbortController();
  await clock.sleep(0, stop.signal);
  expect(getEventListeners(stop.signal, 'abort')).toHaveLength(0);
});

test('a sleep under a signal that has aborted does not begin', async () => {
  await clock.sleep(2 ** 40, AbortSignal.abort());
  expect(clock.now()).toBeGreaterThan(0);
});
