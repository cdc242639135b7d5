import type { Concept } from './concepts.ts';
import { conceptsOf, longestPhrase } from './vocabularies.ts';

/** A header taken apart. */
export type Header = {
  /** Lower case without marks, words parted by one blank: what headers are compared by. */
  plain: string;
  /** Concepts of its words and phrases, in order. */
  concepts: Concept[];
  /** Words that no vocabulary knows. */
  unknown: string[];
  /** A number in it, as in "Phone 2". */
  ordinal: number | null;
};

/** Words of a header or of a sheet's name: "Phone #2", "phoneNo2", "PHONE_NO_2" give phone, no, 2. */
export function headerWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\p{N})/gu, '$1 $2')
    .replace(/(\p{N})(\p{L})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[#№]/gu, ' no ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Takes a header apart into what its words speak of; the longest known phrase wins. */
export function readHeader(text: string): Header {
  const words = headerWords(text);
  const header: Header = { plain: words.join(' '), concepts: [], unknown: [], ordinal: null };
  let at = 0;
  while (at < words.length) {
    const step = phraseAt(words, at);
    if (step) {
      header.concepts.push(...step.concepts);
      at += step.length;
      continue;
    }
    const word = words[at] ?? '';
    if (/^\d+$/u.test(word)) header.ordinal ??= Number(word);
    else header.unknown.push(word);
    at++;
  }
  return header;
}

function phraseAt(words: readonly string[], at: number) {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--) {
    const concepts = conceptsOf.get(words.slice(at, at + length).join(' '));
    if (concepts) return { concepts, length };
  }
  return undefined;
}
