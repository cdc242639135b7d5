/** Excel's own limit. */
const LONGEST = 31;

/**
 * Names that Excel accepts for sheets, in the same order: none longer than 31 characters, no two
 * alike, no characters that Excel forbids.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return wanted.map((name) => {
    const clean = name
      .replace(/[[\]:*?/\\]|\p{Cc}/gu, '-')
      .replace(/^'+|'+$/g, '')
      .trim();
    return uniqueName(clean || 'Sheet', taken);
  });
}

function uniqueName(name: string, taken: Set<string>): string {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : ` (${count})`;
    const candidate = name.slice(0, LONGEST - suffix.length).trim() + suffix;
    if (taken.has(candidate.toLowerCase())) continue;
    taken.add(candidate.toLowerCase());
    return candidate;
  }
}
