import type { Vocabulary } from './vocabulary.ts';

/** A part of a word: known to a vocabulary, or left over between parts that are. */
export type WordPart = { text: string; known: boolean };

const LINKS = ['', 's', 'n', 'en', 'es'];
/** Shorter parts of Latin words are chance; but words end in "nr" and "id" everywhere. */
const SHORTEST = 3;
const SHORT_ENDINGS: ReadonlySet<string> = new Set(['nr', 'no', 'id']);
/** A part that may stand beside letters nobody knows, as in "Zimmerfarbe". */
const SHORTEST_BESIDE_UNKNOWN = 5;
/** Longer words are no headers; cutting costs the square of the length. */
const LONGEST = 40;

/**
 * Cuts a word that no vocabulary knows into words that one does: "Nebenstellennummer", "ROOMNUMBER",
 * "客室電話番号". Undefined where it holds none.
 */
export function partsOf(word: string, vocabularies: readonly Vocabulary[]): WordPart[] | undefined {
  if (word.length > LONGEST || word.length < 2) return undefined;
  for (const { language, words } of vocabularies) {
    if (language === 'ja') {
      const parts = cutFromLeft(word, words);
      if (parts.some((part) => part.known)) return parts;
      continue;
    }
    const whole = cutWhole(word, words, language === 'de' ? LINKS : ['']);
    if (whole) return whole.map((text) => ({ text, known: true }));
  }
  const german = vocabularies.find(({ language }) => language === 'de');
  return german && besideUnknown(word, german.words);
}

type Words = Vocabulary['words'];

/** Parts that cover the word without a rest, longest first; parts may be linked by a letter or two. */
function cutWhole(
  word: string,
  words: Words,
  links: readonly string[],
  from = 0,
  dead = new Set<number>(),
): string[] | undefined {
  if (dead.has(from)) return undefined;
  for (let end = word.length; end > from; end--) {
    const part = word.slice(from, end);
    const isLast = end === word.length;
    const fits = part.length >= SHORTEST || (isLast && from > 0 && SHORT_ENDINGS.has(part));
    if (!fits || !words.has(part)) continue;
    if (isLast) return [part];
    for (const link of links) {
      if (!word.startsWith(link, end)) continue;
      const rest = cutWhole(word, words, links, end + link.length, dead);
      if (rest) return [part, ...rest];
    }
  }
  dead.add(from);
  return undefined;
}

/** For a script without blanks: at each place the longest known word. */
function cutFromLeft(word: string, words: Words): WordPart[] {
  const parts: WordPart[] = [];
  let at = 0;
  while (at < word.length) {
    let end = word.length;
    while (end > at && !words.has(word.slice(at, end))) end--;
    const last = parts.at(-1);
    if (end > at) parts.push({ text: word.slice(at, end), known: true });
    else if (last && !last.known) last.text += word.charAt(at);
    else parts.push({ text: word.charAt(at), known: false });
    at = Math.max(end, at + 1);
  }
  return parts;
}

function besideUnknown(word: string, words: Words): WordPart[] | undefined {
  for (let length = word.length - 1; length >= SHORTEST_BESIDE_UNKNOWN; length--) {
    const cut = word.length - length;
    const [head, tail] = [word.slice(0, length), word.slice(cut)];
    if (words.has(tail)) {
      return [
        { text: word.slice(0, cut), known: false },
        { text: tail, known: true },
      ];
    }
    if (words.has(head)) {
      return [
        { text: head, known: true },
        { text: word.slice(length), known: false },
      ];
    }
  }
  return undefined;
}
