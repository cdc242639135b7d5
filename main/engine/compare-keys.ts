/** Folded already, as nearly all names are. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/u;

/** Names are compared after Unicode NFC, trimming and folding of blanks; case counts. */
export function nameKey(name: string): string {
  if (PLAIN.test(name)) return name;
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ');
}

/** Phone numbers are compared as a set: order and repetition do not count. */
export function numbersKey(numbers: readonly string[]): string {
  return [...new Set(numbers)].toSorted().join(' ');
}
