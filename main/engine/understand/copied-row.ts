import { otherRows, reportAt } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { error } from './problem-at.ts';

/**
 * A row of an export that was copied carries the hidden id of the first one: whether it is a new
 * object or a change of the old one cannot be told.
 */
export const copiedRow: KeyedRule = {
  keysOf(local) {
    const id = local.row.values.bellhopId;
    const hasOwnId = local.row.kind === 'contacts' || local.row.kind === 'addressBooks';
    return id === undefined || !hasOwnId ? [] : [`${local.row.kind} ${id}`];
  },
  check(members, _context, report) {
    for (const member of members) {
      if (!member.asks) continue;
      reportAt(report, member, 'bellhopId', copied(otherRows(members, member)), '');
    }
  },
};

function copied(others: string) {
  return error(
    'row.copied',
    `The row carries the same hidden Bellhop ID as ${others}, as a copied row does.`,
    'Empty the hidden columns Bellhop ID and Bellhop baseline of the row that is new.',
  );
}
