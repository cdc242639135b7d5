import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestAssignment } from '../../../main/engine/understand/best-assignment.ts';

function worth(weights: readonly (readonly number[])[], given: readonly number[]): number {
  return given.reduce((sum, column, row) => sum + (weights[row]?.[column] ?? 0), 0);
}

/** The most that any assignment is worth, by trying them all. */
function most(
  weights: readonly (readonly number[])[],
  row = 0,
  used: readonly number[] = [],
): number {
  const here = weights[row];
  if (!here) return 0;
  let best = most(weights, row + 1, used);
  here.forEach((weight, column) => {
    if (weight <= 0 || used.includes(column)) return;
    best = Math.max(best, weight + most(weights, row + 1, [...used, column]));
  });
  return best;
}

const table = fc
  .record({ rows: fc.integer({ min: 0, max: 4 }), columns: fc.integer({ min: 0, max: 5 }) })
  .chain(({ rows, columns }) =>
    fc.array(
      fc.array(fc.integer({ min: -2, max: 9 }), { minLength: columns, maxLength: columns }),
      { minLength: rows, maxLength: rows },
    ),
  );

test('the whole is worth the most that there is, and no column is given twice', () => {
  fc.assert(
    fc.property(table, (weights) => {
      const given = bestAssignment(weights);
      expect(given).toHaveLength(weights.length);
      const columns = given.filter((column) => column >= 0);
      expect(new Set(columns).size).toBe(columns.length);
      expect(worth(weights, given)).toBe(most(weights));
    }),
    { numRuns: 500 },
  );
});

test('a column yields to the row that has no other', () => {
  // The first fits both a little better; greedily it would leave the second without.
  const weights = [
    [0.9, 0.8],
    [0.85, 0],
  ];
  expect(bestAssignment(weights)).toEqual([1, 0]);
});

test('a row that nothing fits gets nothing', () => {
  expect(bestAssignment([[0, -1]])).toEqual([-1]);
});
