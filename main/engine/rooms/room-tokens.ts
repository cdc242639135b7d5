import { plain, plainFloors } from './floor-words.ts';
import {
  areaWords,
  directionWords,
  kindOfWord,
  levelWords,
  numberWords,
  unitWords,
} from './room-words.ts';
import type { RoomKind } from './room-words.ts';

/** What a word beside a value says of it: a storey, a wing or building, or a kind of room. */
export type TokenKind = 'level' | 'area' | RoomKind;

/** The smallest part of a name that tells something: "A101" has two. */
export type RoomToken = {
  /** Small letters without marks; numbers without leading zeros. */
  value: string;
  /** Of a number, as it was written. */
  digits?: string;
  kind: TokenKind | null;
  /** First letter of the word that gave the kind, by which lists shorten it: "T" of "Tower". */
  initial?: string;
};

/** A name or path in its parts; `kind` is that of a word which no value follows: "Rose Suite". */
export type TokenLine = { tokens: RoomToken[]; kind: RoomKind | null };

const ARTICLES: ReadonlySet<string> = new Set(['the']);

/**
 * Reads a name or a whole path in its parts, in the order in which they are written. A word for a floor,
 * a building or a kind of room tells of the value after it ("Tower A"), or of the words before it where
 * there are such ("North Wing").
 */
export function readTokens(text: string): TokenLine {
  const words = wordsOf(plainFloors(withEasternBlanks(plain(text))));
  const tokens: RoomToken[] = [];
  let pending: { kind: TokenKind | null; word: string } | null = null;
  let loose: RoomKind | null = null;
  for (const [at, word] of words.entries()) {
    if (ARTICLES.has(word)) continue;
    if (numberWords.has(word) && at < words.length - 1) continue;
    if (unitWords.has(word)) {
      pending = { kind: null, word };
      continue;
    }
    const kind = kindOf(word, words[at + 1]);
    if (kind !== null) {
      const last = tokens.at(-1);
      if (kind === 'area' && last && !pending && (directionWords.has(last.value) || isWord(last))) {
        // Of "Maple House 4" nobody can tell which of the two the house is called after.
        const isBetween = last.kind === null && isValue(words[at + 1]);
        if (!isBetween) Object.assign(last, { kind, initial: word.charAt(0) });
      } else pending = { kind, word };
      continue;
    }
    const token: RoomToken = { value: word.replace(/^0+(?=\d)/u, ''), kind: null };
    if (/^\d/u.test(word)) token.digits = word;
    if (directionWords.has(word)) token.kind = 'area';
    if (pending) {
      // "Room Rose" is called Rose, "Bed B" is a bed.
      if (token.digits !== undefined || pending.kind !== 'room') {
        Object.assign(token, { kind: pending.kind, initial: pending.word.charAt(0) });
      }
      pending = null;
    }
    tokens.push(token);
  }
  if (pending && pending.kind !== 'level' && pending.kind !== 'area') loose = pending.kind;
  return { tokens, kind: loose };
}

/** The kind of room that a name speaks of, one that parts rooms before the plain one; else null. */
export function roomKindOf(text: string): RoomKind | null {
  const words = ASCII.test(text) ? text.toLowerCase() : withEasternBlanks(plain(text));
  let said: RoomKind | null = null;
  for (const word of words.match(/\p{L}+/gu) ?? []) {
    const kind = kindOfWord.get(word);
    if (kind !== undefined && (said === null || kind !== 'room')) said = kind;
  }
  return said;
}

const ASCII = /^[ -~]*$/u;

function kindOf(word: string, next: string | undefined): TokenKind | null {
  if (levelWords.has(word)) return 'level';
  if (areaWords.has(word)) return 'area';
  // A saint has a name, a station ("St. 1") a number.
  if (word === 'st' && next !== undefined && /^\d/u.test(next)) return 'area';
  return kindOfWord.get(word) ?? null;
}

/** Words and numbers apart: "a101" is two, "b1" after "floor" is one. */
function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const word of text.split(/[^\p{L}\p{N}\p{M}]+/u)) {
    if (word === '') continue;
    if (words.at(-1) === 'floor' && /^b\d+$/u.test(word)) words.push(word);
    else words.push(...(word.match(/\d+|[^\d]+/gu) ?? []));
  }
  return words;
}

function withEasternBlanks(text: string): string {
  if (!/[\u3040-\u30ff\u4e00-\u9fff]/u.test(text)) return text;
  return text
    .replace(/号室|(?<=\d)号/gu, ' ')
    .replace(/(?:客室|部屋|病室|ルーム)(?=[\s#]*\d)/gu, ' ')
    .replace(/番?(ベッド)/gu, ' $1 ')
    .replace(/(病棟|館|棟|タワー)/gu, ' $1 ')
    .replace(/(スイート|ヴィラ)/gu, ' $1 ')
    .replace(/(\d階)/gu, '$1 ');
}

/** Neither a number nor a letter, which are names of their own. */
function isWord({ kind, digits, value }: RoomToken): boolean {
  return kind === null && digits === undefined && !/^[a-z]$/u.test(value);
}

function isValue(word: string | undefined): boolean {
  return word !== undefined && /^(?:\d+|[a-z])$/u.test(word);
}
