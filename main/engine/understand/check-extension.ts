import { error, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** Dialled for the operator, an outside line or an emergency. */
const RESERVED: ReadonlySet<string> = new Set(['0', '9', '911', '112', '999']);

/** Is it one that is usually dialled for something else than a room? */
export function isReserved(text: string): boolean {
  return RESERVED.has(text);
}

/**
 * The rule for PBX extensions: digits only.
 *
 * @param several what to do with several of them in one cell, which is where they may stand
 */
export function checkExtension(text: string, several: string): Finding | null {
  if (!/^\d+$/u.test(text)) return notDigits(text, several);
  return isReserved(text) ? reserved : null;
}

function notDigits(text: string, several: string): Finding {
  const [digits, ...more] = text.normalize('NFKC').match(/\d+/gu) ?? [];
  const hint =
    digits !== undefined && more.length === 0
      ? `Write ${digits}.`
      : `Write the digits alone; ${several}.`;
  return error('extension.not-digits', 'An extension is made of digits only.', hint);
}

const reserved = warning(
  'extension.reserved',
  'This number is usually kept for the operator, an outside line or emergency calls.',
  'Check that it is meant as the extension of a room.',
);
