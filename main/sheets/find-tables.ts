import type { SourceRow } from '../../shared/domain/source.ts';
import { filledColumns, isData, isKnown, isLabel, rowKey, textOf } from './cell-nature.ts';

/** Rows between an empty row and the header of a further table that may be its title. */
const MOST_TITLES = 3;
const SAMPLE = 40;

/**
 * Places at which further tables begin, with their titles: each is set off by an empty row and has a
 * header of its own whose words Bellhop knows. What might be data is taken as such.
 *
 * @param rows those below the header of the first table
 * @param header rows of that header; where it comes again the table goes on
 */
export function findNextTables(rows: readonly SourceRow[], header: readonly SourceRow[]): number[] {
  const own = new Set(header.map(rowKey));
  const found: number[] = [];
  let after = 0;
  for (let at = 1; at < rows.length - 1; at += 1) {
    if (!isSetOff(rows, at)) continue;
    const next = headerAfter(rows, at);
    if (next === undefined || !isHeader(rows, after, next)) continue;
    if (rows.slice(at, next + 1).some((row) => own.has(rowKey(row)))) continue;
    found.push(at);
    after = next + 1;
    at = next;
  }
  return found;
}

/** Whether an empty row stands above. */
function isSetOff(rows: readonly SourceRow[], at: number): boolean {
  return (rows[at]?.number ?? 0) - (rows[at - 1]?.number ?? 0) > 1;
}

/** Place of the row that follows the title that may begin here. */
function headerAfter(rows: readonly SourceRow[], from: number): number | undefined {
  for (let at = from; at <= from + MOST_TITLES && at < rows.length - 1; at += 1) {
    const row = rows[at];
    if (!row) return undefined;
    const filled = filledColumns(row);
    if (filled.length > 1) return at;
    if (!filled.every((column) => isLabel(row.cells[column]))) return undefined;
  }
  return undefined;
}

/**
 * Whether the row can only be a header: names that Bellhop knows, none of which stands in its column
 * as a value, over rows that fill these columns with what names no column.
 */
function isHeader(rows: readonly SourceRow[], after: number, at: number): boolean {
  const row = rows[at];
  if (!row) return false;
  const columns = filledColumns(row);
  const texts = columns.map((column) => textOf(row.cells[column]));
  if (columns.some((column) => !isLabel(row.cells[column]) || isData(row.cells[column]))) {
    return false;
  }
  const known = texts.map((text) => isKnown(text) && !/\d/.test(text));
  const count = known.filter(Boolean).length;
  if (count < 2 || !known[0] || count * 4 < texts.length * 3) return false;
  if (new Set(texts.map((text) => text.toLowerCase())).size < texts.length) return false;
  const above = rows.slice(Math.max(after, at - SAMPLE), at);
  const isValue = columns.some((column) =>
    above.some(
      (other) =>
        textOf(other.cells[column]).toLowerCase() === textOf(row.cells[column]).toLowerCase(),
    ),
  );
  return !isValue && isFilledBelow(rows, at, columns);
}

/** Whether the rows at once below fill most of the columns, some with figures. */
function isFilledBelow(rows: readonly SourceRow[], at: number, columns: number[]): boolean {
  const block: SourceRow[] = [];
  for (let place = at + 1; place <= at + SAMPLE; place += 1) {
    const row = rows[place];
    if (!row || isSetOff(rows, place)) break;
    block.push(row);
  }
  const filled = columns.filter((column) =>
    block.some(({ cells }) => textOf(cells[column]) !== ''),
  );
  const figures = columns.filter((column) => block.some(({ cells }) => isData(cells[column])));
  // Two words over a single row could be a row themselves.
  if (columns.length + block.length < 4) return false;
  return filled.length * 3 >= columns.length * 2 && filled.length >= 2 && figures.length > 0;
}
