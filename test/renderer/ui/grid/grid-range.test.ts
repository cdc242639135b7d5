import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  HEADER,
  at,
  boundsOf,
  cellCount,
  clampSpot,
  shiftSelection,
} from '../../../../renderer/ui/grid/grid-range.ts';

const size = { rows: 10, columns: 4 };

test('a range is the same rectangle from whichever corner it was begun', () => {
  const bounds = { top: 2, left: 1, bottom: 5, right: 3 };
  const spots = [
    { row: 2, column: 1 },
    { row: 5, column: 3 },
    { row: 2, column: 3 },
    { row: 5, column: 1 },
  ] as const;
  expect(boundsOf({ anchor: spots[0], focus: spots[1] })).toEqual(bounds);
  expect(boundsOf({ anchor: spots[1], focus: spots[0] })).toEqual(bounds);
  expect(boundsOf({ anchor: spots[2], focus: spots[3] })).toEqual(bounds);
  expect(cellCount(bounds)).toBe(12);
});

test('on the headers nothing is selected', () => {
  expect(boundsOf(at({ row: HEADER, column: 2 }))).toBeNull();
});

test('a spot is kept inside the view, and on the headers where there are no rows', () => {
  expect(clampSpot({ row: 99, column: 99 }, size)).toEqual({ row: 9, column: 3 });
  expect(clampSpot({ row: 3, column: -1 }, size)).toEqual({ row: 3, column: 0 });
  expect(clampSpot({ row: 3, column: 1 }, { rows: 0, columns: 4 })).toEqual({
    row: HEADER,
    column: 1,
  });
});

test('a selection that follows its rows never becomes one of the headers', () => {
  const spot = fc.record({ row: fc.integer({ min: 0, max: 9 }), column: fc.nat(3) });
  fc.assert(
    fc.property(spot, spot, fc.integer({ min: -20, max: 20 }), (anchor, focus, rows) => {
      const moved = shiftSelection({ anchor, focus }, rows, size);
      expect(moved.focus.row).toBe(Math.max(0, Math.min(9, focus.row + rows)));
      expect(moved.anchor.row).toBeGreaterThanOrEqual(0);
      expect(moved.focus.column).toBe(focus.column);
    }),
  );
});
