/**
 * Orders texts as people do, 9 before 10, and the same on every machine: numbers by their value,
 * everything else by code units.
 */
export function compareNatural(a: string, b: string): number {
  const left = partsOf(a);
  const right = partsOf(b);
  for (let at = 0; at < left.length && at < right.length; at++) {
    const difference = comparePart(left[at] ?? '', right[at] ?? '');
    if (difference !== 0) return difference;
  }
  return left.length - right.length || compareText(a, b);
}

function partsOf(text: string): string[] {
  return text.match(/\d+|\D+/gu) ?? [];
}

function comparePart(a: string, b: string): number {
  if (!/^\d/u.test(a) || !/^\d/u.test(b)) return compareText(a, b);
  const left = a.replace(/^0+/u, '');
  const right = b.replace(/^0+/u, '');
  return left.length - right.length || compareText(left, right);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
