import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { TEXT_ENCODINGS } from '../../../shared/domain/text-files.ts';
import type { TextEncoding } from '../../../shared/domain/text-files.ts';
import { guessUtf16 } from './utf16.ts';
import { utf8Places } from './utf8-places.ts';
import { weighWesternOrJapanese } from './western-or-japanese.ts';

export type EncodingChoice = {
  encoding: TextEncoding;
  /** Why, as one sentence for people. */
  evidence: string;
  /** False where it might well be another. */
  sure: boolean;
  /** All others, likeliest first. */
  others: TextEncoding[];
};

/** How encodings are called. */
export const ENCODING_NAMES: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
  shift_jis: 'Shift_JIS',
};

/** As much of a file as the guesses look at. */
const SAMPLE = 256 * 1024;
/** Characters of valid UTF-8 a byte that is none, from which on the byte is a slip. */
const MOSTLY = 8;
/** Weights closer than this are as good as equal. */
const CLEAR = 2.5;

/**
 * Decides how bytes become text. A byte order mark is certain, valid UTF-8 nearly so (other
 * encodings hardly ever form it by chance); only what is left is weighed.
 * Undefined: the bytes are no text.
 */
export function chooseEncoding(bytes: Buffer): EncodingChoice | undefined {
  const marked = markOf(bytes);
  if (marked === 'utf-8') return markedUtf8(bytes);
  if (marked) return choice(marked, 'It begins with a byte order mark.');
  const sample = bytes.subarray(0, SAMPLE);
  const wide = sample.includes(0) ? guessUtf16(sample) : undefined;
  if (wide) return choice(wide, 'Every other byte of its plain letters is zero.');
  if (!isText(sample)) return undefined;
  if (isUtf8(bytes)) return validUtf8(bytes);
  return nearlyUtf8(bytes) ?? westernOrJapanese(sample, bytes);
}

/** Text of the bytes, without byte order marks. */
export function decodeText(bytes: Buffer, encoding: TextEncoding): string {
  return iconv.decode(bytes, encoding).replace(/^\uFEFF+/, '');
}

function choice(
  encoding: TextEncoding,
  evidence: string,
  sure = true,
  next: TextEncoding[] = [],
): EncodingChoice {
  const others = [...next, ...TEXT_ENCODINGS].filter(
    (one, at, all) => one !== encoding && all.indexOf(one) === at,
  );
  return { encoding, evidence, sure, others };
}

function markOf(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Whoever joins files byte by byte may put a mark before what is no UTF-8. */
function markedUtf8(bytes: Buffer): EncodingChoice {
  const mark = 'It begins with a byte order mark';
  if (isUtf8(bytes)) return choice('utf-8', `${mark}.`);
  const { bad, firstBad } = utf8Places(bytes);
  if (bad === 0) return choice('utf-8', `${mark}; its last character is cut off.`);
  const what = bad === 1 ? 'one byte is no' : `${bad} bytes are no`;
  return choice(
    'utf-8',
    `${mark}, but ${what} UTF-8 (first in line ${lineOf(bytes, firstBad)}), so letters are lost there.`,
    false,
    ['windows-1252', 'shift_jis'],
  );
}

function validUtf8(bytes: Buffer): EncodingChoice {
  const sample = bytes.subarray(0, SAMPLE);
  const text = sample.toString('utf8');
  const special = text.search(NOT_ASCII);
  if (special < 0) {
    const all = bytes.length > SAMPLE && !isAscii(bytes);
    return choice(
      'utf-8',
      all
        ? 'All of its special characters are valid UTF-8.'
        : 'It holds plain ASCII letters only, which UTF-8 and others write alike.',
    );
  }
  const word = wordAt(text, special);
  // Two half-width kana of Shift_JIS may look like one character of UTF-8.
  const characters = text.match(/[^\0-\x7F]/gu) ?? [];
  const kana = characters.every((one) => one >= '\u0080' && one < '\u0800' && !WESTERN.test(one));
  if (kana && characters.length <= 3) {
    const other = iconv.decode(sample, 'shift_jis');
    if (/^[\0-\x7F\uFF61-\uFF9F]*$/.test(other)) {
      const evidence = `Its few special bytes are valid UTF-8 (“${word}”), and valid Shift_JIS as well (“${wordAt(other, other.search(NOT_ASCII))}”).`;
      return choice('utf-8', evidence, false, ['shift_jis', 'windows-1252']);
    }
  }
  return choice('utf-8', `All of its special characters, such as in “${word}”, are valid UTF-8.`);
}

const NOT_ASCII = /[^\0-\x7F]/u;
const WESTERN = /[\u00A0-\u00BBÀ-ÖØ-öø-ſ]/u;

/** A text of many valid characters in which a few bytes were damaged or pasted from elsewhere. */
function nearlyUtf8(bytes: Buffer): EncodingChoice | undefined {
  const { good, bad, firstBad } = utf8Places(bytes);
  if (bad === 0 && good > 0) {
    return choice('utf-8', 'All of it is valid UTF-8 but its last character, which is cut off.');
  }
  if (good < 3 || good < bad * MOSTLY) return undefined;
  const what = bad === 1 ? 'one byte is' : `${bad} bytes are`;
  const evidence = `${good} special characters are valid UTF-8, but ${what} not (first in line ${lineOf(bytes, firstBad)}), so letters are lost there.`;
  return choice('utf-8', evidence, false, ['windows-1252', 'shift_jis']);
}

function westernOrJapanese(sample: Buffer, bytes: Buffer): EncodingChoice {
  // Special letters may first come late in a long file.
  const weights = weighWesternOrJapanese(sample);
  const { western, japanese, special } =
    weights.special > 0 || bytes.length === sample.length ? weights : weighWesternOrJapanese(bytes);
  const encoding = western >= japanese ? 'windows-1252' : 'shift_jis';
  const other = western >= japanese ? 'shift_jis' : 'windows-1252';
  const isClear = Math.abs(western - japanese) >= CLEAR && Math.max(western, japanese) > 0;
  const sure = isClear && special > 1;
  // All before the first special byte is plain, so the cut begins no half character.
  const first = bytes.findIndex((byte) => byte >= 0x80);
  const around = bytes.subarray(Math.max(0, first - 16), first + 32);
  const read = (how: TextEncoding) => {
    const text = iconv.decode(around, how);
    const at = text.search(NOT_ASCII);
    return at < 0 ? '' : wordAt(text, at);
  };
  const word = read(encoding);
  const shown = word === '' ? '' : `, such as in “${word}”`;
  if (!sure) {
    const count =
      special === 1 ? 'its one special byte could' : `its ${special} special bytes could`;
    const otherwise = read(other);
    const evidence = `It is not UTF-8, and ${count} be ${ENCODING_NAMES[encoding]} (“${word}”) as well as ${ENCODING_NAMES[other]} (“${otherwise}”).`;
    return choice(encoding, evidence, false, [other]);
  }
  const evidence =
    encoding === 'shift_jis'
      ? `It is not UTF-8, and its special bytes come in runs that read as Japanese${shown}.`
      : `It is not UTF-8, and its special letters${shown}, stand alone among plain ones as in Western languages.`;
  return choice(encoding, evidence, true, [other]);
}

/** A few letters around a place, for a sentence. */
function wordAt(text: string, at: number): string {
  let from = at;
  while (from > 0 && at - from < 12 && /[\p{L}\p{N}]/u.test(text[from - 1] ?? '')) from -= 1;
  let to = at + 1;
  while (to < text.length && to - at < 12 && /[\p{L}\p{N}\p{M}]/u.test(text[to] ?? '')) to += 1;
  return text.slice(from, to);
}

function lineOf(bytes: Buffer, at: number): number {
  let line = 1;
  for (
    let next = bytes.indexOf(0x0a);
    next !== -1 && next < at;
    next = bytes.indexOf(0x0a, next + 1)
  ) {
    line += 1;
  }
  return line;
}

/**
 * Whether bytes are free of the control characters that only other kinds of file hold. Zeros fill up
 * fields in print-outs of machines, and a form feed or Ctrl-Z ends their pages and files.
 */
function isText(sample: Buffer): boolean {
  let zeros = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1a && byte !== 0x1b) {
      controls += 1;
    }
  }
  return controls <= sample.length * 0.001 && zeros <= sample.length * 0.4;
}
