import { expect, test } from 'vitest';
import { draining, grown } from '../../../main/engine/wire/growth.ts';

const NEAR = 20;
const FAR = 500;

/** The first second after which the pace exceeds the rate by this factor. */
function secondsUntil(factor: number, rate: number, trust: 'guess' | 'settled', latency: number) {
  for (let seconds = 0; ; seconds += 0.05) {
    if (grown(rate, trust, seconds, latency) > rate * factor) return seconds;
  }
}

test('after an event the pace stays just below the estimate, then grows without end', () => {
  expect(grown(50, 'settled', 0, NEAR)).toBe(49.5);
  expect(grown(50, 'settled', 2, NEAR)).toBe(49.5);
  const paces = [0, 3, 6, 12, 24, 48].map((seconds) => grown(50, 'settled', seconds, NEAR));
  expect(paces).toEqual(paces.toSorted((a, b) => a - b));
  expect(paces.at(-1)).toBeGreaterThan(500);
});

test('a guess is put to the test sooner than what was measured', () => {
  expect(secondsUntil(1, 50, 'guess', NEAR)).toBeLessThan(1);
  expect(secondsUntil(1, 50, 'settled', NEAR)).toBeGreaterThan(3);
});

test('a fast service is tested after as many requests as a slow one, but never more often than answers come', () => {
  const requests = (rate: number): number => rate * secondsUntil(1, rate, 'settled', NEAR);
  expect(requests(200)).toBeLessThan(requests(20) * 1.2);
  expect(secondsUntil(1, 200, 'settled', FAR)).toBeGreaterThan(8 * (FAR / 1_000));
});

test('a slow service that becomes three times as fast is noticed within 70 seconds', () => {
  expect(secondsUntil(3, 1, 'settled', NEAR)).toBeLessThan(70);
});

test('the farther the service, the less the pace exceeds the estimate at first', () => {
  const second = 1.2;
  expect(grown(50, 'guess', second, FAR)).toBeLessThan(50 * 1.15);
  expect(grown(50, 'guess', second, NEAR)).toBeGreaterThan(grown(50, 'guess', second, FAR));
  expect(draining(50, 0, NEAR)).toBe(75);
  expect(draining(50, 0, FAR)).toBeCloseTo(56);
});
