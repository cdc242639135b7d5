import { STATUS_TITLES } from '../../../shared/domain/fields.ts';
import type { ColumnRef } from '../../../shared/domain/shaping.ts';
import { foldWords } from '../understand/fold-words.ts';

/** What headers are compared by: case, marks and signs between the words do not count. */
const headerKey = foldWords;

/** The column by its header, and by its place among those that have the same. */
export function columnRefOf(headers: readonly string[], index: number): ColumnRef {
  const header = headers[index] ?? '';
  const key = headerKey(header);
  const nth = headers.slice(0, index).filter((one) => headerKey(one) === key).length;
  return { header, nth };
}

/** Position of the column among these headers; null where they have it not. */
export function findColumn(headers: readonly string[], { header, nth }: ColumnRef): number | null {
  const key = headerKey(header);
  const found = headers.flatMap((one, index) => (headerKey(one) === key ? [index] : []));
  return found[nth] ?? null;
}

/** Columns that Bellhop writes beside rows come and go and tell nothing of a file's shape. */
const OWN = new Set([...STATUS_TITLES, 'Bellhop ID', 'Bellhop baseline'].map(headerKey));

/** Do sheets with these headers have the same columns, in whatever order? */
export function isSameShape(a: readonly string[], b: readonly string[]): boolean {
  return keysOf(a).toSorted().join('\n') === keysOf(b).toSorted().join('\n');
}

/** How much the words of two header rows have in common: 0 nothing, 1 all. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const common = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - common;
  return all === 0 ? 0 : common / all;
}

function keysOf(headers: readonly string[]): string[] {
  return headers.map(headerKey).filter((key) => key !== '' && !OWN.has(key));
}

function wordsOf(headers: readonly string[]): Set<string> {
  return new Set(keysOf(headers).flatMap((key) => key.split(' ')));
}
