import { error } from './problem-at.ts';
import { formulaError, tooNarrow } from './damage.ts';
import type { Damage, Stage } from './damage.ts';
import type { Nature } from './field-natures.ts';
import type { Finding } from './problem-at.ts';

/** Characters that take part in the writing of some languages, or in pictures, stay in names. */
const HIDDEN_IN_NAMES = /[\u00ad\u200b\u2060\ufeff]/gu;
const HIDDEN = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const FIRM_BLANKS = /[\u00a0\u2007\u202f]/gu;

// Both of them; those at the ends of a cell are blanks like others.
const UNSEEN = /[\u00a0\u00ad\u180e\u2007\u200b-\u200f\u202a-\u202f\u2060\u2066-\u2069\ufeff]/u;

/** May `withoutHidden` change the text? */
export function hasHidden(text: string): boolean {
  return UNSEEN.test(text);
}

/** The text without characters that nobody sees, and with plain blanks for those that do not break. */
export function withoutHidden(text: string, nature: Nature): string {
  return text.replace(nature === 'name' ? HIDDEN_IN_NAMES : HIDDEN, '').replace(FIRM_BLANKS, ' ');
}

const FORMULA_ERRORS =
  /^#(?:REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|BEZUG!|NV|WERT!|ZAHL!|NOM\?|VALEUR!|NOMBRE!|NOMBRE\?|¡REF!|¡VALOR!|¡DIV\/0!|¡NUM!|RIF!|VALORE!|NOME\?|ND)$/iu;

/** Text in place of a value: what a CSV keeps of a formula that failed, or of a column too narrow. */
export function readSigns(text: string): Finding | null {
  if (!text.startsWith('#')) return null;
  if (/^#{3,}$/u.test(text)) return tooNarrow;
  return FORMULA_ERRORS.test(text) ? formulaError : null;
}

// Spreadsheets before 2007 cut longer texts here, and so do tools that write their format.
const CUT_AT = 255;

/** A value that ends exactly where some programs cut. */
export function readCut(text: string, nature: Nature): Finding | null {
  if (text.length !== CUT_AT) return null;
  const finding = error(
    'cell.cut',
    `The value has exactly ${CUT_AT} characters, at which some programs cut off the rest.`,
    nature === 'id' ? 'Copy the whole id again.' : 'Check its end, and type what is missing.',
  );
  return nature === 'id' ? finding : { ...finding, severity: 'warning' };
}

/** Marks by which a person or a program tells a spreadsheet to take text: `'7101`, `="0101"`. */
export function readMarks(text: string, nature: Nature): Stage | null {
  if (nature === 'name') return null;
  const [, wrapped] = /^="([^"]*)"$/u.exec(text) ?? [];
  const bare = wrapped ?? text.replace(/^['\u2018\u2019`]+/u, '').replace(/['\u2018\u2019`]$/u, '');
  // A room with letters may well be called ’t Loo.
  const isMark = wrapped !== undefined || (bare !== text && /^\+?[\d\s().;/-]*\d$/u.test(bare));
  if (!isMark || bare === '') return null;
  return repaired(bare, {
    severity: nature === 'room' ? 'warning' : 'error',
    code: 'cell.apostrophe',
    what: 'The value has a mark of the spreadsheet around it that is not part of it',
    fix: 'Remove the mark.',
  });
}

const WIDE = /[\uff01-\uff5e]/gu;

/** Digits and letters as Japanese keyboards write them. */
export function readWide(text: string, nature: Nature): Stage | null {
  if (nature === 'name') return null;
  const narrow = text
    .replace(WIDE, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
  if (narrow === text) return null;
  return repaired(narrow, {
    severity: nature === 'room' ? 'warning' : 'error',
    code: 'cell.wide-characters',
    what: 'The value is written in full-width characters',
    fix: 'Write it in plain digits and letters.',
  });
}

/** The letter O for a zero, and l or I for a one, among digits. */
export function readLetters(text: string): Stage | null {
  if (!/^[\d+OoIl|\s().-]+$/u.test(text)) return null;
  const letters = text.replace(/[^OoIl|]/gu, '').length;
  const digits = text.replace(/\D/gu, '').length;
  if (letters === 0 || digits < letters) return null;
  return repaired(text.replace(/[Oo]/gu, '0').replace(/[Il|]/gu, '1'), {
    severity: 'error',
    code: 'cell.letter-for-digit',
    what: 'The number has a letter in it that looks like a digit',
    fix: 'Write the digit.',
  });
}

function repaired(text: string, damage: Damage): Stage {
  return { text, damage: { ...damage, repair: text } };
}

const TRUTHS: ReadonlySet<string> = new Set(
  'TRUE FALSE WAHR FALSCH VRAI FAUX VERDADERO FALSO VERO'.split(' '),
);

/** What spreadsheets show of a truth value. */
export function isTruth(text: string): boolean {
  return TRUTHS.has(text);
}

export const truthFound: Damage = {
  severity: 'warning',
  code: 'cell.boolean',
  what: 'The spreadsheet made a truth value of what was typed here, so its spelling may be another',
  fix: 'Format the cell as text and type the value again.',
};
