import type { SourceRow } from '../../shared/domain/source.ts';
import { filledColumns, isData, isKnown, isLabel, textOf } from './cell-nature.ts';

/** Rows that are looked at; a title block is shorter than this. */
const SAMPLE = 40;

/** What speaks for a row as the header. */
type Candidate = {
  at: number;
  /** Cells whose words all belong to what Bellhop knows of headers. */
  known: number;
  filled: number;
  /** Share of columns with cells of another nature below (numbers, phones). */
  contrast: number;
  /** An empty row follows, as after a title. */
  detached: boolean;
  /** A table of its own hangs below, so that what is found further down is another table's. */
  leads: boolean;
};

/** How many columns most rows fill: the upper quartile, since titles and footers fill fewer. */
function usualWidth(widths: number[]): number {
  const sorted = [...widths].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * 0.75)] ?? 0;
}

/** Judges one row of the sample; undefined where it cannot be a header. */
function judge(
  sample: readonly SourceRow[],
  at: number,
  columns: number[],
  usual: number,
): Candidate | undefined {
  const row = sample[at];
  if (!row || columns.length < Math.max(1, usual * 0.6)) return undefined;
  const labels = columns.filter((column) => isLabel(row.cells[column]));
  const texts = columns.map((column) => textOf(row.cells[column]));
  const distinct = new Set(texts.map((text) => text.toLowerCase())).size;
  const known = texts.filter(isKnown).length;
  // Words with numbers in them ("Room 101") are values, unless all of them are numbered alike.
  const numbered = texts.filter((text) => /\d{2,}/.test(text)).length;
  if (labels.length < columns.length * 0.75) return undefined;
  if (distinct < Math.min(2, columns.length)) return undefined;
  if (numbered > columns.length / 3) return undefined;
  const below = sample.slice(at + 1);
  const contrasting = labels.filter(
    (column) => below.filter((other) => isData(other.cells[column])).length > below.length / 2,
  );
  const next = sample[at + 1];
  return {
    at,
    known,
    filled: columns.length,
    contrast: contrasting.length / columns.length,
    detached: next !== undefined && next.number - row.number > 1,
    leads:
      known >= 2 && known * 3 >= columns.length * 2 && isTableRow(next, row.number + 1, columns),
  };
}

/** Whether a row goes on in the columns of the header above it, with at least one figure. */
function isTableRow(row: SourceRow | undefined, number: number, columns: number[]): boolean {
  if (row?.number !== number) return false;
  const filled = filledColumns(row);
  return (
    filled.length >= 2 &&
    filled.every((column) => columns.includes(column)) &&
    filled.some((column) => isData(row.cells[column]))
  );
}

/** Whether a lower row is the better header than a higher one, which wins in doubt. */
function isBetter(lower: Candidate, higher: Candidate): boolean {
  if (higher.leads) return false;
  if (lower.known !== higher.known) return lower.known > higher.known;
  if (higher.known > 1 && higher.known === higher.filled) return false;
  if (lower.filled < higher.filled || lower.contrast < higher.contrast) return false;
  return (higher.detached && !lower.detached) || lower.filled > higher.filled;
}

/** A header as found: its place among the rows, and whether there was anything to know it by. */
export type FoundHeader = { at: number; sure: boolean };

/**
 * The header among the rows; undefined where none is found. A header is made of different words,
 * names most of the columns that other rows fill, and is not set off from the table; words that
 * Bellhop knows decide before all else, and then the highest row wins.
 */
export function findHeader(rows: readonly SourceRow[]): FoundHeader | undefined {
  const sample = rows.slice(0, SAMPLE);
  const columns = sample.map(filledColumns);
  const usual = usualWidth(columns.map((filled) => filled.length));
  let best: Candidate | undefined;
  for (let at = 0; at < sample.length; at += 1) {
    const candidate = judge(sample, at, columns[at] ?? [], usual);
    if (candidate && (!best || isBetter(candidate, best))) best = candidate;
  }
  return best && { at: best.at, sure: best.known > 0 || best.contrast > 0 };
}
