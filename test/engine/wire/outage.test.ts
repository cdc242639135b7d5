import { expect, test } from 'vitest';
import type { Failure } from '../../../shared/domain/failure.ts';
import { createOutageWatch } from '../../../main/engine/wire/outage.ts';

const down: Failure = { code: 'unavailable', message: 'Down.', status: 503 };

function watchAt() {
  let ticks = 0;
  const clock = { now: () => ticks, ticks: () => ticks, sleep: () => Promise.resolve() };
  const watch = createOutageWatch({ clock, outageMs: 45_000, firstAnswerMs: 15_000 });
  return { watch, goTo: (at: number) => void (ticks = at) };
}

test('before the first answer of the command fifteen seconds are enough', () => {
  const { watch, goTo } = watchAt();
  watch.failed('units', 0);
  goTo(14_999);
  expect(watch.outage('units', down)).toBeNull();
  expect(watch.leftMs('units')).toBe(1);
  goTo(15_000);
  expect(watch.outage('units', down)?.message).toBe(
    'The service gave no answer about rooms and floors for 15 seconds; check the connection and the address, then try again.',
  );
});

test('after an answer it takes forty-five seconds without a success of the family', () => {
  const { watch, goTo } = watchAt();
  watch.succeeded('pbx');
  watch.failed('units', 0);
  goTo(44_999);
  watch.failed('units', 40_000);
  expect(watch.outage('units', down)).toBeNull();
  goTo(45_000);
  expect(watch.outage('units', down)).toMatchObject({ code: 'unavailable', status: 503 });
  expect(watch.outage('pbx', down)).toBeNull();
});

test('a success ends the streak, and silence when nothing was asked is no streak', () => {
  const { watch, goTo } = watchAt();
  watch.failed('units', 0);
  watch.succeeded('units');
  goTo(1_000_000);
  watch.failed('units', 999_000);
  expect(watch.outage('units', down)).toBeNull();
});

test('429 is a sign of life, but nothing else for ten minutes is an outage of its own kind', () => {
  const { watch, goTo } = watchAt();
  watch.throttled('units', 0);
  goTo(599_999);
  watch.throttled('units', 590_000);
  expect(watch.outage('units', down)).toBeNull();
  goTo(600_000);
  expect(watch.outage('units', { code: 'throttled', message: '' })?.message).toContain(
    'For 10 minutes the service has refused every request about rooms and floors as too many',
  );
});

test('a request that hung while others succeeded begins no streak before them', () => {
  const { watch, goTo } = watchAt();
  goTo(29_000);
  watch.succeeded('units');
  goTo(30_000);
  watch.failed('units', 0);
  expect(watch.leftMs('units')).toBe(44_000);
  goTo(73_999);
  watch.failed('units', 44_000);
  expect(watch.outage('units', down)).toBeNull();
  goTo(74_000);
  expect(watch.outage('units', down)).not.toBeNull();
});
