import type { SourceCell, SourceSheet } from '../../../shared/domain/source.ts';

/** A sheet with its header in row 1. */
export function sheetOf(
  name: string,
  headers: readonly string[],
  rows: readonly (readonly SourceCell[])[] = [],
): SourceSheet {
  return {
    name,
    visible: true,
    headerRow: 1,
    headers: [...headers],
    rows: rows.map((cells, at) => ({ number: at + 2, cells: [...cells] })),
  };
}
