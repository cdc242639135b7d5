import { expect, test } from 'vitest';
import { createOpening } from '../../../main/engine/wire/opening.ts';

test('a few requests may leave at once, and more with every few answers, up to the most', () => {
  const opening = createOpening(10);
  expect(opening.inFlight()).toBe(8);
  for (let n = 0; n < 6; n += 1) opening.answered(100, 0);
  expect(opening.inFlight()).toBe(9);
  for (let n = 0; n < 60; n += 1) opening.answered(100, 0);
  expect(opening.inFlight()).toBe(10);
});

test('the first requests leave at once, later ones spread out over the time of an answer', () => {
  const opening = createOpening(100);
  for (let n = 0; n < 8; n += 1) opening.sent(0);
  expect(opening.nextAt()).toBe(0);
  opening.answered(400, 0);
  opening.sent(400);
  opening.sent(400);
  // 400 ms, 8 under way, a quarter closer than answers come; five milliseconds are made up for.
  expect(opening.nextAt()).toBe(400 - 5 + 2 * 40);
});
