import { shownText } from '../../shared/domain/source.ts';
import type { SourceRow } from '../../shared/domain/source.ts';

const TOTAL =
  /^(grand |sub-?)?(totals?|sum|summe|gesamt|somme|suma|totale|totaux|合計|計)( [\p{L} ]+)?\s*:?\s*[\d.,]*$/iu;

/** What a total is called, with its figure, is shorter than this. */
const LONGEST_TOTAL = 80;

/** At the end of a sheet, rows beyond this many are data. */
const MOST = 5;

/**
 * Position of the first row of the footer: totals, and remarks set off by an empty row. The number
 * of rows where there is none. Only what is clear counts; a doubtful row is left to the checks.
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
    if (isTotal(row, width)) start = at;
    // A remark counts with the empty row above it; remarks in a block share that row.
    else if (isRemark(row) && row.number - above.number > 1) start = at;
    else if (!isRemark(row)) break;
  }
  return start;
}

function filledCells(row: SourceRow) {
  return row.cells.filter((cell) => shownText(cell).trim() !== '');
}

function isTotal(row: SourceRow, width: number): boolean {
  const filled = filledCells(row);
  const first = filled[0];
  const text = shownText(first).trim();
  // Blanks may match in several places of the pattern, so on a long text it would never end.
  if (first === undefined || text.length > LONGEST_TOTAL || !TOTAL.test(text)) return false;
  const calculated = filled.some((cell) => typeof cell !== 'string' && cell.formula);
  return calculated || filled.length === 1 || filled.length < width / 2;
}

function isRemark(row: SourceRow): boolean {
  const filled = filledCells(row);
  const text = shownText(filled[0]).trim();
  return filled.length === 1 && text.length > 15 && text.includes(' ');
}
