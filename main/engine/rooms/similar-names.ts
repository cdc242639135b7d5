import { normaliseRoom } from './normalise.ts';

/** Letters that are taken for digits, and the other way round, when a list is typed or scanned. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { l: '1', i: '1', o: '0' };
/** Shorter words differ by one letter for good reasons. */
const SHORTEST_WORD = 4;

/**
 * Finds rooms whose name is so near to another that one of the two is probably a slip: a letter in
 * place of a digit ("10l"), or one letter more, less or other in a word ("Loby"). Other numbers are
 * other rooms, and rooms that are the same by `normaliseRoom` are no slip.
 */
export function createSimilarNames(
  rooms: Iterable<{ name: string; path: string }>,
): (name: string) => string[] {
  const bySpelling = new Map<string, { token: string; path: string }[]>();
  for (const { name, path } of rooms) {
    const token = normaliseRoom(name);
    for (const spelling of spellings(name, token)) {
      const held = bySpelling.get(spelling);
      if (held) held.push({ token, path });
      else bySpelling.set(spelling, [{ token, path }]);
    }
  }
  return (name) => {
    const token = normaliseRoom(name);
    const similar = new Set<string>();
    for (const spelling of spellings(name, token)) {
      for (const other of bySpelling.get(spelling) ?? []) {
        if (other.token !== token) similar.add(other.path);
      }
    }
    return [...similar].slice(0, 3);
  };
}

function spellings(name: string, token: string): Set<string> {
  const words = token.split('-');
  const found = new Set([normaliseRoom(foldLooks(name))]);
  for (const [at, word] of words.entries()) {
    if (word.length < SHORTEST_WORD || !/^\p{L}+$/u.test(word)) continue;
    const [before, after] = [words.slice(0, at), words.slice(at + 1)];
    for (let letter = 0; letter <= word.length; letter++) {
      const spelled = word.slice(0, letter) + word.slice(letter + 1);
      found.add([...before, `${spelled}*`, ...after].join('-'));
    }
  }
  return found;
}

/** Only in words with a digit: "oil" is a word, "1o1" is a number. */
function foldLooks(name: string): string {
  return name
    .toLowerCase()
    .split(' ')
    .map((word) =>
      /\p{Nd}/u.test(word)
        ? word.replace(/[lio]/gu, (letter) => LOOK_ALIKES[letter] ?? letter)
        : word,
    )
    .join(' ');
}
