import type { SheetReading } from '../../shared/domain/reading.ts';
import type { SourceRow, SourceSheet } from '../../shared/domain/source.ts';
import { preview } from './cell-nature.ts';
import { fillMerged } from './fill-merged.ts';
import { findFooter } from './find-footer.ts';
import { findNextTables } from './find-tables.ts';
import { joinHeaders } from './join-headers.ts';
import { isRule } from './note-rows.ts';
import { placeHeader } from './place-header.ts';
import {
  counted,
  decideAbout,
  decideHeader,
  decideHidden,
  decideLastRow,
  decideNoHeader,
  hiddenColumnsOf,
} from './sheet-decisions.ts';
import type { Decide } from './sheet-decisions.ts';
import type { SheetEnd, Tell } from './sheet-events.ts';
import { trimPages } from './trim-pages.ts';
import type { PageRow } from './trim-pages.ts';

/** A table while it is being made. */
export type TableParts = { file: string; name: string; visible: boolean; rows: SourceRow[] };

/** A table, and the rows of those that follow it on its sheet, each from its title on. */
export type Assembled = { sheet: SourceSheet; further: SourceRow[][] };

type Say = (code: string, message: string) => void;

/** Makes a table of rows: places its header, leaves out what is no data, fills merged cells. */
export function assembleTable(
  { file, name, visible, rows }: TableParts,
  end: SheetEnd,
  tell: Tell,
  reading: SheetReading,
): Assembled {
  const say: Say = (code, message) => tell.note({ sheet: name, code, message });
  const decide = decideAbout({ file, name }, reading, tell);
  const placed = placeHeader(rows, end.merges, reading);
  if (reading.headerRow !== undefined && rows[placed?.at ?? -1]?.number !== reading.headerRow) {
    say(
      'no-such-row',
      `Row ${reading.headerRow} of sheet "${name}" is empty, so it cannot be its header.`,
    );
  }
  if (!placed) {
    if (rows.length > 0) decideNoHeader(decide, name);
    return { sheet: { name, visible, headerRow: 0, headers: [], rows }, further: [] };
  }
  const { at, count, notes, sure } = placed;
  const top = rows.slice(at, at + count);
  const noteRows = rows.slice(at + count, at + count + notes);
  const headers = joinHeaders(top, end.merges);
  const first = top[0]?.number ?? 0;
  const titles = rows.slice(0, at);
  decideHeader(decide, { name, titles, first, count, headers, sure });
  sayNotes(name, noteRows, say);

  const below = rows.slice(at + count + notes);
  const { own, further } = ownRows(below, top, reading);
  const trimmed = trimPages(
    own,
    { titles, header: [...top, ...noteRows] },
    end.merges,
    headers.length,
  );
  sayTrimmed(name, trimmed.left, say);
  const footerAt =
    reading.lastRow === undefined ? findFooter(trimmed.data, headers.length) : trimmed.data.length;
  const data = trimmed.data.slice(0, footerAt);
  sayEnd(decide, name, { data, footer: trimmed.data.slice(footerAt), below, further }, reading);

  const filled = fillMerged(
    data,
    end.merges,
    first + count - 1,
    (column) => headers[column] !== undefined && headers[column] !== '',
  );
  if (filled > 0) {
    say(
      'merged',
      `Sheet "${name}" has merged cells; their value was filled into ${counted(filled, 'row')}.`,
    );
  }
  const width = data.reduce((most, row) => Math.max(most, row.cells.length), headers.length);
  while (headers.length < width) headers.push('');
  for (const { cells } of data) while (cells.length < width) cells.push('');
  const kept = handleHidden(decide, { name, headers, rows: data }, end, reading);
  return {
    sheet: { name, visible, headerRow: first, headerRows: count, headers, rows: kept },
    further,
  };
}

/** Parts the rows below the header: those of this table, and those of each further one. */
function ownRows(
  below: SourceRow[],
  header: readonly SourceRow[],
  { lastRow }: SheetReading,
): { own: SourceRow[]; further: SourceRow[][] } {
  if (lastRow !== undefined) {
    return { own: below.filter(({ number }) => number <= lastRow), further: [] };
  }
  const next = findNextTables(below, header);
  return {
    own: below.slice(0, next[0] ?? below.length),
    further: next.map((from, index) => below.slice(from, next[index + 1] ?? below.length)),
  };
}

function sayNotes(name: string, rows: readonly SourceRow[], say: Say): void {
  for (const row of rows) {
    const what = isRule(row)
      ? 'is a drawn line and was left out.'
      : 'tells how to fill the columns and was left out; say how many rows the header takes to have it read.';
    say('note-row', `Row ${row.number} of sheet "${name}" ("${preview(row)}") ${what}`);
  }
}

const TRIMMED: Record<PageRow['why'], readonly [one: string, many: string]> = {
  header: ['repeats the header', 'repeat the header'],
  'page-line': ['is a line printed on each page', 'are lines printed on each page'],
  subtotal: ['is a subtotal', 'are subtotals'],
  rule: ['is a drawn line', 'are drawn lines'],
  section: ['is a heading of some of its rows', 'are headings of some of its rows'],
};

function sayTrimmed(name: string, left: readonly PageRow[], say: Say): void {
  for (const why of new Set(left.map((one) => one.why))) {
    const rows = left.filter((one) => one.why === why);
    const [first] = rows;
    if (!first) continue;
    const [one, many] = TRIMMED[why];
    say(
      `left-${why}`,
      rows.length === 1
        ? `Row ${first.row.number} of sheet "${name}" ("${preview(first.row)}") ${one} and was left out.`
        : `${rows.length} rows of sheet "${name}" (the first is row ${first.row.number}, "${preview(first.row)}") ${many} and were left out.`,
    );
  }
}

type Ending = {
  data: readonly SourceRow[];
  footer: readonly SourceRow[];
  below: readonly SourceRow[];
  further: readonly SourceRow[][];
};

function sayEnd(decide: Decide, name: string, ending: Ending, { lastRow }: SheetReading): void {
  const { data, footer, below, further } = ending;
  if (lastRow !== undefined) {
    const beyond = below.filter(({ number }) => number > lastRow).length;
    decideLastRow(
      decide,
      lastRow,
      `Row ${lastRow} of sheet "${name}" was chosen as its last${beyond > 0 ? `; ${counted(beyond, 'row')} below it ${beyond === 1 ? 'is' : 'are'} left out` : ''}.`,
    );
    return;
  }
  const last = data.at(-1)?.number;
  const [first] = footer;
  if (last === undefined || (!first && further.length === 0)) return;
  const tail = first
    ? footer.length === 1
      ? `row ${first.number} ("${preview(first)}") is a total or remark below the table`
      : `rows ${first.number} to ${footer.at(-1)?.number ?? ''} ("${preview(first)}" and more) are totals or remarks below the table`
    : `another table begins in row ${further[0]?.[0]?.number ?? ''}`;
  decideLastRow(decide, last, `The table of sheet "${name}" ends in row ${last}: ${tail}.`);
}

/** Says what is hidden, and takes out what a person wants left out; columns keep their places. */
function handleHidden(
  decide: Decide,
  table: Pick<SourceSheet, 'name' | 'headers'> & { rows: SourceRow[] },
  end: SheetEnd,
  reading: SheetReading,
): SourceRow[] {
  const hiddenRows = new Set(end.hiddenRows);
  const rows = table.rows.flatMap(({ number }) => (hiddenRows.has(number) ? number : []));
  const columns = hiddenColumnsOf(end, table.headers);
  decideHidden(decide, table, { rows, columns, filtered: end.filtered ?? false }, reading);
  if (reading.hiddenColumns === 'leave') {
    for (const column of columns) {
      table.headers[column] = '';
      for (const { cells } of table.rows) cells[column] = '';
    }
  }
  return reading.hiddenRows === 'leave'
    ? table.rows.filter(({ number }) => !hiddenRows.has(number))
    : table.rows;
}
