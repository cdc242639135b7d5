import { shownText } from '../../shared/domain/source.ts';
import type { SourceCell, SourceRow } from '../../shared/domain/source.ts';

/** Rows that are looked at; a title block is shorter than this. */
const SAMPLE = 40;
const LONGEST_LABEL = 80;

/** Text with a letter that is no number, date or address: what a column may be called. */
function isLabel(cell: SourceCell | undefined): boolean {
  if (cell === undefined || (typeof cell !== 'string' && cell.type !== 'text')) return false;
  const text = shownText(cell).trim();
  if (text.length > LONGEST_LABEL || !/\p{L}/u.test(text)) return false;
  return !/^[+(]?\d[\d\s().,/:-]{3,}/.test(text) && !/@\S+\.\w/.test(text);
}

/** Whether a cell holds what headers do not: digits, dates, numbers, addresses. */
function isData(cell: SourceCell | undefined): boolean {
  if (cell === undefined || shownText(cell).trim() === '') return false;
  return !isLabel(cell) || /\d{2,}/.test(shownText(cell));
}

function filledColumns(row: SourceRow): number[] {
  const columns: number[] = [];
  row.cells.forEach((cell, column) => {
    if (shownText(cell).trim() !== '') columns.push(column);
  });
  return columns;
}

/** How many columns most rows fill: the upper quartile, since titles and footers fill fewer. */
function usualWidth(widths: number[]): number {
  const sorted = [...widths].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.75)] ?? 0;
}

/**
 * Position of the header among the rows; undefined where none is found. A header names most of the
 * columns that the rows below fill, with different words, and stands above cells of another nature
 * (numbers, phones). Among equals the highest row wins.
 */
export function findHeader(rows: readonly SourceRow[]): number | undefined {
  const sample = rows.slice(0, SAMPLE);
  const columns = sample.map(filledColumns);
  const usual = usualWidth(columns.map((filled) => filled.length));
  let best: { at: number; score: number } | undefined;
  for (const [at, row] of sample.entries()) {
    const filled = columns[at] ?? [];
    if (filled.length < Math.max(1, usual * 0.6)) continue;
    const texts = filled.map((column) => shownText(row.cells[column]).trim().toLowerCase());
    const labels = filled.filter((column) => isLabel(row.cells[column]));
    const labelShare = labels.length / filled.length;
    const distinct = new Set(texts).size / texts.length;
    if (labelShare < 0.75 || distinct < 0.5) continue;
    const below = sample.slice(at + 1);
    const contrast =
      labels.filter(
        (column) =>
          !/\d{2,}/.test(shownText(row.cells[column])) &&
          below.filter((other) => isData(other.cells[column])).length > below.length / 2,
      ).length / filled.length;
    const digits = texts.filter((text) => /\d{2,}/.test(text)).length / texts.length;
    const next = sample[at + 1];
    // A title is set off from the table by an empty row, a header is not.
    const detached = next !== undefined && next.number - row.number > 1 ? 0.5 : 0;
    const fill = Math.min(1, filled.length / Math.max(1, usual));
    const score =
      fill * 2 + labelShare + distinct + contrast * 2 - digits - detached - at * 0.02;
    if (!best || score > best.score) best = { at, score };
  }
  return best?.at;
}
