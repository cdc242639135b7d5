import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { pagesOf } from '../../../renderer/client/page-range.ts';

test('rows across a border need the pages on both sides', () => {
  expect(pagesOf(95, 105, 100)).toEqual([0, 1]);
  expect(pagesOf(100, 199, 100)).toEqual([1]);
  expect(pagesOf(0, 0, 100)).toEqual([0]);
});

test('the pages are those of the rows in sight, in order, and no others', () => {
  const size = fc.integer({ min: 1, max: 500 });
  const first = fc.integer({ min: 0, max: 100_000 });
  fc.assert(
    fc.property(first, fc.integer({ min: 0, max: 60 }), size, (from, more, rows) => {
      const pages = pagesOf(from, from + more, rows);
      const rowsInSight = Array.from({ length: more + 1 }, (_, at) => from + at);
      expect(pages).toEqual([...new Set(rowsInSight.map((row) => Math.floor(row / rows)))]);
    }),
  );
});
