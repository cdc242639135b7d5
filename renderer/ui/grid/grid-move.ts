import { HEADER, at, clampSpot } from './grid-range.ts';
import type { Selection, Size, Spot } from './grid-range.ts';

export type KeyPress = { key: string; ctrl: boolean; shift: boolean };

function target(press: KeyPress, from: Spot, size: Size, pageRows: number): Spot | null {
  const { row, column } = from;
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (press.key) {
    case 'ArrowUp':
      return press.ctrl ? { row: 0, column } : { row: row - 1, column };
    case 'ArrowDown':
      return press.ctrl ? { row: lastRow, column } : { row: row + 1, column };
    case 'ArrowLeft':
      return press.ctrl ? { row, column: 0 } : { row, column: column - 1 };
    case 'ArrowRight':
      return press.ctrl ? { row, column: lastColumn } : { row, column: column + 1 };
    case 'Home':
      return press.ctrl ? { row: 0, column: 0 } : { row, column: 0 };
    case 'End':
      return press.ctrl ? { row: lastRow, column: lastColumn } : { row, column: lastColumn };
    case 'PageUp':
      return { row: Math.max(0, row - pageRows), column };
    case 'PageDown':
      return { row: row + pageRows, column };
    default:
      return null;
  }
}

/**
 * The selection after a key that moves, or null for any other key. Shift extends the range, which
 * never takes in the headers.
 *
 * @param pageRows how many rows are in sight
 */
export function moveSelection(
  press: KeyPress,
  selection: Selection,
  size: Size,
  pageRows: number,
): Selection | null {
  const wanted = target(press, selection.focus, size, pageRows);
  if (wanted === null) return null;
  const spot = clampSpot(wanted, size);
  if (!press.shift || selection.focus.row === HEADER) return at(spot);
  return {
    anchor: selection.anchor,
    focus: spot.row === HEADER ? { ...spot, row: selection.focus.row } : spot,
  };
}
