import type { SourceCell, SourceRow } from '../../shared/domain/source.ts';
import type { Merge } from './sheet-events.ts';

/** A range across more columns than this is a title or a line, not a value. */
const WIDEST = 50;

/** One column of merged cells, and the column whose first cell holds their value. */
type Strip = { top: number; bottom: number; column: number; source: number };

/**
 * Gives each cell of a merged range the value that a person sees there: down, and across into
 * columns that have a name of their own. A column without one belongs to the range itself, as where
 * the header is merged alike. Where ranges overlap, as no spreadsheet program writes them, the upper
 * one counts, so that a column is walked through once.
 *
 * @param rows changed in place; rows that hold nothing of their own are no rows and get nothing
 * @param isNamed whether the column has a header
 * @returns how many rows got a value
 */
export function fillMerged(
  rows: SourceRow[],
  merges: readonly Merge[],
  headerRow: number,
  isNamed: (column: number) => boolean = () => false,
): number {
  const strips = stripsOf(merges, headerRow, isNamed);
  if (strips.length === 0) return 0;
  const ascending = rows.toSorted((a, b) => a.number - b.number);
  const touched = new Set<SourceRow>();
  let column = -1;
  let covered = 0;
  for (const strip of strips) {
    if (strip.column !== column) covered = 0;
    column = strip.column;
    const { top, bottom, source } = strip;
    if (bottom <= covered) continue;
    const first = ascending[placeOf(ascending, top)];
    const value: SourceCell = first?.number === top ? (first.cells[source] ?? '') : '';
    if (value === '') continue;
    const from = Math.max(source === column ? top + 1 : top, covered + 1);
    let at = placeOf(ascending, from);
    for (let row = ascending[at]; row && row.number <= bottom; row = ascending[++at]) {
      const { cells } = row;
      while (cells.length <= column) cells.push('');
      if (cells[column] !== '') continue;
      cells[column] = value;
      touched.add(row);
    }
    covered = bottom;
  }
  return touched.size;
}

/** The columns of the ranges below the header that have cells to fill, from the left and the top. */
function stripsOf(
  merges: readonly Merge[],
  headerRow: number,
  isNamed: (column: number) => boolean,
): Strip[] {
  const strips: Strip[] = [];
  let above = 0;
  let filledTo = -1;
  for (const merge of merges.toSorted((a, b) => a.top - b.top || a.left - b.left)) {
    const { top, bottom, left, right } = merge;
    if (top <= headerRow) continue;
    if (top !== above) filledTo = -1;
    above = top;
    if (bottom > top) strips.push({ top, bottom, column: left, source: left });
    if (left <= filledTo || right - left >= WIDEST) continue;
    filledTo = right;
    for (let column = left + 1; column <= right; column += 1) {
      if (isNamed(column)) strips.push({ top, bottom, column, source: left });
    }
  }
  return strips.sort((a, b) => a.column - b.column || a.top - b.top);
}

/** Place of the first row of this number or a higher one. */
function placeOf(ascending: readonly SourceRow[], number: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
