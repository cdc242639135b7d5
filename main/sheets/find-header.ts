import { readHeader } from '../engine/understand/header-words.ts';
import { shownText } from '../../shared/domain/source.ts';
import type { SourceCell, SourceRow } from '../../shared/domain/source.ts';

/** Rows that are looked at; a title block is shorter than this. */
const SAMPLE = 40;
const LONGEST_LABEL = 80;

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
};

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

function isKnown(text: string): boolean {
  const { concepts, unknown } = readHeader(text);
  return unknown.length === 0 && concepts.some((concept) => concept !== 'idle');
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
  const texts = columns.map((column) => shownText(row.cells[column]).trim());
  const distinct = new Set(texts.map((text) => text.toLowerCase())).size;
  const known = texts.filter(isKnown).length;
  // Words with numbers in them ("Room 101") are values, unless all of them are numbered alike.
  const numbered = texts.filter((text) => /\d{2,}/.test(text)).length;
  if (labels.length < columns.length * 0.75 || distinct < columns.length / 2) return undefined;
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
  };
}

/** Whether a lower row is the better header than a higher one, which wins in doubt. */
function isBetter(lower: Candidate, higher: Candidate): boolean {
  if (lower.known !== higher.known) return lower.known > higher.known;
  if (lower.filled < higher.filled || lower.contrast < higher.contrast) return false;
  return (higher.detached && !lower.detached) || lower.filled > higher.filled;
}

/**
 * Position of the header among the rows; undefined where none is found. A header is made of
 * different words, names most of the columns that other rows fill, and is not set off from the
 * table; words that Bellhop knows decide before all else, and then the highest row wins.
 */
export function findHeader(rows: readonly SourceRow[]): number | undefined {
  const sample = rows.slice(0, SAMPLE);
  const columns = sample.map(filledColumns);
  const usual = usualWidth(columns.map((filled) => filled.length));
  let best: Candidate | undefined;
  for (let at = 0; at < sample.length; at += 1) {
    const candidate = judge(sample, at, columns[at] ?? [], usual);
    if (candidate && (!best || isBetter(candidate, best))) best = candidate;
  }
  return best?.at;
}
