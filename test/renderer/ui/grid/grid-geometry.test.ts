import { expect, test } from 'vitest';
import {
  NUMBER_WIDTH,
  leftEdges,
  scrollTo,
  withPinned,
} from '../../../../renderer/ui/grid/grid-geometry.ts';

test('the focused row stays in the page, in its place, when it is scrolled away', () => {
  const range = { startIndex: 100, endIndex: 102, overscan: 1, count: 1_000 };
  expect(withPinned(range, 3)).toEqual([3, 99, 100, 101, 102, 103]);
  expect(withPinned(range, 900)).toEqual([99, 100, 101, 102, 103, 900]);
  expect(withPinned(range, 101)).toEqual([99, 100, 101, 102, 103]);
  expect(withPinned(range, -1)).toEqual([99, 100, 101, 102, 103]);
});

test('it is scrolled only as far as needed, and to the beginning of what is too long', () => {
  expect(scrollTo(100, 300, 150, 30)).toBe(100);
  expect(scrollTo(100, 300, 60, 30)).toBe(60);
  expect(scrollTo(100, 300, 390, 30)).toBe(120);
  expect(scrollTo(0, 300, 400, 500)).toBe(400);
});

test('columns follow one another behind the row numbers', () => {
  expect(leftEdges([100, 50, 80])).toEqual([NUMBER_WIDTH, NUMBER_WIDTH + 100, NUMBER_WIDTH + 150]);
});
