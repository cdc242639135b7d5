import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Concept } from './concepts.ts';
import type { Vocabulary } from './vocabulary.ts';
import { english } from './vocabulary-en.ts';

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
