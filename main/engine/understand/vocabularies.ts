import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Concept } from './concepts.ts';
import type { Language, Vocabulary } from './vocabulary.ts';
import { english } from './vocabulary-en.ts';
import { french } from './vocabulary-fr.ts';
import { german } from './vocabulary-de.ts';
import { italian } from './vocabulary-it.ts';
import { japanese } from './vocabulary-ja.ts';
import { spanish } from './vocabulary-es.ts';

/** Every language; English first, since PBXs and hotel systems speak it everywhere. */
export const VOCABULARIES: readonly Vocabulary[] = [
  english,
  german,
  french,
  spanish,
  italian,
  japanese,
];

const ORDERS: ReadonlyMap<Language, readonly Vocabulary[]> = new Map(
  VOCABULARIES.map((first) => [
    first.language,
    [first, ...VOCABULARIES.filter((other) => other !== first)],
  ]),
);

/**
 * The vocabularies in the order in which they are asked: that of the sheet's language first, since
 * "Station" is a ward in German and a telephone in English.
 */
export function vocabulariesFor(language: Language | undefined): readonly Vocabulary[] {
  return (language && ORDERS.get(language)) ?? VOCABULARIES;
}

/** What a folded word or phrase speaks of in the first vocabulary that knows it. */
export function conceptsOf(
  phrase: string,
  vocabularies: readonly Vocabulary[] = VOCABULARIES,
): readonly Concept[] | undefined {
  for (const { words } of vocabularies) {
    const concepts = words.get(phrase);
    if (concepts) return concepts;
  }
  return undefined;
}

/** Length in words of the longest phrase of any language. */
export const longestPhrase: number = Math.max(
  ...VOCABULARIES.flatMap(({ words }) => [...words.keys()]).map(
    (phrase) => phrase.split(' ').length,
  ),
);

/** Words of sheet names by kind, over all languages. */
export function sheetWordsOf(kind: SheetKind): readonly string[] {
  return VOCABULARIES.flatMap((vocabulary) => vocabulary.sheets[kind]);
}
