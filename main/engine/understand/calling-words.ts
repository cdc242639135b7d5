import type { RowDataOf } from '../../../shared/domain/row.ts';

type Rule = RowDataOf<'callingRules'>['rule'];
type Value = RowDataOf<'callingRules'>['value'];

const RULES: ReadonlyMap<string, Rule> = wordsOf({
  block: 'block, blocks, blocking, blocked, block rule, blocking rule',
  dropIn: 'dropin, dropins, dropin rule',
});
const VALUES: ReadonlyMap<string, Value> = wordsOf({
  on: 'on, yes, y, true, 1, enabled, enable',
  off: 'off, no, n, false, 0, disabled, disable',
  both: 'both, both ways, both directions, mutual',
});

/** The calling rule that a cell names, however it is written; null where it names none. */
export function ruleOf(text: string): Rule | null {
  return RULES.get(plain(text)) ?? null;
}

/** Whether a cell says on, off, or on in both directions; null where it says none of these. */
export function ruleValueOf(text: string): Value | null {
  return VALUES.get(plain(text)) ?? null;
}

function wordsOf<T extends string>(words: Record<T, string>): Map<string, T> {
  const known = new Map<string, T>();
  let meaning: T;
  for (meaning in words) {
    for (const word of words[meaning].split(', ')) known.set(plain(word), meaning);
  }
  return known;
}

/** "Drop-In", "drop in" and "DROPIN" are one word. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/gu, '');
}
