import type { DraftState } from './draft-state.ts';

/** How many edited cells stand in rows or columns that are not read at present, and so do not count. */
export function unseenEdits({ edited, places }: Pick<DraftState, 'edited' | 'places'>): number {
  let count = 0;
  for (const [key, cells] of edited) {
    const width = places.get(key)?.sheet.headers.length ?? 0;
    for (const column of cells.keys()) if (column >= width) count += 1;
  }
  return count;
}
