import type { SourceRow } from '../../shared/domain/source.ts';
import { filledColumns, filledTexts, isData, isKnown, isLabel, isVague } from './cell-nature.ts';
import { textOf } from './cell-nature.ts';
import type { Merge } from './sheet-events.ts';

/** As many rows as a header may take. */
const TALLEST = 3;
/** Rows below a header that are compared with it. */
const SAMPLE = 40;

/** Rows of a header: the place of the first one, and how many there are. */
export type HeaderBlock = { at: number; count: number };

/**
 * Widens a header of one row by the rows that belong to it: headings of groups above, the columns
 * of a group below. Without proof a row stays what it was, since a data row must not be lost.
 *
 * @param at place of the row that was found, or chosen
 * @param from place of the first row that may belong to the header
 */
export function headerBlock(
  rows: readonly SourceRow[],
  merges: readonly Merge[],
  at: number,
  from = 0,
): HeaderBlock {
  let top = at;
  let last = at;
  while (last - top + 1 < TALLEST && continues(rows, merges, top, last)) last += 1;
  const below = rows.slice(last + 1, last + 1 + SAMPLE);
  while (top > from && last - top + 1 < TALLEST && isGrouped(rows, merges, top, below)) top -= 1;
  return { at: top, count: last - top + 1 };
}

/** Merged cells of one row that group columns; a title goes over all of them. */
function groupsOf(merges: readonly Merge[], row: SourceRow, columns: readonly number[]): Merge[] {
  const first = columns[0] ?? 0;
  const last = columns.at(-1) ?? 0;
  return merges.filter(
    ({ top, bottom, left, right }) =>
      top === row.number &&
      bottom === top &&
      right > left &&
      (left > first || right < last) &&
      textOf(row.cells[left]) !== '',
  );
}

/** Cells merged with the one below them: one header beside others that take two rows. */
function tallsOf(merges: readonly Merge[], upper: SourceRow, lower: SourceRow): Merge[] {
  return merges.filter(
    ({ top, bottom, left, right }) =>
      top <= upper.number &&
      bottom >= lower.number &&
      left === right &&
      textOf(lower.cells[left]) === '',
  );
}

function hasOnlyLabels(row: SourceRow, columns: readonly number[]): boolean {
  return columns.every((column) => isLabel(row.cells[column]) && !isData(row.cells[column]));
}

/** How many of the columns hold mostly what no header holds. */
function contrast(below: readonly SourceRow[], columns: readonly number[]): number {
  return columns.filter(
    (column) => below.filter((row) => isData(row.cells[column])).length > below.length / 2,
  ).length;
}

/** Whether the row above the header groups its columns. */
function isGrouped(
  rows: readonly SourceRow[],
  merges: readonly Merge[],
  at: number,
  below: readonly SourceRow[],
): boolean {
  const lower = rows[at];
  const upper = rows[at - 1];
  if (!lower || upper?.number !== lower.number - 1) return false;
  const upperColumns = filledColumns(upper);
  const columns = filledColumns(lower);
  if (upperColumns.length === 0 || !hasOnlyLabels(upper, upperColumns)) return false;
  const known = upperColumns.filter((column) => isKnown(textOf(upper.cells[column])));
  // Groups within groups: the words may be known higher up.
  const higher = rows[at - 2];
  const speaks =
    known.length > 0 ||
    (higher?.number === upper.number - 1 &&
      groupsOf(merges, higher, columns).some(({ left }) => isKnown(textOf(higher.cells[left]))));
  const names = filledTexts(lower).map((text) => text.toLowerCase());
  const hasTwins = new Set(names).size < names.length;
  const groups = groupsOf(merges, upper, columns);
  const isBetween = upperColumns.every(
    (column) => column >= (columns[0] ?? 0) || isOverData(below, column),
  );
  if (!isBetween) return false;
  if (groups.length > 0 && (hasTwins || speaks)) {
    // One heading over the first columns may be a title; under a title the names speak for themselves.
    if (upperColumns.length > 1 || hasTwins) return true;
    const [group] = groups;
    return columns
      .filter((column) => group && column >= group.left && column <= group.right)
      .some((column) => isVague(textOf(lower.cells[column])));
  }
  if (upperColumns.length < 2) return false;
  // A column that has its name here and none below, but values.
  const gaps = upperColumns.filter((column) => !columns.includes(column));
  const named = gaps.filter((column) => isOverData(below, column));
  if (named.length > 0 && known.length > 0) return true;
  if (tallsOf(merges, upper, lower).length > 0 && known.length > 0) return true;
  if (hasMerges(merges, upper)) return false;
  return known.length === upperColumns.length || (hasTwins && upperColumns.length < columns.length);
}

function isOverData(below: readonly SourceRow[], column: number): boolean {
  return below.filter((row) => textOf(row.cells[column]) !== '').length * 2 > below.length;
}

function hasMerges(merges: readonly Merge[], row: SourceRow): boolean {
  return merges.some(({ top, bottom }) => top <= row.number && bottom >= row.number);
}

/** Whether the row below the header names columns too. */
function continues(
  rows: readonly SourceRow[],
  merges: readonly Merge[],
  top: number,
  last: number,
): boolean {
  const header = rows[last];
  const row = rows[last + 1];
  if (!header || row?.number !== header.number + 1) return false;
  const columns = filledColumns(row);
  if (columns.length === 0 || !hasOnlyLabels(row, columns)) return false;
  const below = rows.slice(last + 2, last + 2 + SAMPLE);
  if (below.length === 0 || columns.some((column) => recurs(below, row, column))) return false;
  const above = rows.slice(top, last + 1);
  const gaps = columns.filter((column) => above.every((one) => textOf(one.cells[column]) === ''));
  if (tallsOf(merges, header, row).length > 0) return true;

  const known = columns.filter((column) => isKnown(textOf(row.cells[column])));
  const groups = groupsOf(merges, header, filledColumns(header));
  const isUnderGroup = gaps.some((column) =>
    groups.some(({ left, right }) => left < column && column <= right),
  );
  if (isUnderGroup) return known.length > 0 || contrast(below, columns) > 0;
  if (hasMerges(merges, header)) return false;
  if (gaps.length > 0) return known.length * 2 >= columns.length && gaps.some(isOneOf(known));
  // Two full rows of names, such as "Room" over "Number": all words known, over figures.
  return (
    columns.length >= 3 &&
    known.length === columns.length &&
    new Set(filledTexts(row).map((text) => text.toLowerCase())).size === columns.length &&
    contrast(below, columns) * 3 >= columns.length
  );
}

function isOneOf(columns: readonly number[]): (column: number) => boolean {
  return (column) => columns.includes(column);
}

/** Whether a value of the row stands further down in its column again, as values do and names do not. */
function recurs(below: readonly SourceRow[], row: SourceRow, column: number): boolean {
  const text = textOf(row.cells[column]).toLowerCase();
  return below.some((other) => textOf(other.cells[column]).toLowerCase() === text);
}
