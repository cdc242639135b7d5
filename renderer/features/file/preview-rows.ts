import type { SheetPreviewView } from '../../../shared/contract/calls/drafts.ts';
import type { ReadDecision } from '../../../shared/domain/reading.ts';

export type PreviewRow = SheetPreviewView['first'][number];

/** What a row was taken for, in a word that stands beside it. */
export const PART_WORDS: Record<PreviewRow['part'], string> = {
  title: 'title',
  header: 'header',
  table: 'row',
  footer: 'footer',
  left: 'left out',
};

/** Columns that are drawn: nobody looks further right to tell where a table begins. */
export const MOST_COLUMNS = 24;
const LONGEST_TEXT = 160;

/** How many columns the rows fill, and how many of them are drawn. */
export function widthOf(rows: readonly PreviewRow[]): { all: number; drawn: number } {
  const all = rows.reduce((most, { cells }) => Math.max(most, cells.length), 1);
  return { all, drawn: Math.min(all, MOST_COLUMNS) };
}

/** `A` to `XFD`, for a position from 0. */
export function letterOf(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? letterOf(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** The beginning of a cell that is too long to be looked at. */
export function shortened(text: string): string {
  return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** A decision that can be taken at a row. */
export type RowChoice = { what: ReadDecision['what']; value: string; words: string };

/** How many rows a header takes at most. */
const MOST_HEADER_ROWS = 3;

/** @param header first row of the header as it stands; null: there is none */
export function choicesAt(row: number, header: number | null): RowChoice[] {
  const choices: RowChoice[] = [
    { what: 'headerRow', value: String(row), words: `The header begins in row ${row}` },
  ];
  if (header === null) return choices;
  const rows = row - header + 1;
  if (rows >= 1 && rows <= MOST_HEADER_ROWS) {
    const words =
      rows === 1 ? `The header is row ${row} alone` : `The header takes rows ${header} to ${row}`;
    choices.push({ what: 'headerRows', value: String(rows), words });
  }
  if (row > header) {
    choices.push({ what: 'lastRow', value: String(row), words: `The table ends with row ${row}` });
  }
  return choices;
}
