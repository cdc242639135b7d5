import type { SourceRow } from '../../shared/domain/source.ts';
import type { Merge } from './sheet-events.ts';

/**
 * Gives each row under a merged cell the value that a person sees there. Values are filled down
 * only: a value merged across columns belongs to the first of them.
 *
 * @param rows ascending by number; changed in place
 * @returns how many rows got a value
 */
export function fillMerged(rows: SourceRow[], merges: readonly Merge[], headerRow: number): number {
  const tall = merges.filter(({ top, bottom }) => bottom > top && top > headerRow);
  if (tall.length === 0) return 0;
  const byNumber = new Map(rows.map((row) => [row.number, row]));
  const touched = new Set<number>();
  for (const { top, left, bottom } of tall) {
    const value = byNumber.get(top)?.cells[left] ?? '';
    if (value === '') continue;
    for (let number = top + 1; number <= bottom; number += 1) {
      const row = byNumber.get(number);
      // A row that holds nothing of its own is no row; a sheet may be merged to its last line.
      if (!row) continue;
      while (row.cells.length <= left) row.cells.push('');
      if (row.cells[left] === '') {
        row.cells[left] = value;
        touched.add(number);
      }
    }
  }
  return touched.size;
}
