import { shownText } from '../../../shared/domain/source.ts';
import type { SourceCell } from '../../../shared/domain/source.ts';
import { MONTHS, startsAsMonth } from './month-words.ts';

/** Two numbers of which a spreadsheet made a date; which of them was written first, it does not keep. */
export type DateParts = { month: number; other: number };

/** How the rooms of a column are written that are two numbers: `1-2`, `01.12`. */
export type PairPattern = {
  separator: string;
  /** Shortest and longest first number, in digits. */
  first: [number, number];
  second: [number, number];
  /** Numbers have zeros in front up to their longest length. */
  zeroFirst: boolean;
  zeroSecond: boolean;
  /** By first number: lowest and highest second number. */
  spans: Record<string, [number, number]>;
  /** Dates of which the column also has the one with day and month the other way round, as `1-2`. */
  mirrored: string[];
};

/** Most rooms that are not a number begin with a word, which a pattern need not look at. */
export function startsWithDigit(text: string): boolean {
  const code = text.charCodeAt(0);
  return code >= 48 && code <= 57;
}

/** `1-2` in its parts. */
export function readPair(text: string): [first: string, separator: string, second: string] | null {
  if (!startsWithDigit(text)) return null;
  const [, first, separator, second] = /^(\d{1,4})([-/.])(\d{1,4})$/u.exec(text) ?? [];
  return first && separator && second ? [first, separator, second] : null;
}

const DAY_MONTH = /^(\d{1,2})(?:\. ?|[-/ ])(\p{L}{3,5})\.?$/u;
const MONTH_NUMBER = /^(\p{L}{3,5})\.?[-/ ](\d{2})$/u;
const JAPANESE = /^(\d{1,2})月(\d{1,2})日$/u;
const ISO = /^(?:19|20)\d\d-(\d\d)-(\d\d)(?:[T ]00:00(?::00(?:\.0{1,6})?)?Z?)?$/u;

/** Text as a spreadsheet shows a date that it made of two numbers: `1-Feb`, `02. Jan`, `Feb-01`, `2月1日`. */
export function dateInText(text: string): DateParts | null {
  // The shortest is `2月1日`, and the longest is ISO with a time.
  if (text.length < 4 || text.length > 28) return null;
  if (!startsWithDigit(text)) {
    if (text.length > 9 || !startsAsMonth(text)) return null;
    const [, name, number] = MONTH_NUMBER.exec(text) ?? [];
    return name && number ? partsOf(MONTHS.get(name.toLowerCase()), Number(number), 99) : null;
  }
  const [, day, month] = DAY_MONTH.exec(text) ?? [];
  if (day && month) return partsOf(MONTHS.get(month.toLowerCase()), Number(day), 31);
  const [, first, second] = JAPANESE.exec(text) ?? ISO.exec(text) ?? [];
  return first && second ? partsOf(Number(first), Number(second), 31) : null;
}

function partsOf(month: number | undefined, other: number, most: number): DateParts | null {
  if (month === undefined || month < 1 || month > 12 || other < 1 || other > most) return null;
  return { month, other };
}

// Days since the last of 1899, as spreadsheets count: the years in which rooms are typed today.
const EARLIEST = 36_526;
const LATEST = 54_789;

/** The day of a serial number such as 44593, as a room column shows it after its format was changed back. */
function dateOfSerial(serial: number): DateParts | null {
  if (!Number.isInteger(serial) || serial < EARLIEST || serial > LATEST) return null;
  const day = new Date((serial - 25_569) * 86_400_000);
  return { month: day.getUTCMonth() + 1, other: day.getUTCDate() };
}

/** The numbers behind a cell that is a date; null where there are not two of them. */
export function dateInCell(cell: SourceCell): DateParts | null {
  const shown = dateInText(shownText(cell));
  if (shown || typeof cell === 'string' || cell.type !== 'date') return shown;
  return dateOfSerial(Number(cell.raw));
}

/** `44593` where the column holds pairs of numbers and hardly anything of five digits. */
export function dateOfDigits(text: string, pairs: PairPattern | null): DateParts | null {
  return pairs && text.length === 5 ? dateOfSerial(Number(text)) : null;
}

/**
 * Everything that the date may have been, as the column writes it, and the only one of them that it can
 * have been: the other is that of another row, or is not how the column is written.
 */
export function readingsOf(
  { month, other }: DateParts,
  pairs: PairPattern | null,
  taken: readonly string[],
): { readings: string[]; only: string | null } {
  const write = (first: number, second: number): string =>
    pairs
      ? padded(first, pairs.zeroFirst, pairs.first[1]) +
        pairs.separator +
        padded(second, pairs.zeroSecond, pairs.second[1])
      : `${first}-${second}`;
  const one = { first: month, second: other, text: write(month, other) };
  const two = { first: other, second: month, text: write(other, month) };
  const all = one.text === two.text ? [one] : [one, two];
  const readings = all.map(({ text }) => text);
  if (!pairs || pairs.mirrored.includes(`${month}-${other}`)) return { readings, only: null };
  const free = all.filter(({ text }) => !taken.includes(text) && hasLengths(text, pairs));
  const [left] = free;
  if (
    free.length === 1 &&
    left &&
    (all.length === 1 || readings.some((text) => taken.includes(text)))
  ) {
    return { readings, only: left.text };
  }
  // A number that is missing among its neighbours, and the other one would stand alone on its floor.
  const missing = free.filter(({ first, second }) => {
    const span = pairs.spans[first];
    return span !== undefined && span[0] <= second && second <= span[1];
  });
  const [gap] = missing;
  const alone = all.every((each) => each === gap || pairs.spans[each.first] === undefined);
  return { readings, only: missing.length === 1 && gap && alone ? gap.text : null };
}

function padded(number: number, zero: boolean, length: number): string {
  return zero ? String(number).padStart(length, '0') : String(number);
}

function hasLengths(text: string, { first, second }: PairPattern): boolean {
  const [one, , two] = readPair(text) ?? ['', '', ''];
  return isOfLength(one, first) && isOfLength(two, second);
}

function isOfLength({ length }: string, [least, most]: [number, number]): boolean {
  return length >= least && length <= most;
}

/**
 * What a column says of its dates. `others` are its cells that are not digits alone, `digits` those
 * that are.
 */
export function findDates(
  others: readonly SourceCell[],
  digits: readonly string[],
): { pairs: PairPattern | null; taken: string[] } {
  const found: [string, string, string][] = [];
  const dates: DateParts[] = [];
  for (const cell of others) {
    const pair =
      typeof cell === 'string' || cell.type === 'text' ? readPair(shownText(cell)) : null;
    if (pair) found.push(pair);
    else {
      const date = dateInCell(cell);
      if (date) dates.push(date);
    }
  }
  if (found.length < 3 || digits.length > found.length) return { pairs: null, taken: [] };
  for (const text of digits) {
    const date = text.length === 5 ? dateOfSerial(Number(text)) : null;
    if (date) dates.push(date);
  }
  if (dates.length === 0) return { pairs: null, taken: [] };
  // Most rooms as they were typed; of fewer nobody can tell what the others were.
  if (dates.length > found.length) return { pairs: null, taken: [] };
  const pairs = patternOf(found, dates);
  if (!pairs) return { pairs, taken: [] };
  const texts = new Set(found.map((pair) => pair.join('')));
  const possible = dates.flatMap((date) => readingsOf(date, pairs, []).readings);
  return { pairs, taken: [...new Set(possible.filter((text) => texts.has(text)))] };
}

function patternOf(
  found: readonly (readonly [string, string, string])[],
  dates: readonly DateParts[],
): PairPattern | null {
  const [[, separator] = ['', '-']] = found;
  const firsts = found.map(([first]) => first);
  const seconds = found.map(([, , second]) => second);
  const isOne = found.every(([, one]) => one === separator);
  // Where rooms repeat, one that is there already says nothing.
  if (!isOne || new Set(found.map((pair) => pair.join(''))).size < found.length) return null;
  const spans: PairPattern['spans'] = {};
  for (const [first, , second] of found) {
    const floor = Number(first);
    const number = Number(second);
    const [low, high] = spans[floor] ?? [number, number];
    spans[floor] = [Math.min(low, number), Math.max(high, number)];
  }
  const times = new Map<string, number>();
  for (const { month, other } of dates) {
    for (const id of new Set([`${month}-${other}`, `${other}-${month}`])) {
      times.set(id, (times.get(id) ?? 0) + 1);
    }
  }
  return {
    separator,
    first: lengthsOf(firsts),
    second: lengthsOf(seconds),
    zeroFirst: hasZeros(firsts),
    zeroSecond: hasZeros(seconds),
    spans,
    mirrored: [...times].flatMap(([id, many]) => (many > 1 ? [id] : [])).toSorted(),
  };
}

function lengthsOf(parts: readonly string[]): [number, number] {
  const lengths = parts.map(({ length }) => length);
  return [Math.min(...new Set(lengths)), Math.max(...new Set(lengths))];
}

function hasZeros(parts: readonly string[]): boolean {
  const [least, most] = lengthsOf(parts);
  return least === most && parts.some((part) => part.length > 1 && part.startsWith('0'));
}
