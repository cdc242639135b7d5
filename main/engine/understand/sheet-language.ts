import { headerWords } from './fold-words.ts';
import { readWords } from './header-words.ts';
import { VOCABULARIES } from './vocabularies.ts';
import type { Language } from './vocabulary.ts';

/** Headers that are read; a sheet of thousands of columns speaks one language all the same. */
const SAMPLE = 200;

/**
 * The language that knows most of a sheet's name and headers; of equals the first, which is English.
 * Headers are often mixed, so the other languages are asked too, only later.
 */
export function languageOf(texts: readonly string[]): Language {
  const read = texts.slice(0, SAMPLE).map(headerWords);
  let best = { language: VOCABULARIES[0]?.language ?? 'en', known: 0 };
  for (const vocabulary of VOCABULARIES) {
    const known = read.reduce((sum, words) => sum + knownShare(words, vocabulary), 0);
    if (known > best.known) best = { language: vocabulary.language, known };
  }
  return best.language;
}

function knownShare(words: readonly string[], vocabulary: (typeof VOCABULARIES)[number]): number {
  const { concepts, unknown } = readWords(words, [vocabulary]);
  return concepts.length === 0 ? 0 : concepts.length / (concepts.length + unknown.length);
}
