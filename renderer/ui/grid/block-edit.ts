import type { Bounds, Size } from './grid-range.ts';
import type { CellEdit, GridRow } from './grid-row.ts';

/** A rectangle of new texts over the view. */
export type Block = {
  bounds: Bounds;
  /** The new text, or null where the cell stays; positions count from the rectangle's corner. */
  textAt: (row: number, column: number) => string | null;
  /** What found no room at the end of the view. */
  cutRows: number;
  cutColumns: number;
};

/**
 * A copied table put over the selection as spreadsheets do: repeated where the selection is a
 * multiple of it, else from the selection's corner on, cut at the end of the view.
 */
export function pasteOver(
  table: readonly (readonly string[])[],
  selected: Bounds,
  size: Size,
): Block {
  const height = table.length;
  const width = Math.max(...table.map((row) => row.length));
  const selectedHeight = selected.bottom - selected.top + 1;
  const selectedWidth = selected.right - selected.left + 1;
  const repeats = selectedHeight % height === 0 && selectedWidth % width === 0;
  const wantedBottom = selected.top + (repeats ? selectedHeight : height) - 1;
  const wantedRight = selected.left + (repeats ? selectedWidth : width) - 1;
  const bottom = Math.min(wantedBottom, size.rows - 1);
  const right = Math.min(wantedRight, size.columns - 1);
  return {
    bounds: { top: selected.top, left: selected.left, bottom, right },
    textAt: (row, column) => table[row % height]?.[column % width] ?? null,
    cutRows: wantedBottom - bottom,
    cutColumns: wantedRight - right,
  };
}

export function emptyOver(bounds: Bounds): Block {
  return { bounds, textAt: () => '', cutRows: 0, cutColumns: 0 };
}

/** Which row is repeated downwards, and over which: of a single row, the one above it. */
export function fillDownRange(selected: Bounds): { from: number; over: Bounds } | null {
  if (selected.top < selected.bottom) {
    return { from: selected.top, over: { ...selected, top: selected.top + 1 } };
  }
  return selected.top === 0 ? null : { from: selected.top - 1, over: selected };
}

/** The edits that a block makes on its rows (first to last of its bounds); equal texts are none. */
export function editsOf(block: Block, rows: readonly GridRow[]): CellEdit[] {
  const { left, right } = block.bounds;
  return rows.flatMap((row, index) => {
    const edits: CellEdit[] = [];
    for (let column = left; column <= right; column += 1) {
      const text = block.textAt(index, column - left);
      if (text !== null && text !== (row.cells[column] ?? '')) {
        edits.push({ key: row.key, column, text });
      }
    }
    return edits;
  });
}
