import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Concept } from './concepts.ts';

/** The words of one language; a further language is a further table in `vocabularies.ts`. */
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
