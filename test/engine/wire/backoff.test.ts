import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { backoffMs, stormBackoffMs } from '../../../main/engine/wire/backoff.ts';

test('a wait lies between half and the whole of a doubling that is capped at ten seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (nth, chance) => {
        const whole = Math.min(10_000, 400 * 2 ** (nth - 1));
        const wait = backoffMs(nth, () => chance);
        expect(wait).toBeGreaterThanOrEqual(whole / 2);
        expect(wait).toBeLessThanOrEqual(whole);
      },
    ),
  );
});

test('a request steps back of its own accord only from its fifth 429', () => {
  expect([1, 2, 3, 4].map((nth) => stormBackoffMs(nth, () => 0.5))).toEqual([0, 0, 0, 0]);
  expect(stormBackoffMs(5, () => 0)).toBe(500);
  expect(stormBackoffMs(500, () => 0)).toBe(15_000);
});
