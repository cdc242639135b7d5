import type { RichCell } from '../../../shared/domain/source.ts';
import { isDigits } from './column-facts.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { Damage, Stage } from './damage.ts';
import type { Nature } from './field-natures.ts';

// A double holds fifteen digits safely; of a longer number the last ones are the spreadsheet's invention.
const MOST_DIGITS = 15;

/** Text such as `5.58199E+12`: what a spreadsheet shows, and in CSV keeps, of a number too long for it. */
export const SCIENTIFIC = /^(\d)(?:[.,](\d+)E\+?|E\+)(\d{1,3})$/iu;

const LOST: Damage = {
  severity: 'error',
  code: 'cell.number-damaged',
  what: 'The spreadsheet took this for a number and lost its last digits',
  fix: 'Format the cell as text and type the value again.',
};
const SHORTENED: Damage = {
  severity: 'error',
  code: 'cell.number-damaged',
  what: 'The spreadsheet shows this number in another form than its digits',
  fix: 'Format the cell as text and type the value again.',
};

/** A cell that a spreadsheet took for a number, where text was meant. */
export function readNumberCell(
  cell: RichCell,
  shown: string,
  nature: Nature,
  facts: ColumnFacts,
): Stage {
  if (shown.endsWith('%')) return percent(shown, wholeDigits(cell.raw), nature, facts);
  const raw = wholeDigits(cell.raw);
  if (raw === null) return { text: shown, damage: isTooLong(cell.raw) ? LOST : null };
  // A number format may add leading zeros, a plus sign or blanks: that is what the person meant.
  if (shown.replace(/[\s()+-]/gu, '').replace(/^0+(?=\d)/u, '') === raw) {
    return { text: shown, damage: null };
  }
  // Without a format a number shows in this form only where it is too long to have been 12E4.
  const typed =
    cell.format !== undefined && /E/iu.test(shown) ? typedForm(raw, nature, facts) : null;
  if (typed) return { text: shown, damage: severalForms(raw, typed) };
  return { text: raw, damage: { ...SHORTENED, repair: raw } };
}

/** Text as a CSV has it that a spreadsheet wrote. */
export function readScientific(text: string, nature: Nature, facts: ColumnFacts): Stage | null {
  const [, first, rest = '', exponent] = SCIENTIFIC.exec(text) ?? [];
  if (first === undefined) return null;
  const digits = first + rest;
  if (rest.length !== Number(exponent) || digits.length > MOST_DIGITS) {
    return { text, damage: LOST };
  }
  const typed = Number(digits) < 1e11 ? typedForm(digits, nature, facts) : null;
  if (typed) return { text, damage: severalForms(digits, typed) };
  return { text: digits, damage: { ...SHORTENED, repair: digits } };
}

/** A room typed 1E2 is the number 100 for a spreadsheet; null where nobody would type that here. */
function typedForm(digits: string, nature: Nature, { length }: ColumnFacts): string | null {
  if (nature === 'digits' || (nature === 'room' && digits.length === length)) return null;
  const zeros = digits.length - digits.replace(/0+$/u, '').length;
  return `${digits.slice(0, digits.length - zeros)}E${zeros}`;
}

function severalForms(digits: string, typed: string): Damage {
  const what = `The spreadsheet took this for a number; it may have been typed as ${digits} or as ${typed}`;
  return { ...SHORTENED, what, fix: 'Type the one that is right, in a cell formatted as text.' };
}

/** `7101%`: the digits before the sign where the cell was a percentage before they were typed. */
export function percent(
  shown: string,
  stored: string | null,
  nature: Nature,
  { length }: ColumnFacts,
): Stage {
  const digits = shown.slice(0, -1).trim();
  const readings = new Set([...(isDigits(digits) ? [digits] : []), ...(stored ? [stored] : [])]);
  if (stored === null && digits.length > 2 && digits.endsWith('00')) {
    readings.add(digits.slice(0, -2));
  }
  const fitting = [...readings].filter((reading) => reading.length === length);
  const repair = fitting.length === 1 && nature !== 'id' ? fitting[0] : undefined;
  return {
    text: repair ?? shown,
    damage: {
      severity: nature === 'digits' ? 'error' : 'warning',
      code: 'cell.percent',
      what: 'The spreadsheet made a percentage of what was typed here',
      fix: 'Format the cell as text and type the value again.',
      ...(repair === undefined ? {} : { repair }),
    },
  };
}

/** `7101.0` and `7101,0`, as programs write numbers that are whole. */
export function readPoint(text: string, nature: Nature, facts: ColumnFacts): Stage | null {
  const [, digits] = /^(\d{1,15})[.,]0{1,2}$/u.exec(text) ?? [];
  if (digits === undefined || facts.fractions) return null;
  // Ids may well be short numbers with a point in them.
  if (nature === 'id' && digits.length < 5) return null;
  return {
    text: digits,
    damage: {
      severity: nature === 'digits' ? 'error' : 'warning',
      code: 'cell.decimal-point',
      what: 'A program took this for a number and put a decimal point behind it',
      fix: 'Write the digits alone.',
      repair: digits,
    },
  };
}

/** `7.101` and `7,101` for 7101; `101,102` may as well be two extensions. */
export function readThousands(text: string, { length }: ColumnFacts): Stage | null {
  const [, first] = /^([1-9]\d{0,2})([.,' \u2019])\d{3}(?:\2\d{3})*$/u.exec(text) ?? [];
  if (first === undefined) return null;
  const digits = text.replace(/\D/gu, '');
  // Whoever writes two extensions into a cell writes two of one length.
  const isOne = first.length < 3 ? length !== first.length : length === digits.length;
  return {
    text: isOne ? digits : text,
    damage: {
      severity: 'error',
      code: 'cell.thousands',
      what: isOne
        ? 'The number has a separator of thousands'
        : `This may be the number ${digits} with a separator of thousands, or several numbers`,
      fix: `Write ${digits}, or part several extensions by a semicolon.`,
      ...(isOne ? { repair: digits } : {}),
    },
  };
}

/** `7101`, `7101.0` and `5.581991234567E+12` in plain digits; null where that is not certain. */
function wholeDigits(raw: string): string | null {
  if (isDigits(raw)) return raw.length <= MOST_DIGITS ? raw : null;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isSafeInteger(value) || value < 0) return null;
  const digits = String(value);
  return isDigits(digits) && digits.length <= MOST_DIGITS ? digits : null;
}

/** A whole number of more digits than a spreadsheet keeps. */
function isTooLong(raw: string): boolean {
  return Math.abs(Number(raw)) >= 1e15;
}
