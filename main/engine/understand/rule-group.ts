import { extensionBy, ruleId, rulesOf } from './extension-rule.ts';
import type { ExtensionFact, ExtensionRule } from './extension-rule.ts';

/** A rule that most rows of a group follow. */
export type FoundRule = { id: string; rule: ExtensionRule; follows: number; of: number };

/** Rows that may follow one rule: those of a sheet, or of one of its floors. */
export type RuleGroup<T extends ExtensionFact> = {
  members(): readonly T[];
  put(fact: T): void;
  take(fact: T): void;
  /** The rule of the group as it stands; null where there is none. Its cost hardly grows with the rows. */
  rule(): FoundRule | null;
  /** How many members follow a rule; counted once, and kept right from then on. */
  follows(rule: ExtensionRule): number;
};

/** Fewer rows may agree by chance. */
const LEAST_ROWS = 8;
/** Share of rows that follow, where at most a tenth is wrong. */
const LEAST_SHARE = 0.9;
/** Share in a sample that makes counting all rows worth while. */
const WORTH_COUNTING = 0.7;
const SAMPLE = 64;
/** Rules whose followers are counted; a group that was edited much forgets them all. */
const MOST_COUNTED = 16;

/** @param isWhole it is all of a sheet, so that sequences by chance are told from rules */
export function createRuleGroup<T extends ExtensionFact>(isWhole: boolean): RuleGroup<T> {
  const list: T[] = [];
  /** Where each member stands; made when the first is taken, since most groups never lose one. */
  let at: Map<T, number> | null = null;
  const counted = new Map<string, { rule: ExtensionRule; follows: number }>();

  function count(fact: T, by: 1 | -1): void {
    if (counted.size === 0) return;
    for (const one of counted.values()) {
      if (extensionBy(one.rule, fact) === fact.extension) one.follows += by;
    }
  }

  function follows(rule: ExtensionRule): number {
    const id = ruleId(rule);
    const held = counted.get(id);
    if (held) return held.follows;
    if (counted.size >= MOST_COUNTED) counted.clear();
    const found = list.filter((fact) => extensionBy(rule, fact) === fact.extension).length;
    counted.set(id, { rule, follows: found });
    return found;
  }

  return {
    members: () => list,
    put(fact) {
      at?.set(fact, list.length);
      list.push(fact);
      count(fact, 1);
    },
    take(fact) {
      at ??= new Map(list.map((one, place) => [one, place]));
      const place = at.get(fact);
      const last = list.pop();
      if (place === undefined || last === undefined) return;
      at.delete(fact);
      if (last !== fact) {
        list[place] = last;
        at.set(last, place);
      }
      count(fact, -1);
    },
    rule() {
      const least = list.length * LEAST_SHARE;
      if (list.length < LEAST_ROWS) return null;
      const sample = sampleOf(list);
      if (new Set(sample.map(({ room }) => room)).size < LEAST_ROWS / 2) return null;
      let best: FoundRule | null = null;
      for (const [id, rule] of likelyRules(sample)) {
        if (!isMeant(rule, list, sample, isWhole)) continue;
        const followers = follows(rule);
        if (followers < least || (best && followers < best.follows)) continue;
        if (best && followers === best.follows && best.id < id) continue;
        best = { id, rule, follows: followers, of: list.length };
      }
      return best;
    },
    follows,
  };
}

/** The same rows for the same list, spread so that no pattern of the rows is met. */
function sampleOf<T>(list: readonly T[]): readonly T[] {
  if (list.length <= SAMPLE) return list;
  const places = new Set<number>();
  for (let n = 1; places.size < SAMPLE; n++) {
    places.add((Math.imul(n, 0x9e3779b1) >>> 0) % list.length);
  }
  return [...places].flatMap((place) => list[place] ?? []);
}

/** Rules that most of the sample follows. */
function likelyRules(sample: readonly ExtensionFact[]): Map<string, ExtensionRule> {
  const seen = new Map<string, ExtensionRule>();
  for (const fact of sample) {
    for (const rule of rulesOf(fact)) seen.set(ruleId(rule), rule);
  }
  const least = sample.length * WORTH_COUNTING;
  for (const [id, rule] of seen) {
    if (!isFollowed(rule, sample, least)) seen.delete(id);
  }
  return seen;
}

/** Gives up as soon as too many do not follow, which is after a few for nearly every rule. */
function isFollowed(rule: ExtensionRule, sample: readonly ExtensionFact[], least: number): boolean {
  let misses = 0;
  for (const fact of sample) {
    if (extensionBy(rule, fact) === fact.extension) continue;
    misses++;
    if (sample.length - misses < least) return false;
  }
  return true;
}

/**
 * Rooms in a row and extensions in a row always differ by the same: that is a rule only where the
 * difference is round, or the same over floors whose room numbers are not in a row.
 */
function isMeant(
  rule: ExtensionRule,
  list: readonly ExtensionFact[],
  sample: readonly ExtensionFact[],
  isWhole: boolean,
): boolean {
  if (rule.kind !== 'offset' || rule.by % 100 === 0) return true;
  if (!isWhole) return false;
  const hundreds = new Set(sample.map(({ room }) => room.slice(0, -2)));
  return hundreds.size > 1 && list.length / hundreds.size < 90;
}
