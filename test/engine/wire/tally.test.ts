import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTally } from '../../../main/engine/wire/tally.ts';

test('the rate over a window is what was counted in it, to the width of a step', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 300 }),
      fc.integer({ min: 500, max: 4_000 }),
      (gaps, windowMs) => {
        const tally = createTally();
        const times: number[] = [];
        let t = 0;
        for (const gap of gaps) {
          t += gap;
          times.push(t);
          tally.add(t);
        }
        const within = (ms: number): number => times.filter((time) => time >= t - ms).length;
        const counted = (tally.rate(t, windowMs) * windowMs) / 1000;
        expect(tally.total()).toBe(gaps.length);
        expect(Math.round(counted)).toBeGreaterThanOrEqual(within(windowMs - 50));
        expect(Math.round(counted)).toBeLessThanOrEqual(within(windowMs + 50));
      },
    ),
  );
});

test('what was counted between two moments is found again, to the width of a step', () => {
  const tally = createTally();
  for (let t = 0; t < 2_000; t += 10) tally.add(t);
  expect(tally.between(500, 1_000)).toBeGreaterThanOrEqual(51);
  expect(tally.between(500, 1_000)).toBeLessThanOrEqual(61);
  expect(tally.between(0, 2_000)).toBe(200);
  expect(tally.between(2_500, 3_000)).toBe(0);
});
