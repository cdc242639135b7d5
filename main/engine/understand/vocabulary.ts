import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Concept } from './concepts.ts';
import { english } from './vocabulary-en.ts';

/** The words of one language; a further language is a further table in `VOCABULARIES`. */
export type Vocabulary = {
  /** ISO 639-1. */
  language: string;
  /**
   * Words and phrases of headers, written as `headerWords` splits them (lower case, no marks, one blank
   * between words), with the concepts they speak of. The longest phrase wins.
   */
  words: Readonly<Record<string, readonly Concept[]>>;
  /** Words of sheet and file names that tell the kind of a sheet. */
  sheets: Readonly<Record<SheetKind, readonly string[]>>;
};

const VOCABULARIES: readonly Vocabulary[] = [english];

/** Concepts of a word or phrase over all languages. */
export const conceptsOf: ReadonlyMap<string, readonly Concept[]> = new Map(
  VOCABULARIES.flatMap((vocabulary) => Object.entries(vocabulary.words)),
);

/** Length in words of the longest phrase of any language. */
export const longestPhrase: number = Math.max(
  ...[...conceptsOf.keys()].map((phrase) => phrase.split(' ').length),
);

/** Words of sheet names by kind, over all languages. */
export function sheetWordsOf(kind: SheetKind): readonly string[] {
  return VOCABULARIES.flatMap((vocabulary) => vocabulary.sheets[kind]);
}
