import { nameKey } from '../compare-keys.ts';
import { plain, plainFloors, withNumberWord } from './floor-words.ts';
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

/**
 * Likewise for floors, wings and buildings: "Floor 1", "Level 01", "1st floor", "1. OG", "1階" give "1";
 * the floor at the ground is "0", those below it are "b1" and so on.
 */
export function normaliseFloor(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  const common = COMMON_FLOOR.exec(text)?.[1];
  return common ?? tokenOf(plainFloors(plain(text)), floorWords);
}

const PLAIN_NUMBER = /^[1-9]\d*$/u;
// Nearly all floors of nearly all files; the rest costs more to read.
const COMMON_FLOOR = /^(?:floor|level|etage|piso|planta) ([1-9]\d*)$/iu;
const EASTERN = /[\u3040-\u30ff\u4e00-\u9fff]/u;

function tokenOf(text: string, idle: ReadonlySet<string>): string {
  // Most rooms of most files are a bare number.
  if (PLAIN_NUMBER.test(text)) return text;
  const folded = withNumberWord(text).normalize('NFKC').toLowerCase();
  const words = (EASTERN.test(folded) ? withoutEasternWords(folded) : folded)
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

/** The words around a number that mean "room"; the languages of the east write them without blanks. */
function withoutEasternWords(text: string): string {
  return text
    .replace(/号室/gu, ' ')
    .replace(/(?:客室|部屋|病室|ルーム)+(?=[\s#]*\d)|(?<=\d)号/gu, ' ');
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
