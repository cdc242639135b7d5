/**
 * Finds names one slip of the key away, without comparing every pair: two words one edit apart share
 * a spelling with one letter left out.
 */
export function createNearNames(
  entries: Iterable<{ token: string; shown: string }>,
): (token: string) => string[] {
  const bySpelling = new Map<string, Set<string>>();
  for (const { token, shown } of entries) {
    for (const spelling of spellings(token)) {
      const held = bySpelling.get(spelling);
      if (held) held.add(shown);
      else bySpelling.set(spelling, new Set([shown]));
    }
  }
  return (token) => {
    const near = new Set<string>();
    for (const spelling of spellings(token)) {
      for (const shown of bySpelling.get(spelling) ?? []) {
        near.add(shown);
        if (near.size === 3) return [...near];
      }
    }
    return [...near];
  };
}

function* spellings(token: string): Iterable<string> {
  // Beyond this length the spellings cost more than a hint is worth.
  const word = token.slice(0, 40);
  yield word;
  for (let at = 0; at < word.length; at++) yield word.slice(0, at) + word.slice(at + 1);
}
