import { expect, test } from 'vitest';
import { sameSecret } from '../../../main/hosts/browser/same-secret.ts';

test('only the very same text is the same', () => {
  expect(sameSecret('abc', 'abc')).toBe(true);
  expect(sameSecret('abd', 'abc')).toBe(false);
  expect(sameSecret('ab', 'abc')).toBe(false);
  expect(sameSecret('', 'abc')).toBe(false);
});

test('whatever was given is compared whole and in one length, so that the time taken tells nothing', () => {
  const lengths: number[][] = [];
  const compare = (a: Buffer, b: Buffer) => {
    lengths.push([a.length, b.length]);
    return a.equals(b);
  };
  for (const given of ['', 'a', 'abc', 'x'.repeat(10_000)]) sameSecret(given, 'abc', compare);
  expect(lengths).toEqual([
    [32, 32],
    [32, 32],
    [32, 32],
    [32, 32],
  ]);
});
