import type { RowKey } from '../../../shared/domain/row.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceCell, SourceRow } from '../../../shared/domain/source.ts';

/** What stands in edited cells, by row and position of the column; all others are as the file has them. */
export type EditedCells = Map<RowKey, Map<number, string>>;

/** Puts a text into a cell; null puts back what the file has. */
export function putCell(
  edited: EditedCells,
  key: RowKey,
  column: number,
  text: string | null,
): void {
  const row = edited.get(key);
  if (text !== null) {
    if (row) row.set(column, text);
    else edited.set(key, new Map([[column, text]]));
  } else if (row?.delete(column) && row.size === 0) {
    edited.delete(key);
  }
}

/** The row as it stands after edits; the row itself where it has none. */
export function withEdits(edited: EditedCells, key: RowKey, row: SourceRow): SourceRow {
  const changes = edited.get(key);
  if (!changes) return row;
  const cells: SourceCell[] = [...row.cells];
  for (const [column, text] of changes) {
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
  return { ...row, cells };
}

/** What a person sees in a cell as it stands. */
export function cellText(edited: EditedCells, key: RowKey, row: SourceRow, column: number): string {
  return edited.get(key)?.get(column) ?? shownText(row.cells[column]);
}
