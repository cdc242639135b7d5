import { expect, test } from 'vitest';
import { findProblem, problemColumns } from '../../../../renderer/features/check/find-problem.ts';
import { WHOLE_ROW } from '../../../../renderer/ui/grid/grid-row.ts';
import type { CellMark, GridRow } from '../../../../renderer/ui/grid/grid-row.ts';

const mark: CellMark = { severity: 'error', code: 'x', found: '', message: '', fix: '' };

function rowOf(number: number, columns: readonly number[]): GridRow {
  const marks = new Map(columns.map((column) => [column, [mark]] as const));
  return { key: `r${number}`, number, cells: [], before: {}, shaped: [], marks };
}

/** A view of so many rows, with problems in these columns of these rows. */
function viewOf(total: number, problems: Record<number, number[]>) {
  return {
    total,
    rows: async (first: number, last: number) =>
      Array.from({ length: last - first + 1 }, (_, index) =>
        rowOf(first + index, problems[first + index] ?? []),
      ),
  };
}

test('the next problem is first looked for in the rest of the row, then row by row', async () => {
  const view = viewOf(2_000, { 3: [0, 2], 1_700: [1] });
  expect(await findProblem(view, { row: 3, column: 0 }, true)).toEqual({ row: 3, column: 2 });
  expect(await findProblem(view, { row: 3, column: 2 }, true)).toEqual({ row: 1_700, column: 1 });
});

test('past the end it begins anew, and backwards likewise', async () => {
  const view = viewOf(2_000, { 3: [0, 2], 1_700: [1] });
  expect(await findProblem(view, { row: 1_999, column: 0 }, true)).toEqual({ row: 3, column: 0 });
  expect(await findProblem(view, { row: 3, column: 0 }, false)).toEqual({ row: 1_700, column: 1 });
  expect(await findProblem(view, { row: 1_700, column: 1 }, false)).toEqual({ row: 3, column: 2 });
});

test('the only problem is found again from where it is', async () => {
  const view = viewOf(700, { 5: [2] });
  expect(await findProblem(view, { row: 5, column: 2 }, true)).toEqual({ row: 5, column: 2 });
  expect(await findProblem(view, { row: 5, column: 2 }, false)).toEqual({ row: 5, column: 2 });
  expect(await findProblem(view, { row: 5, column: 3 }, true)).toEqual({ row: 5, column: 2 });
});

test('from the headers the search begins at the first cell', async () => {
  const view = viewOf(700, { 0: [0] });
  expect(await findProblem(view, { row: -1, column: 0 }, true)).toEqual({ row: 0, column: 0 });
});

test('where there is no problem and where there are no rows, none is found', async () => {
  expect(await findProblem(viewOf(1_200, {}), { row: 7, column: 0 }, true)).toBeNull();
  expect(await findProblem(viewOf(0, {}), { row: 0, column: 0 }, false)).toBeNull();
});

test('what is wrong with a row as a whole stands at its first cell', () => {
  expect(problemColumns(rowOf(1, [4, WHOLE_ROW, 2]))).toEqual([0, 2, 4]);
  expect(problemColumns(rowOf(1, [WHOLE_ROW, 0]))).toEqual([0]);
});
