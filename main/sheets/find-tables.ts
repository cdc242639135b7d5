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
 * as a value, above what names no column.
 */
function isHeader(rows: readonly SourceRow[], after: number, at: number): boolean {
  const row = rows[at];
  const next = rows[at + 1];
  if (!row || next?.number !== row.number + 1) return false;
  const columns = filledColumns(row);
  const texts = columns.map((column) => textOf(row.cells[column]));
  if (columns.some((column) => !isLabel(row.cells[column]) || isData(row.cells[column]))) {
    return false;
  }
  const known = texts.filter(isKnown).length;
  if (known < 2 || known * 3 < texts.length * 2) return false;
  if (new Set(texts.map((text) => text.toLowerCase())).size < texts.length) return false;
  const above = rows.slice(Math.max(after, at - SAMPLE), at);
  const isValue = columns.some((column) =>
    above.some(
      (other) =>
        textOf(other.cells[column]).toLowerCase() === textOf(row.cells[column]).toLowerCase(),
    ),
  );
  if (isValue) return false;
  return known === texts.length || columns.some((column) => isData(next.cells[column]));
}
