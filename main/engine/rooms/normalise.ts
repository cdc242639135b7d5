import { nameKey } from '../compare-keys.ts';
import { floorWords, numberWords, roomWords } from './room-words.ts';

/** The name of a room as names of rooms are compared: like any other, and case ignored. */
export function foldName(text: string): string {
  return nameKey(text).toLowerCase();
}

/**
 * The part of a room's name that tells it from other rooms: "Rm 101", "0101" and "#101" give "101".
 * Building prefixes stay ("T1-101"). Looser than `foldName`: two rooms may share it, so a match on it
 * counts only where it is the only one.
 */
export function normaliseRoom(text: string): string {
  return tokenOf(text, roomWords);
}

/** Likewise for floors, wings and buildings: "Floor 1", "Level 01", "1st floor" give "1". */
export function normaliseFloor(text: string): string {
  return tokenOf(text.replace(/(\d)(?:st|nd|rd|th)\b/giu, '$1'), floorWords);
}

const PLAIN_NUMBER = /^[1-9]\d*$/u;

function tokenOf(text: string, idle: ReadonlySet<string>): string {
  // Most rooms of most files are a bare number.
  if (PLAIN_NUMBER.test(text)) return text;
  const folded = text.normalize('NFKC').toLowerCase();
  const words = folded
    .replace(/号室/gu, ' ')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .flatMap((word) => unglue(word, idle))
    .filter((word) => word !== '')
    .map(withoutZeros);
  const telling = words.filter(
    (word, at) => !idle.has(bare(word)) && !(numberWords.has(bare(word)) && at < words.length - 1),
  );
  if (telling.length > 0) return telling.join('-');
  return words.length > 0 ? words.join('-') : foldName(text);
}

/** "rm101" is two words where the first is idle. */
function unglue(word: string, idle: ReadonlySet<string>): string[] {
  const glued = /^(\p{L}+)(\p{N}.*)$/u.exec(word);
  const [, head, tail] = glued ?? [];
  if (head === undefined || tail === undefined) return [word];
  return idle.has(bare(head)) || numberWords.has(bare(head)) ? [tail] : [word];
}

function withoutZeros(word: string): string {
  return word.replace(/(^|\P{Nd})0+(?=\d)/gu, '$1');
}

function bare(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '');
}
