import { shownText } from '../../shared/domain/source.ts';
import type { RawRow, SheetPreview, SourceRow } from '../../shared/domain/source.ts';
import type { TableParts } from './assemble-table.ts';

/** Enough for a title block, two header rows and a page of the table. */
const FIRST = 60;
/** Enough for totals and remarks below the table. */
const LAST = 10;
const LONGEST = 300;

/** How a sheet looks in the file. Must come before anything fills or widens its rows. */
export function previewSheet({ name, visible, rows }: Omit<TableParts, 'file'>): SheetPreview {
  return {
    name,
    visible,
    first: rows.slice(0, FIRST).map(rawRow),
    last: rows.slice(Math.max(FIRST, rows.length - LAST)).map(rawRow),
    total: rows.length,
  };
}

function rawRow({ number, cells }: SourceRow): RawRow {
  return { number, cells: cells.map((cell) => clip(shownText(cell))) };
}

function clip(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
