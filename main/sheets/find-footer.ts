import { shownText } from '../../shared/domain/source.ts';
import type { SourceRow } from '../../shared/domain/source.ts';
import { filledColumns, textOf } from './cell-nature.ts';
import {
  isBareTotal,
  isClosing,
  isCount,
  isCounted,
  isFigure,
  isMarkedRemark,
  isMoment,
  isPageLine,
  isTotal,
} from './footer-words.ts';
import { isRule } from './note-rows.ts';

/** At the end of a sheet, rows beyond this many are data. */
const MOST = 12;

/**
 * Position of the first row of the footer: totals, counts, lines of print and signatures, and
 * remarks set off by an empty row. The number of rows where there is none. Only what is clear
 * counts; a doubtful row is left to the checks.
 *
 * @param width columns of the header
 */
export function findFooter(rows: readonly SourceRow[], width: number): number {
  let start = rows.length;
  // One column cannot tell a remark from data.
  if (width < 2) return start;
  for (let at = rows.length - 1; at > 0 && at >= rows.length - MOST; at -= 1) {
    const row = rows[at];
    const above = rows[at - 1];
    if (!row || !above) break;
    if (isFooter(rows, at, width)) start = at;
    // A remark counts with the empty row above it; remarks in a block share that row.
    else if (isRemark(row) && row.number - above.number > 1) start = at;
    else if (!isRemark(row)) break;
  }
  return start;
}

/** Whether the row is a total, or what else stands only below a table. */
export function isFooter(rows: readonly SourceRow[], at: number, width: number): boolean {
  const row = rows[at];
  if (!row) return false;
  const filled = filledColumns(row);
  const texts = filled.map((column) => textOf(row.cells[column]));
  const [first] = texts;
  if (first === undefined) return false;
  if (isRule(row)) return true;
  if (isTotalRow(rows, at, filled, width)) return true;
  if (isCount(first) && texts.length <= 2 && texts.length < width) {
    return texts.length === 1 ? /\d/.test(first) : isFigure(texts[1] ?? '');
  }
  if (texts.length === 1 && isMarkedRemark(first)) return true;
  // Beside a line to sign on may stand a name or a date, but no row of data has such a line.
  return isPageRow(texts) || texts.filter(isClosing).length * 2 >= texts.length;
}

/** Whether a row holds what is printed on each page, and nothing else. */
export function isPageRow(texts: readonly string[]): boolean {
  return texts.some(isPageLine) && texts.every((text) => isPageLine(text) || isMoment(text));
}

function isTotalRow(
  rows: readonly SourceRow[],
  at: number,
  filled: readonly number[],
  width: number,
): boolean {
  const row = rows[at];
  const [first, ...others] = filled;
  if (!row || first === undefined || !isTotal(textOf(row.cells[first]))) return false;
  const cells = others.map((column) => row.cells[column]);
  if (others.length === 0) return true;
  const isCalculated = cells.some((cell) => typeof cell === 'object' && cell.formula === true);
  if (isCalculated) return true;
  if (isBareTotal(textOf(row.cells[first])) && filled.length * 2 < width) return true;
  const texts = cells.map(textOf);
  if (!texts.every((text) => isFigure(text) || isCounted(text))) return false;
  // A row filled throughout could be one of data, unless its figures are what the column adds up to.
  return filled.length < width || others.every((column) => addsUp(rows.slice(0, at), row, column));
}

/** Whether the figure is the sum or the count of what stands above it. */
function addsUp(above: readonly SourceRow[], row: SourceRow, column: number): boolean {
  const figure = Number(textOf(row.cells[column]).replace(/[^\d.-]/g, ''));
  const values = above.map(({ cells }) => textOf(cells[column])).filter((text) => text !== '');
  const sum = values.reduce((total, text) => total + Number(text), 0);
  return figure === values.length || figure === above.length || figure === sum;
}

function isRemark(row: SourceRow): boolean {
  const filled = filledColumns(row);
  const text = shownText(row.cells[filled[0] ?? 0]).trim();
  return filled.length === 1 && text.length > 15 && text.includes(' ');
}
