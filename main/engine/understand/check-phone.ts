import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { CountryCode } from 'libphonenumber-js';
import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** `value` is E.164, or null where the text is no number that could be sent. */
export type PhoneCheck = { value: string | null; finding: Finding | null };

// Numbers of the North American plan that are in order need no library: most files hold nothing else.
const NORTH_AMERICAN = /^\+1[2-9]\d{2}[2-9]\d{6}$/u;
// The same as people write it there; nothing in it can be an extension or a second number.
const NORTH_AMERICAN_TEXT =
  /^(?:\+?1[ .-]?)?\(?([2-9]\d{2})\)?[ .-]{0,2}([2-9]\d{2})[ .-]?(\d{4})$/u;
// The service refuses any other form.
const E164 = /^\+[1-9]\d{1,14}$/u;
const PHONE_TEXT = /^[+\d(][\d\s().,/+\u200b-\u200f\u2010-\u2015\u202a-\u202e-]*$/u;

/**
 * Reads a phone number as a person wrote it. `country` (ISO, or UK) is that of numbers without a
 * country code; null where it is not known.
 */
export function checkPhone(written: string, country: string | null): PhoneCheck {
  if (NORTH_AMERICAN.test(written)) return { value: written, finding: null };
  // Digits as Japanese keyboards write them, and links copied from a web page, are numbers all the same.
  const text = written.normalize('NFKC').replace(/^tel:\s*/iu, '');
  const home = countryCode(country);
  const [, area, exchange, line] = NORTH_AMERICAN_TEXT.exec(text) ?? [];
  if (area && (home === 'US' || home === 'CA')) {
    return { value: `+1${area}${exchange}${line}`, finding: null };
  }
  const digits = text.replace(/\D/gu, '');
  if (!PHONE_TEXT.test(text)) return refuse(text.includes(';') ? several : notNumber);
  if (!text.startsWith('+') && digits.length <= 6) return refuse(tooShort);
  const parsed = parse(text, home);
  if (!parsed) return refuse(text.startsWith('+') || home ? notE164 : noCountry);
  const value: string = parsed.number;
  if (!E164.test(value)) return refuse(notE164);
  if (parsed.isValid()) return { value, finding: null };
  // The library's lengths may lag behind for other countries, so a full number is let pass there.
  const isWritten = text.startsWith('+') && parsed.countryCallingCode !== '1';
  if (!parsed.isPossible() && !isWritten) return refuse(notE164);
  return { value, finding: unusual };
}

function parse(text: string, home: CountryCode | undefined) {
  const written = parsePhoneNumberFromString(text, optionsFor(home));
  // Many write 00 for the plus sign where it is not what one dials.
  if (!text.startsWith('00') || written?.isPossible()) return written;
  const abroad = parsePhoneNumberFromString(text.replace(/^00/u, '+'), optionsFor(home));
  return abroad?.isPossible() ? abroad : written;
}

function optionsFor(home: CountryCode | undefined) {
  return { extract: false, ...(home === undefined ? {} : { defaultCountry: home }) };
}

function countryCode(country: string | null): CountryCode | undefined {
  const code = country?.toUpperCase() === 'UK' ? 'GB' : country?.toUpperCase();
  return code !== undefined && isSupportedCountry(code) ? code : undefined;
}

function refuse(finding: Finding): PhoneCheck {
  return { value: null, finding };
}

const WRITE_E164 = 'Write it with country code and digits only, such as +12065550100.';
const notE164 = error(
  'phone.not-e164',
  'This is not a complete phone number with country code.',
  WRITE_E164,
);
const noCountry = error(
  'phone.not-e164',
  'The number has no country code, and the country of the account is not known.',
  'Write it with country code, such as +12065550100, or set the country of the account.',
);
const notNumber = error(
  'phone.not-e164',
  'The cell holds more or other than one phone number.',
  'Keep one number in the cell, with country code and digits only, such as +12065550100.',
);
const several = error(
  'phone.not-e164',
  'The cell holds several values where one phone number belongs.',
  'Put each number into a column of its own: Phone 1, Phone 2, Phone 3.',
);
const tooShort = error(
  'phone.too-short',
  'This is too short for a phone number and looks like an extension.',
  'Write the whole number with country code, or put an extension into the sheet Extensions.',
);
const unusual = warning(
  'phone.unusual',
  'No number range of this country has such a number, as far as Bellhop knows.',
  'Check the number; it is sent as it is.',
);
