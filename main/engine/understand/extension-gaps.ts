/** Extensions of a sheet, kept so that gaps in them are found without looking at every row. */
export type ExtensionGaps = {
  put(extension: string): void;
  take(extension: string): void;
  /** Numbers that nobody has among those that nearly all have, ascending. */
  gaps(): number[];
};

const BLOCK = 100;
/** Fewer in a hundred are no run. */
const LEAST_IN_BLOCK = 8;
/** Where more are missing, the numbers were never meant to be in a row. */
const MOST_MISSING = 0.1;

export function createExtensionGaps(): ExtensionGaps {
  const blocks = new Map<number, number[]>();
  const change = (extension: string, by: 1 | -1): void => {
    const number = Number(extension);
    if (!Number.isSafeInteger(number)) return;
    const block = Math.floor(number / BLOCK);
    const counts = blocks.get(block) ?? Array.from({ length: BLOCK }, () => 0);
    const at = number % BLOCK;
    counts[at] = (counts[at] ?? 0) + by;
    blocks.set(block, counts);
  };
  return {
    put: (extension) => change(extension, 1),
    take: (extension) => change(extension, -1),
    gaps: () =>
      [...blocks]
        .toSorted(([a], [b]) => a - b)
        .flatMap(([block, counts]) => gapsIn(counts).map((at) => block * BLOCK + at)),
  };
}

function gapsIn(counts: readonly number[]): number[] {
  const first = counts.findIndex((count) => count > 0);
  const last = counts.findLastIndex((count) => count > 0);
  const missing: number[] = [];
  for (let at = first + 1; at < last; at++) if ((counts[at] ?? 0) === 0) missing.push(at);
  const used = last - first + 1 - missing.length;
  const isRun = used >= LEAST_IN_BLOCK && missing.length <= (last - first + 1) * MOST_MISSING;
  return isRun ? missing : [];
}
