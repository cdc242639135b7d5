import { WHOLE_ROW, severityOf } from '../../ui/grid/grid-row.ts';
import type { GridRow } from '../../ui/grid/grid-row.ts';
import type { Spot } from '../../ui/grid/grid-range.ts';

/** Columns of a row with something wrong, in order; what is wrong with the row as a whole stands at its first cell. */
export function problemColumns(row: GridRow): number[] {
  const columns = [...row.marks.keys()].filter((column) => severityOf(row.marks.get(column)));
  const cells = columns.map((column) => (column === WHOLE_ROW ? 0 : column));
  return [...new Set(cells)].sort((a, b) => a - b);
}

export type View = {
  total: number;
  /** Rows first to last of the view, read where they are not here. */
  rows: (first: number, last: number) => Promise<GridRow[]>;
};

/** Rows read at once. */
const STRIDE = 500;

function inRow(row: GridRow, beyond: number | null, forward: boolean): number | null {
  const columns = problemColumns(row);
  const ordered = forward ? columns : columns.toReversed();
  return (
    ordered.find((column) => beyond === null || (forward ? column > beyond : column < beyond)) ??
    null
  );
}

/**
 * The next cell with a problem, row by row, from a cell on; past the end it begins anew.
 *
 * @returns null where the view has no problem at all
 */
export async function findProblem(view: View, from: Spot, forward: boolean): Promise<Spot | null> {
  const { total } = view;
  if (total === 0) return null;
  const start = Math.max(0, Math.min(from.row, total - 1));
  const step = forward ? 1 : -1;
  let row = start;
  // Once around, and the first row a second time for what lies on its other side.
  for (let seen = 0; seen <= total;) {
    const block = Math.floor(row / STRIDE) * STRIDE;
    const rows = await view.rows(block, Math.min(block + STRIDE, total) - 1);
    if (rows.length === 0) return null;
    for (; row >= block && row < block + rows.length && seen <= total; row += step, seen += 1) {
      const here = rows[row - block];
      const beyond = seen === 0 ? from.column : null;
      const column = here === undefined ? null : inRow(here, beyond, forward);
      if (column !== null) return { row, column };
    }
    if (row >= total) row = 0;
    if (row < 0) row = total - 1;
  }
  return null;
}
