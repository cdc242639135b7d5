import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { checkPhone } from './check-phone.ts';
import { isReserved } from './check-extension.ts';
import { isDigits } from './column-facts.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { Stage } from './damage.ts';
import type { Nature } from './field-natures.ts';

/** `101` in a column of 0101, 0102 and 0103: spreadsheets take zeros away from the front of numbers. */
export function readZeros(text: string, nature: Nature, facts: ColumnFacts): Stage | null {
  const { length, zeros, shortIsOdd, taken } = facts;
  if (length === null || text.length >= length || !(zeros || shortIsOdd)) return null;
  if (!isDigits(text) || (nature === 'digits' && isReserved(text))) return null;
  const padded = text.padStart(length, '0');
  const damage = {
    severity: 'warning' as const,
    code: 'cell.zero-lost',
    what: `Nearly all values of this column have ${length} digits, so a zero at the front may be lost`,
    fix: `Write ${padded} if that is meant; else leave it as it is.`,
  };
  // Without other values that have zeros in front, the value may just be a short one.
  if (!zeros) return text.length === length - 1 ? { text, damage } : null;
  if (taken.includes(padded)) {
    const fix = `Another row has ${padded}; write what is meant, or leave it as it is.`;
    return { text, damage: { ...damage, fix } };
  }
  return { text: padded, damage: { ...damage, repair: padded } };
}

/** Digits that were found behind a number, of which nobody can tell whether they had zeros in front. */
export function readUnsure(text: string, { length, someZeros }: ColumnFacts): Stage | null {
  if (!someZeros || !isDigits(text) || (length !== null && text.length >= length)) return null;
  return {
    text,
    damage: {
      severity: 'warning',
      code: 'cell.zero-lost',
      what: 'Some values of this column have zeros at the front, and this number may have lost its own',
      fix: `Write ${text} as it is meant, with or without zeros, in a cell formatted as text.`,
    },
  };
}

/**
 * `442079460000` in a column of +442079460100: spreadsheets take the plus sign away from numbers. A number
 * that is one of the account's country as it stands is left alone.
 */
export function readPlus(text: string, facts: ColumnFacts, country: string | null): Stage | null {
  if (!facts.plus || !/^[1-9][\d\s().-]{6,24}$/u.test(text)) return null;
  const digits = text.replace(/\D/gu, '');
  if (digits.length < 8 || digits.length > 15) return null;
  const here = checkPhone(text, country);
  if (here.value !== null && here.finding === null) return null;
  const abroad = checkPhone(`+${digits}`, null);
  if (abroad.value === null || abroad.finding !== null || abroad.value === here.value) return null;
  // Where nobody knows the country, a number that lost its zero may look like one of anywhere.
  const code = parsePhoneNumberFromString(abroad.value)?.countryCallingCode ?? '';
  if (country === null && !facts.codes.includes(code)) return null;
  return {
    text: abroad.value,
    damage: {
      severity: 'error',
      code: 'cell.plus-lost',
      what: 'Other numbers of this column begin with +, and this one is complete with it',
      fix: 'Write the number with + and country code.',
      repair: abroad.value,
    },
  };
}
