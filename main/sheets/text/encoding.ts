import { isUtf8 } from 'node:buffer';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { TextEncoding } from '../../../shared/domain/reading.ts';

export type EncodingChoice = {
  encoding: TextEncoding;
  /** Why, for people: `has a byte order mark`. */
  because: string;
};

/** As much of a file as the guesses look at. */
const SAMPLE = 256 * 1024;

/**
 * Decides how bytes become text. A byte order mark is certain, valid UTF-8 nearly so (other
 * encodings hardly ever form it by chance); only what is left is weighed.
 * Undefined: the bytes are no text.
 */
export function chooseEncoding(bytes: Buffer): EncodingChoice | undefined {
  const mark = 'it begins with a byte order mark';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { encoding: 'utf-8', because: mark };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', because: mark };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', because: mark };
  const sample = bytes.subarray(0, SAMPLE);
  if (sample.includes(0)) return chooseUtf16(sample);
  if (isUtf8(bytes)) {
    return isText(sample.toString('latin1'))
      ? { encoding: 'utf-8', because: 'all of it is valid UTF-8' }
      : undefined;
  }
  if (!isText(sample.toString('latin1'))) return undefined;
  if (looksJapanese(sample)) {
    return { encoding: 'shift_jis', because: 'it is not UTF-8 and reads as Japanese' };
  }
  return {
    encoding: 'windows-1252',
    because: 'it is not UTF-8 and its special letters stand alone among others',
  };
}

/** Text of the bytes, without byte order mark. */
export function decodeText(bytes: Buffer, encoding: TextEncoding): string {
  return iconv.decode(bytes, encoding);
}

/** Whether a text is free of the control characters that only other kinds of file hold. */
function isText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  const controls = text.match(/[\u0000-\u0008\u000E-\u001A\u001C-\u001F]/g)?.length ?? 0;
  return controls === 0 || controls / text.length < 0.001;
}

/** Text in UTF-16 has a zero byte beside each Latin letter, delimiter and line break. */
function chooseUtf16(sample: Buffer): EncodingChoice | undefined {
  const even = sample.subarray(0, sample.length - (sample.length % 2));
  const because = 'every other byte of its plain letters is zero';
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = iconv.decode(even, encoding);
    // The wrong byte order turns line breaks and digits into characters of these ranges.
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u0008\u000E-\u001F\uFFFD\uFFFE\uFFFF\uE000-\uF8FF]|\u0A00|\u0D00/.test(text)) {
      continue;
    }
    if (/[\n\r,;\t| 0-9A-Za-z]/.test(text)) return { encoding, because };
  }
  return undefined;
}

const JAPANESE = /[\u3040-\u30FF\u3400-\u9FFF\uFF01-\uFF9F々〇ー]/;

/**
 * Shift_JIS and Windows-1252 use the same bytes. Japanese text comes in runs, with kana between;
 * Western special letters stand alone between plain ones.
 */
function looksJapanese(sample: Buffer): boolean {
  // The sample may end in half a character.
  const text = iconv.decode(sample, 'shift_jis').slice(0, -1);
  if (text.includes('\uFFFD')) return false;
  const runs = text.match(new RegExp(`${JAPANESE.source}{2,}`, 'g')) ?? [];
  const inRuns = runs.reduce((sum, run) => sum + run.length, 0);
  const kana = text.match(/[\u3041-\u30FE]/g)?.length ?? 0;
  const western = iconv.decode(sample, 'windows-1252');
  const alone = western.match(/(?<![\u0080-\uFFFF])[À-ÖØ-öø-ÿŠšŽžŒœŸ](?![\u0080-\uFFFF])/g);
  const evidence = inRuns + kana;
  const against = alone?.length ?? 0;
  if (evidence !== against) return evidence > against;
  const guesses = analyse(sample);
  const confidence = (pattern: RegExp) =>
    guesses.find((guess) => pattern.test(guess.name))?.confidence ?? 0;
  return confidence(/shift_jis/i) > confidence(/8859-1|1252/);
}
