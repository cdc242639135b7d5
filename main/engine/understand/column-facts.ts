import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceCell, SourceSheet } from '../../../shared/domain/source.ts';
import { findDates, startsWithDigit } from './damaged-date.ts';
import type { PairPattern } from './damaged-date.ts';
import { isPhone, natureOf } from './field-natures.ts';
import { trimBlanks } from './trim.ts';

/**
 * What the cells of a column have in common, by which a single cell is told to be damaged. Plain data: two
 * of them that say the same of every cell are equal.
 */
export type ColumnFacts = {
  /** Length of most values that are digits alone; null where no length is that of most. */
  length: number | null;
  /** Most values that need zeros at the front to have that length have them. */
  zeros: boolean;
  /** Some values of digits have zeros at the front. */
  someZeros: boolean;
  /** Nearly all values have that length, and hardly any is shorter, for no reason that shows. */
  shortIsOdd: boolean;
  /** Half of the phone numbers or more have `+` or `00` in front. */
  plus: boolean;
  /** Beginnings of those with `+`, of one to three digits. */
  codes: string[];
  /** Values such as 1.5 occur, so 1.0 is one of them. */
  fractions: boolean;
  /** Letters stand behind numbers, as in 101A, so a letter there is no digit that was mistyped. */
  letters: boolean;
  /** How values of two numbers are written, such as 1-2. */
  pairs: PairPattern | null;
  /** Repairs that would repeat a value of another row. */
  taken: string[];
};

export const NO_FACTS: ColumnFacts = {
  length: null,
  zeros: false,
  someZeros: false,
  shortIsOdd: false,
  plus: false,
  codes: [],
  fractions: false,
  letters: false,
  pairs: null,
  taken: [],
};

/** By position of the column. */
export type SheetFacts = ReadonlyMap<number, ColumnFacts>;

/** The facts of every column whose cells are told by them. */
export function factsOfSheet(
  { rows }: Pick<SourceSheet, 'rows'>,
  columns: SheetMapping['columns'],
): SheetFacts {
  const facts = new Map<number, ColumnFacts>();
  for (const { index, field } of columns) {
    if (field === null || !hasFacts(field)) continue;
    facts.set(
      index,
      factsOf(
        rows.map(({ cells }) => cells[index]),
        field,
      ),
    );
  }
  return facts;
}

/** Does the meaning of a cell of this field depend on the other cells of its column? */
export function hasFacts(field: FieldName): boolean {
  const nature = natureOf(field);
  return nature === 'digits' || nature === 'room';
}

/** Looks at every cell of a column once. */
export function factsOf(cells: Iterable<SourceCell | undefined>, field: FieldName): ColumnFacts {
  return isPhone(field) ? phoneFacts(cells) : numberFacts(cells);
}

function phoneFacts(cells: Iterable<SourceCell | undefined>): ColumnFacts {
  let filled = 0;
  let marked = 0;
  const codes = new Set<string>();
  for (const cell of cells) {
    const text = shownText(cell);
    if (text === '') continue;
    filled += 1;
    const start = text.charCodeAt(0) <= 32 ? trimBlanks(text) : text;
    if (start.startsWith('+')) {
      marked += 1;
      for (let end = 2; end <= 4; end += 1) codes.add(start.slice(1, end));
    } else if (start.startsWith('00')) marked += 1;
  }
  if (marked === 0 || marked < filled / 2) return NO_FACTS;
  return { ...NO_FACTS, plus: true, codes: [...codes].toSorted() };
}

/** Values of digits alone, counted by length. */
type Lengths = { all: number; byLength: number[]; zeros: number[]; lowest: number[] };

function numberFacts(cells: Iterable<SourceCell | undefined>): ColumnFacts {
  const lengths: Lengths = { all: 0, byLength: [], zeros: [], lowest: [] };
  const others: SourceCell[] = [];
  const digits: string[] = [];
  for (const cell of cells) {
    if (cell === undefined || cell === '') continue;
    const text = shownText(cell);
    if (isDigits(text) && !isDate(cell)) {
      count(lengths, text);
      digits.push(text);
      continue;
    }
    if (!text.includes(';')) {
      others.push(cell);
      continue;
    }
    for (const part of text.split(';')) {
      const value = trimBlanks(part);
      if (isDigits(value)) {
        count(lengths, value);
        digits.push(value);
      } else if (value !== '') others.push(value);
    }
  }
  const facts = { ...NO_FACTS, ...lengthFacts(lengths) };
  const dates = findDates(others, digits);
  const numbers = others.map(shownText).filter(startsWithDigit);
  return {
    ...facts,
    fractions: numbers.some((text) => /^\d{1,6}[.,]\d*[1-9]\d*$/u.test(text)),
    letters: numbers.some((text) => /^\d+[A-HJ-NP-Z]$/iu.test(text)),
    pairs: dates.pairs,
    taken: [
      ...dates.taken,
      ...(facts.zeros ? takenWithZeros(digits, facts.length) : []),
    ].toSorted(),
  };
}

function lengthFacts({ all, byLength, zeros, lowest }: Lengths) {
  const someZeros = zeros.some((many, length) => length > 1 && many > 0);
  let length = 0;
  byLength.forEach((many, at) => {
    if (many >= (byLength[length] ?? 0)) length = at;
  });
  const many = byLength[length] ?? 0;
  if (many < 3 || many < all * 0.6) return { someZeros };
  let shorter = 0;
  for (let at = 0; at < length; at += 1) shorter += byLength[at] ?? 0;
  const first = 10 ** (length - 1);
  // Rooms go on from 999 to 1001; a column that begins at 7101 does not go on from 101.
  const goesOn = (lowest[length - 1] ?? 0) >= first / 20 && (lowest[length] ?? 0) <= first * 1.1;
  return {
    length,
    someZeros,
    zeros: (zeros[length] ?? 0) > shorter,
    shortIsOdd:
      length >= 3 && many >= 19 && many >= all * 0.95 && shorter <= 5 && shorter > 0 && !goesOn,
  };
}

function count(lengths: Lengths, text: string): void {
  const { length } = text;
  lengths.all += 1;
  lengths.byLength[length] = (lengths.byLength[length] ?? 0) + 1;
  if (text.charCodeAt(0) === 48) lengths.zeros[length] = (lengths.zeros[length] ?? 0) + 1;
  const value = Number(text);
  const lowest = lengths.lowest[length];
  if (lowest === undefined || value < lowest) lengths.lowest[length] = value;
}

/** Values with zeros in front that are there already, as well as without. */
function takenWithZeros(digits: readonly string[], length: number | null): string[] {
  if (length === null) return [];
  const padded = new Set<string>();
  for (const text of digits) if (text.length < length) padded.add(text.padStart(length, '0'));
  const taken = new Set<string>();
  if (padded.size > 0) for (const text of digits) if (padded.has(text)) taken.add(text);
  return [...taken];
}

/** Nearly every cell of a column of numbers is one, so no pattern is tried on it. */
export function isDigits(text: string): boolean {
  const { length } = text;
  if (length === 0 || length > 40) return false;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

function isDate(cell: SourceCell): boolean {
  return typeof cell !== 'string' && cell.type === 'date';
}
