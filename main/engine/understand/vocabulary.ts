import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Concept } from './concepts.ts';
import { foldWords } from './fold-words.ts';

/** ISO 639-1. */
export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'ja';

/** The words of one language; a further language is a further table in `vocabularies.ts`. */
export type Vocabulary = {
  language: Language;
  /**
   * Words and phrases of headers as `foldWords` gives them, with the concepts they speak of.
   * The longest phrase wins.
   */
  words: ReadonlyMap<string, readonly Concept[]>;
  /** Words of sheet and file names that tell the kind of a sheet, folded likewise. */
  sheets: Readonly<Record<SheetKind, readonly string[]>>;
};

/** Words and phrases of one meaning, parted by commas, in any case and with their marks. */
export type Meaning = readonly [concepts: readonly Concept[], words: string];

/** A vocabulary out of its lists; of a word that is listed twice the later meaning counts. */
export function vocabularyOf(
  language: Language,
  meanings: readonly Meaning[],
  sheets: Readonly<Record<SheetKind, string>>,
): Vocabulary {
  const spelled = (words: string) => listed(language === 'de' ? withPlainLetters(words) : words);
  const named = (kind: SheetKind) => spelled(sheets[kind]);
  return {
    language,
    words: new Map(
      meanings.flatMap(([concepts, words]) =>
        spelled(words).map((word) => [word, concepts] as const),
      ),
    ),
    sheets: {
      rooms: named('rooms'),
      contacts: named('contacts'),
      extensions: named('extensions'),
      addressBooks: named('addressBooks'),
      associations: named('associations'),
      callingRules: named('callingRules'),
      inboundCalling: named('inboundCalling'),
      externalUsers: named('externalUsers'),
    },
  };
}

const PLAIN_LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** German words a second time as machines spell them: Räume, Raeume. */
function withPlainLetters(words: string): string {
  const plain = words.replace(
    /[äöü]/giu,
    (letter) => PLAIN_LETTERS[letter.toLowerCase()] ?? letter,
  );
  return plain === words ? words : `${words},${plain}`;
}

function listed(words: string): string[] {
  return words
    .split(',')
    .map(foldWords)
    .filter((word) => word !== '');
}
