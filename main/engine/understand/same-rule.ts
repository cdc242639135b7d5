import type { LocalRow } from './check-row.ts';
import { otherRows, reportAt } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { error, warning } from './problem-at.ts';
import { roomPathKey } from './room-path-key.ts';

/** Rows about one calling rule in one direction: on and off contradict each other. */
export const sameRule: KeyedRule = {
  keysOf: (local) => wishesOf(local).map(({ key }) => key),
  check(members, _context, report, key) {
    const wanted = new Set(members.map((member) => wishOn(member, key)));
    for (const member of members) {
      const others = otherRows(members, member);
      reportAt(report, member, 'rule', wanted.size > 1 ? contradicts(others) : repeated(others));
    }
  },
  reads: (local) => JSON.stringify(wishesOf(local)),
};

/** The directions that a row speaks of, and whether it wants the rule on there. */
function wishesOf({ asks, data }: LocalRow): { key: string; on: boolean }[] {
  if (!asks || data?.kind !== 'callingRules') return [];
  const room = roomPathKey(data.room);
  const target = roomPathKey(data.targetRoom);
  const on = data.value !== 'off' && data.action !== 'delete';
  const there = { key: JSON.stringify([data.rule, room, target]), on };
  if (data.value !== 'both') return [there];
  return [there, { key: JSON.stringify([data.rule, target, room]), on }];
}

function wishOn(local: LocalRow, key: string): boolean | undefined {
  return wishesOf(local).find((wish) => wish.key === key)?.on;
}

function contradicts(others: string) {
  return error(
    'rule.contradiction',
    `The same rule between the same rooms is wanted otherwise in ${others}.`,
    'Keep one of the rows.',
  );
}

function repeated(others: string) {
  return warning(
    'rule.repeated',
    `The same rule between the same rooms is also in ${others}.`,
    'Remove one of the rows.',
  );
}
