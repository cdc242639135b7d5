/** A cell by its position in the view, from 0; row `HEADER` is the row of headers. */
export type Spot = { row: number; column: number };
export const HEADER = -1;

/** Where the keyboard stands, and where the range began that reaches to it. */
export type Selection = { anchor: Spot; focus: Spot };

/** Inclusive on all sides. */
export type Bounds = { top: number; left: number; bottom: number; right: number };

export type Size = { rows: number; columns: number };

export function at(spot: Spot): Selection {
  return { anchor: spot, focus: spot };
}

/** The range as a rectangle; on the headers there is none. */
export function boundsOf({ anchor, focus }: Selection): Bounds | null {
  if (focus.row === HEADER || anchor.row === HEADER) return null;
  return {
    top: Math.min(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    bottom: Math.max(anchor.row, focus.row),
    right: Math.max(anchor.column, focus.column),
  };
}

export function cellCount(bounds: Bounds): number {
  return (bounds.bottom - bounds.top + 1) * (bounds.right - bounds.left + 1);
}

/** The nearest spot inside a view of this size; the headers are always there. */
export function clampSpot(spot: Spot, size: Size): Spot {
  return {
    row: Math.max(HEADER, Math.min(spot.row, size.rows - 1)),
    column: Math.max(0, Math.min(spot.column, size.columns - 1)),
  };
}

export function sameSpot(a: Spot, b: Spot): boolean {
  return a.row === b.row && a.column === b.column;
}

/** The selection after the view under it moved by some rows, kept inside the view. */
export function shiftSelection(selection: Selection, rows: number, size: Size): Selection {
  const shift = (spot: Spot) =>
    spot.row === HEADER ? spot : clampSpot({ ...spot, row: Math.max(0, spot.row + rows) }, size);
  return { anchor: shift(selection.anchor), focus: shift(selection.focus) };
}
