import type { ValidRow } from '../../../shared/domain/row.ts';
import type { RuleWish } from './calling-wishes.ts';
import { ruleWishKey } from './calling-wishes.ts';
import type { PlanContext } from './plan-context.ts';

/** A rule in one direction, as all rows together want it; the first of them speaks for it. */
export type MergedRule = { key: string; wish: RuleWish; rows: ValidRow[]; wishes: RuleWish[] };

/**
 * One wish for every rule and direction. Rows that want it on and rows that want it off contradict each
 * other, unless the one only spoke of it in its export: then whoever wants it on keeps it.
 */
export function mergeRules(wishes: readonly RuleWish[], context: PlanContext): MergedRule[] {
  const groups = new Map<string, RuleWish[]>();
  for (const wish of wishes) {
    const key = ruleWishKey(wish);
    groups.set(key, [...(groups.get(key) ?? []), wish]);
  }
  return [...groups].flatMap(([key, all]) => {
    const on = all.filter(({ wanted }) => wanted.on);
    const off = all.filter(({ wanted }) => !wanted.on && wanted.cause !== 'edit');
    if (on.length > 0 && off.length > 0) tellContradiction(on, off, context);
    const decisive = on.length > 0 ? on : off.length > 0 ? off : all;
    // A row that says delete outweighs one whose value is off, wherever it stands.
    const wish =
      decisive.find((one) => !one.wanted.on && one.wanted.cause === 'delete') ?? decisive[0];
    if (!wish) return [];
    return [{ key, wish, wishes: decisive, rows: [...new Set(decisive.map(({ row }) => row))] }];
  });
}

function tellContradiction(
  on: readonly RuleWish[],
  off: readonly RuleWish[],
  { sink, finder }: PlanContext,
): void {
  for (const [these, others] of [
    [on, off],
    [off, on],
  ] as const) {
    for (const { row, unit, target } of these) {
      const other = others[0]?.row;
      sink.add(row, {
        code: 'rule.contradiction',
        field: 'rule',
        found: '',
        message: `The rule between ${finder.pathOf(unit.id)} and ${finder.pathOf(target.id)} is wanted otherwise in row ${other?.row ?? 0} of ${other?.sheet ?? row.sheet}.`,
        fix: 'Keep one of the rows.',
      });
    }
  }
}
