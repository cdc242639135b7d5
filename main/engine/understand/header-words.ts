import { partsOf } from './compound-words.ts';
import type { WordPart } from './compound-words.ts';
import type { Concept } from './concepts.ts';
import { headerWords } from './fold-words.ts';
import { conceptsOf, longestPhrase, vocabulariesFor } from './vocabularies.ts';
import type { Language, Vocabulary } from './vocabulary.ts';

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

/**
 * Takes a header apart into what its words speak of; the longest known phrase wins.
 *
 * @param language that of the sheet, which decides where a word means two things
 */
export function readHeader(text: string, language?: Language): Header {
  return readWords(headerWords(text), vocabulariesFor(language));
}

/** As `readHeader`, with just these vocabularies. */
export function readWords(words: readonly string[], vocabularies: readonly Vocabulary[]): Header {
  const header: Header = { plain: words.join(' '), concepts: [], unknown: [], ordinal: null };
  let at = 0;
  while (at < words.length) {
    const step = phraseAt(words, at, vocabularies);
    if (step) {
      header.concepts.push(...step.concepts);
      at += step.length;
      continue;
    }
    const word = words[at] ?? '';
    if (/^\d+$/u.test(word)) header.ordinal ??= Number(word);
    else addParts(header, partsOf(word, vocabularies), word, vocabularies);
    at++;
  }
  return header;
}

function addParts(
  header: Header,
  parts: readonly WordPart[] | undefined,
  word: string,
  vocabularies: readonly Vocabulary[],
): void {
  for (const { text, known } of parts ?? [{ text: word, known: false }]) {
    const concepts = known ? conceptsOf(text, vocabularies) : undefined;
    if (concepts) header.concepts.push(...concepts);
    else header.unknown.push(text);
  }
}

function phraseAt(words: readonly string[], at: number, vocabularies: readonly Vocabulary[]) {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length--) {
    const concepts = conceptsOf(words.slice(at, at + length).join(' '), vocabularies);
    if (concepts) return { concepts, length };
  }
  return undefined;
}
