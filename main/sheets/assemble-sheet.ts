import { shownText } from '../../shared/domain/source.ts';
import type { SheetReading } from '../../shared/domain/reading.ts';
import type { SourceRow, SourceSheet } from '../../shared/domain/source.ts';
import { columnLetter } from '../engine/understand/column-letter.ts';
import { fillMerged } from './fill-merged.ts';
import { findFooter } from './find-footer.ts';
import { findHeader } from './find-header.ts';
import type { SheetEnd, Tell } from './sheet-events.ts';

/** A sheet while it is being read; `file` is the name of its file. */
export type SheetParts = { file: string; name: string; visible: boolean; rows: SourceRow[] };

/**
 * Makes a sheet of the rows read: finds header and footer, fills merged cells, says what it did.
 *
 * @param reading what a person decided about this sheet
 * @returns undefined where the sheet is left out
 */
export function assembleSheet(
  { name, visible, rows }: SheetParts,
  end: SheetEnd,
  tell: Tell,
  reading: SheetReading = {},
): SourceSheet | undefined {
  const say = (code: string, message: string) => tell.note({ sheet: name, code, message });
  if (reading.use === 'leave') return undefined;
  if (!visible && rows.length > 0) say('hidden-sheet', `Sheet "${name}" is hidden.`);
  const at = findHeader(rows);
  const header = at === undefined ? undefined : rows[at];
  if (at === undefined || !header) {
    if (rows.length > 0) say('no-header', `No header row was found in sheet "${name}".`);
    return { name, visible, headerRow: 0, headers: [], rows };
  }
  if (at > 0) sayTitle(name, rows.slice(0, at), header.number, say);
  const below = rows.slice(at + 1);
  const footerAt = findFooter(below, header.cells.length);
  for (const row of below.slice(footerAt)) {
    say(
      'footer',
      `Row ${row.number} of sheet "${name}" ("${preview(row)}") is a total or remark below the table and was left out.`,
    );
  }
  const data = below.slice(0, footerAt);
  const filled = fillMerged(data, end.merges, header.number);
  if (filled > 0) {
    say(
      'merged',
      `Sheet "${name}" has merged cells; their value was filled into ${filled} ${filled === 1 ? 'row' : 'rows'} below.`,
    );
  }
  const headers = header.cells.map((cell) => shownText(cell).replace(/\s+/g, ' ').trim());
  const width = data.reduce((most, row) => Math.max(most, row.cells.length), headers.length);
  while (headers.length < width) headers.push('');
  for (const { cells } of data) while (cells.length < width) cells.push('');
  sayHidden({ name, headers, rows: data }, end, say);
  return { name, visible, headerRow: header.number, headers, rows: data };
}

type Say = (code: string, message: string) => void;

function sayTitle(name: string, skipped: SourceRow[], headerRow: number, say: Say): void {
  const first = skipped[0];
  if (!first) return;
  const lines = skipped.length === 1 ? 'title line' : 'title lines';
  say(
    'title-rows',
    `In sheet "${name}" the header is in row ${headerRow}; ${skipped.length} ${lines} above it ("${preview(first)}") ${skipped.length === 1 ? 'was' : 'were'} left out.`,
  );
}

function sayHidden(
  { name, headers, rows }: Pick<SourceSheet, 'name' | 'headers' | 'rows'>,
  { hiddenRows, hiddenColumns }: SheetEnd,
  say: Say,
): void {
  const known = new Set(rows.map((row) => row.number));
  const hidden = hiddenRows.filter((row) => known.has(row));
  if (hidden.length > 0) {
    say(
      'hidden-rows',
      `Sheet "${name}" has ${hidden.length} hidden ${hidden.length === 1 ? 'row' : 'rows'} (first: row ${hidden[0]}), read like the others.`,
    );
  }
  // Bellhop hides its own key columns; there is nothing to say about those.
  const columns = hiddenColumns.filter(
    (column) => column < headers.length && !headers[column]?.startsWith('Bellhop '),
  );
  if (columns.length > 0) {
    const names = columns.map((column) => headers[column] || `(${columnLetter(column)})`);
    say(
      'hidden-columns',
      `Sheet "${name}" has hidden columns, read like the others: ${names.join(', ')}.`,
    );
  }
}

/** The beginning of what a row shows, for a sentence. */
function preview(row: SourceRow): string {
  const text = row.cells.map(shownText).filter(Boolean).join(' ').replace(/\s+/g, ' ').trim();
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
