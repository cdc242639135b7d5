import Papa from 'papaparse';
import { DELIMITERS } from '../../../shared/domain/text-files.ts';
import type { Delimiter } from '../../../shared/domain/text-files.ts';
import { cellFit } from './cell-fit.ts';

export type DelimiterChoice = {
  delimiter: Delimiter;
  /** Columns that it makes of most lines; 1 where nothing parts them. */
  width: number;
  /** Share of the lines of the table that it cuts into so many. */
  even: number;
  /** Why, as one sentence for people. */
  evidence: string;
  /** False where it might well be another. */
  sure: boolean;
  /** All others, likeliest first. */
  others: Delimiter[];
};

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
/** A banner above a table is shorter than this. */
const LONGEST_BANNER = 20;
/** Second bests below this share of the best are no rivals. */
const RIVAL = 0.8;
/** A delimiter that cuts fewer lines stands in remarks. */
const MOST_LINES = 0.4;

type Candidate = {
  delimiter: Delimiter;
  /** Columns of most records that it cuts at all. */
  width: number;
  even: number;
  /** The same, with rows that end early counted in part. */
  evenness: number;
  score: number;
  /** Records of the table, and how many of them have that width. */
  records: number;
  fitting: number;
  /** Share of all lines, but those of a banner, that it cuts at all. */
  cuts: number;
  /** It stands below a line without it and is followed by blanks, as in lists within a cell. */
  prose: boolean;
};

/**
 * The delimiter that cuts the records most evenly into cells that look like cells: a comma in a number
 * or between the entries of a list makes neither. Lines of a banner above the table do not count.
 * Where none cuts the header, the file is one column, and a delimiter is taken that it does not hold.
 */
export function chooseDelimiter(text: string): DelimiterChoice {
  const sample = sampleOf(text);
  const candidates = DELIMITERS.filter((one) => sample.includes(one))
    .map((one) => judge(one, sample))
    .filter(({ width }) => width > 1)
    .sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (!best) {
    const none = 'No comma, semicolon, tab or vertical bar cuts its lines';
    return oneColumn(sample, none, []);
  }
  const bestName = delimiterName(best.delimiter);
  if (best.cuts < MOST_LINES) {
    return oneColumn(sample, `Most of its lines hold no ${bestName}`, candidates);
  }
  if (isOneColumn(best, sample)) {
    const why = `The header is not cut by the ${bestName} that the lines below it hold`;
    return oneColumn(sample, why, candidates);
  }
  const { delimiter, width, even, records, fitting } = best;
  const rival = second && second.score >= best.score * RIVAL ? second : undefined;
  const sure = !rival && !best.prose && (best.evenness >= 0.6 || !second);
  const lines = records === 1 ? 'One line' : `${fitting} of ${records} lines`;
  const cut = records === 1 ? 'is cut' : fitting === 1 ? 'is cut' : 'are cut';
  const instead = rival
    ? `, though the ${delimiterName(rival.delimiter)} makes ${rival.width} as well`
    : '';
  const evidence = `${lines} ${cut} into ${width} columns by the ${bestName}${instead}.`;
  const others = [...candidates.map((one) => one.delimiter), ...DELIMITERS].filter(
    (one, at, all) => one !== delimiter && all.indexOf(one) === at,
  );
  return { delimiter, width, even, evidence, sure, others };
}

function sampleOf(text: string): string {
  const cut = text.length > SAMPLE_CHARACTERS ? text.lastIndexOf('\n', SAMPLE_CHARACTERS) : -1;
  const sample = cut > 0 ? text.slice(0, cut) : text.slice(0, SAMPLE_CHARACTERS);
  return sample.replace(/\r\n?/g, '\n');
}

/** How evenly a delimiter cuts the sample, and whether it cuts it into cells. */
function judge(delimiter: Delimiter, sample: string): Candidate {
  // Quoted cells may have a blank before them, which the parser would take for a part of them.
  const tight = sample.replaceAll(`${delimiter} "`, `${delimiter}"`);
  const { data, errors } = Papa.parse<string[]>(tight, {
    delimiter,
    newline: '\n',
    preview: SAMPLE_RECORDS,
  });
  const filled = data.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  // Nothing but delimiters: they are what they look like.
  const records = filled.length > 0 ? filled : data.filter((cells) => cells.length > 1);
  const width = usualWidth(records);
  if (width < 2) return { ...NOTHING, delimiter };
  const start = records.findIndex((cells) => cells.length === width);
  const table = records.slice(start);
  let evenWeights = 0;
  let fitting = 0;
  let fit = 0;
  let cellCount = 0;
  for (const cells of table) {
    if (cells.length === width) fitting += 1;
    evenWeights += evenWeight(cells.length, width);
    for (const cell of cells) {
      fit += cellFit(cell, delimiter);
      cellCount += 1;
    }
  }
  // Lines above that it cuts otherwise are uneven too, unless they are of a banner.
  const uneven = records
    .slice(0, start)
    .filter((cells) => cells.length > 1 && !isBanner(cells.join(delimiter))).length;
  const evenness = evenWeights / (table.length + uneven);
  // Closing quotation marks that no such delimiter follows belong to cells of another delimiter.
  const misfits = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
    .size;
  const sound = 1 - Math.min(1, misfits / records.length);
  const more = width / (width + 1);
  const above = aboveWeight(records.slice(0, start), delimiter, table.length);
  const score = evenness * evenness * (fit / cellCount) ** 2 * sound * more * above;
  const even = fitting / table.length;
  const listed = table.flatMap((cells) => cells.slice(1));
  const blanks = listed.filter((cell) => cell.startsWith(' ')).length;
  const prose = start > 0 && blanks >= listed.length * 0.8;
  const lines = records.filter(
    (cells) => !isBanner(cells.join(delimiter)) || cells.length === width,
  );
  const cuts = lines.filter(({ length }) => length > 1).length / lines.length;
  const shape = { width, even, evenness, records: table.length, fitting };
  return { delimiter, ...shape, score, cuts, prose };
}

const NOTHING: Omit<Candidate, 'delimiter'> = {
  width: 1,
  even: 0,
  evenness: 0,
  score: 0,
  records: 0,
  fitting: 0,
  cuts: 0,
  prose: false,
};

/** The number of cells that most records have which are cut at all. */
function usualWidth(records: readonly string[][]): number {
  const widths = new Map<number, number>();
  for (const { length } of records) {
    if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  }
  let usual = 1;
  let most = 0;
  for (const [width, times] of widths) {
    if (times > most || (times === most && width > usual)) [usual, most] = [width, times];
  }
  return usual;
}

/** Rows may end early, where their last cells are empty; seldom late; footers are not cut at all. */
function evenWeight(cells: number, width: number): number {
  if (cells === width) return 1;
  if (cells === 1) return 0.1;
  return cells < width ? 0.7 : 0.5;
}

/**
 * What lines above the first that has the usual width say against a delimiter. A banner says little; a
 * line right above which another delimiter would cut is rather the header of that one.
 */
function aboveWeight(above: readonly string[][], delimiter: Delimiter, below: number): number {
  if (above.length === 0) return 1;
  const last = above.at(-1) ?? [];
  const cutByOther = last.some((cell) =>
    DELIMITERS.some((one) => one !== delimiter && isCutBy(cell, one)),
  );
  const header = cutByOther && last.length === 1 && !isBanner(last[0] ?? '') ? 0.45 : 1;
  const long = above.length > LONGEST_BANNER ? 0.5 : 1;
  return header * long * (1 - 0.5 * (above.length / (above.length + below)));
}

function isCutBy(line: string, delimiter: string): boolean {
  const cells = line.split(delimiter);
  return cells.length > 1 && cells.every((cell) => /\p{L}/u.test(cell) && cell.length < 40);
}

/** Drawn lines, dates of export, addresses: `****`, `Export of 2026-01-05`. */
function isBanner(line: string): boolean {
  return /^\W*$/u.test(line) || /\d{4}-\d\d|\d\d?[./]\d\d?[./]\d\d|:/.test(line);
}

const DECIMAL = /^\s*[-+]?\d[\d.]*,(?:\d{1,2}|\d+E[+-]?\d+)\s*$/i;
const TURNED_NAME = /^\s*\p{L}[^",\d]{0,60}, \p{L}[^",\d]{0,60}$/u;

/** A header that is not cut, right above rows that a comma cuts in two, as decimals or names turned round. */
function isOneColumn({ delimiter, width }: Candidate, sample: string): boolean {
  if (width !== 2 || delimiter !== ',') return false;
  const [header = '', next = '', ...others] = sample.split('\n');
  if (header.trim() === '' || /[",;\t|]/.test(header)) return false;
  const rows = [next, ...others.filter((line) => line.trim() !== '')];
  return rows.every((row) => DECIMAL.test(row)) || rows.every((row) => TURNED_NAME.test(row));
}

/** A delimiter that cuts nothing; `why` is the beginning of a sentence. */
function oneColumn(sample: string, why: string, candidates: readonly Candidate[]): DelimiterChoice {
  const delimiter = DELIMITERS.find((one) => !sample.includes(one)) ?? '\t';
  const evidence = `${why}, so the file is read as one column.`;
  const others = [...candidates.map((one) => one.delimiter), ...DELIMITERS].filter(
    (one, at, all) => one !== delimiter && all.indexOf(one) === at,
  );
  return { delimiter, width: 1, even: 1, evidence, sure: candidates.length === 0, others };
}
