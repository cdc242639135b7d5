import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenBucket } from '../../main/sandbox/token-bucket.ts';

test('a full bucket lets a burst through and then one request for each share of a second', () => {
  let now = 0;
  const bucket = createTokenBucket(10, 3, () => now);
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
  expect(bucket.waitMs()).toBe(100);
  now = 99;
  expect(bucket.take()).toBe(false);
  now = 100;
  expect(bucket.take()).toBe(true);
  expect(bucket.take()).toBe(false);
});

test('a long pause fills the bucket no further than its burst', () => {
  let now = 0;
  const bucket = createTokenBucket(10, 2, () => now);
  now = 1_000_000;
  expect([1, 2, 3].map(() => bucket.take())).toEqual([true, true, false]);
});

test('a rate can change at any time, and what is in store stays as far as it fits', () => {
  let now = 0;
  const bucket = createTokenBucket(10, 4, () => now);
  expect(bucket.take()).toBe(true);
  bucket.change(1, 2);
  expect([1, 2, 3].map(() => bucket.take())).toEqual([true, true, false]);
  now = 1_000;
  expect([1, 2].map(() => bucket.take())).toEqual([true, false]);
  bucket.change(0, 0);
  expect([1, 2].map(() => bucket.take())).toEqual([true, true]);
  bucket.change(1, 1);
  expect([1, 2].map(() => bucket.take())).toEqual([true, false]);
});

test('without a rate everything passes', () => {
  const bucket = createTokenBucket(0, 0, () => 0);
  expect(Array.from({ length: 100 }, () => bucket.take())).not.toContain(false);
});

test('no span of time lets more through than the burst and its share of the rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 }),
      (tps, burst, pauses) => {
        let now = 0;
        const bucket = createTokenBucket(tps, burst, () => now);
        let passed = 0;
        for (const pause of pauses) {
          now += pause;
          if (bucket.take()) passed += 1;
        }
        expect(passed).toBeLessThanOrEqual(burst + (now * tps) / 1000 + 1e-6);
      },
    ),
  );
});
