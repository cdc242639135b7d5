import type { SourceRow } from '../../shared/domain/source.ts';
import type { Merge } from './sheet-events.ts';

/**
 * Gives each row under a merged cell the value that a person sees there. Values are filled down
 * only: a value merged across columns belongs to the first of them. Where ranges overlap, as no
 * spreadsheet program writes them, the upper one counts, so that a column is walked through once.
 *
 * @param rows changed in place; rows that hold nothing of their own are no rows and get nothing
 * @returns how many rows got a value
 */
export function fillMerged(rows: SourceRow[], merges: readonly Merge[], headerRow: number): number {
  const tall = merges
    .filter(({ top, bottom }) => bottom > top && top > headerRow)
    .toSorted((a, b) => a.left - b.left || a.top - b.top);
  if (tall.length === 0) return 0;
  const ascending = rows.toSorted((a, b) => a.number - b.number);
  const touched = new Set<SourceRow>();
  let column = -1;
  let covered = 0;
  for (const { top, bottom, left } of tall) {
    if (left !== column) covered = 0;
    column = left;
    if (bottom <= covered) continue;
    const first = ascending[placeOf(ascending, top)];
    const value = first?.number === top ? (first.cells[left] ?? '') : '';
    if (value === '') continue;
    let at = placeOf(ascending, Math.max(top, covered) + 1);
    for (let row = ascending[at]; row && row.number <= bottom; row = ascending[++at]) {
      const { cells } = row;
      while (cells.length <= left) cells.push('');
      if (cells[left] !== '') continue;
      cells[left] = value;
      touched.add(row);
    }
    covered = bottom;
  }
  return touched.size;
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
