import type { FieldName } from '../../../shared/domain/fields.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { RichCell, SourceCell } from '../../../shared/domain/source.ts';
import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** Fields whose cells are text even where a spreadsheet made a number or a date of them. */
export const TEXT_FIELDS: ReadonlySet<FieldName> = new Set<FieldName>([
  'room',
  'unitId',
  'extension',
  'trunk',
  'externalUser',
  'phone1',
  'phone2',
  'phone3',
  'profileId',
  'providerContact',
]);

// A double holds fifteen digits safely; of a longer number the last ones are the spreadsheet's invention.
const WHOLE_NUMBER = /^\d{1,15}$/u;

/** Text such as `5.58199E+12`: what a spreadsheet shows, and in CSV keeps, of a number too long for it. */
export const SCIENTIFIC = /^(\d)(?:[.,](\d+)E\+?|E\+)(\d{1,3})$/iu;

/**
 * What the person saw in the cell, or, with consent to repair, the digits behind a number shown shortened.
 * The finding says what a spreadsheet did to the cell.
 */
export function readCell(
  cell: SourceCell | undefined,
  field: FieldName,
  repair: boolean,
): { text: string; finding?: Finding } {
  if (cell === undefined) return { text: '' };
  if (typeof cell === 'string') {
    return TEXT_FIELDS.has(field) ? readText(cell, repair) : { text: cell };
  }
  const text = shownText(cell);
  switch (cell.type) {
    case 'error':
      return { text, finding: formulaError };
    case 'date':
      return TEXT_FIELDS.has(field) ? { text, finding: dateFound } : { text };
    case 'number':
      return TEXT_FIELDS.has(field) ? readNumber(cell, text, repair) : { text };
    case 'text':
    case 'boolean':
      return { text };
  }
}

function readNumber(cell: RichCell, text: string, repair: boolean) {
  const raw = wholeDigits(cell.raw);
  if (raw === null) {
    return /^\d{16,}$/u.test(cell.raw) ? { text, finding: digitsLost } : { text };
  }
  // A number format may add leading zeros, a plus sign or blanks: that is what the person meant.
  if (text.replace(/[\s()+-]/gu, '').replace(/^0+(?=\d)/u, '') === raw) return { text };
  return { text: raw, finding: repair ? shortenedRepaired : shortened };
}

/** Text that a spreadsheet wrote into a CSV: the digits are there where none stands behind the point. */
function readText(text: string, repair: boolean) {
  const [, first, rest = '', exponent] = SCIENTIFIC.exec(text.trim()) ?? [];
  if (first === undefined || rest.length !== Number(exponent)) return { text };
  return { text: first + rest, finding: repair ? shortenedRepaired : shortened };
}

/** `7101`, `7101.0` and `5.581991234567E+12` in plain digits; null where that is not certain. */
function wholeDigits(raw: string): string | null {
  if (WHOLE_NUMBER.test(raw)) return raw;
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isSafeInteger(value) || value < 0) return null;
  const digits = String(value);
  return WHOLE_NUMBER.test(digits) ? digits : null;
}

const formulaError = error(
  'cell.formula-error',
  'The cell holds an error of the spreadsheet instead of a value.',
  'Repair the formula, or type the value.',
);
const dateFound = error(
  'cell.date',
  'The spreadsheet made a date of what was typed here.',
  'Format the cell as text and type the value again.',
);
export const digitsLost = error(
  'cell.number-damaged',
  'The spreadsheet took this for a number and lost its last digits.',
  'Format the cell as text and type the value again.',
);
const shortened = error(
  'cell.number-damaged',
  'The spreadsheet shows this number in another form than its digits.',
  'Format the cell as text, or take the stored digits with --repair; no digit is lost.',
);
const shortenedRepaired = warning(
  'cell.number-damaged',
  'The spreadsheet shows this number in another form; the stored digits are used.',
  'Check that the digits are right.',
);
