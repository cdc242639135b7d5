import Papa from 'papaparse';
import { DELIMITERS } from '../../../shared/domain/reading.ts';
import type { Delimiter } from '../../../shared/domain/reading.ts';

const NAMES: ReadonlyMap<string, string> = new Map([
  [',', 'comma'],
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'vertical bar'],
]);

/** For sentences: `semicolon`. */
export function delimiterName(delimiter: string): string {
  return NAMES.get(delimiter) ?? `character "${delimiter}"`;
}

const SAMPLE_CHARACTERS = 64 * 1024;
const SAMPLE_RECORDS = 200;

type Score = { delimiter: Delimiter; width: number; score: number };

/** How evenly a delimiter cuts the sample: 1 where every record has the same number of cells. */
function scoreOf(delimiter: Delimiter, sample: string): Score {
  const { data, errors } = Papa.parse<string[]>(sample, { delimiter, preview: SAMPLE_RECORDS });
  const widths = new Map<number, number>();
  let records = 0;
  let joints = 0;
  let digitJoints = 0;
  for (const cells of data) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    records += 1;
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    for (let i = 1; i < cells.length; i += 1) {
      joints += 1;
      if (/\d$/.test(cells[i - 1] ?? '') && /^\d/.test(cells[i] ?? '')) digitJoints += 1;
    }
  }
  // Nothing but delimiters: they are what they look like.
  const isBare = records === 0 && data.some((cells) => cells.length > 1);
  if (isBare) return { delimiter, width: 1, score: 1 };
  let width = 1;
  let share = 0;
  for (const [candidate, times] of widths) {
    if (candidate > 1 && times / records > share) {
      width = candidate;
      share = times / records;
    }
  }
  // A comma that mostly stands between digits is rather a decimal comma than a delimiter.
  const doubt = delimiter === ',' && joints > 0 && digitJoints / joints > 0.8 ? 0.5 : 1;
  // Closing quotation marks that no such delimiter follows belong to cells of another delimiter.
  const misfits = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
    .size;
  const fit = 1 - Math.min(1, misfits / Math.max(1, records));
  return { delimiter, width, score: share * doubt * fit };
}

/**
 * The delimiter that cuts the records most evenly. With equal evenness the one that makes more
 * cells wins; where none cuts anything the file has one column and the comma is as good as any.
 */
export function chooseDelimiter(text: string): { delimiter: Delimiter; width: number } {
  const cut = text.length > SAMPLE_CHARACTERS ? text.lastIndexOf('\n', SAMPLE_CHARACTERS) : -1;
  const sample = cut > 0 ? text.slice(0, cut) : text.slice(0, SAMPLE_CHARACTERS);
  let best: Score = { delimiter: ',', width: 1, score: 0 };
  for (const delimiter of DELIMITERS) {
    const candidate = scoreOf(delimiter, sample);
    const more = candidate.score - best.score;
    if (more > 0.05 || (more > -0.05 && candidate.width > best.width)) best = candidate;
  }
  return best;
}
