import { CLEAR } from '../../../shared/domain/fields.ts';
import type { LocalRow } from './check-row.ts';
import { otherRows, reportAt } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { error, warning } from './problem-at.ts';
import { meansSeveral } from './same-extension.ts';

/** An external user rings in one room: rows that give the same one to several rooms contradict each other. */
export const sameExternalUser: KeyedRule = {
  keysOf({ asks, data, row, values }) {
    const { externalUser } = values;
    if (!asks || externalUser === undefined || externalUser === CLEAR) return [];
    if (row.kind === 'rooms' && data?.action !== 'delete') {
      return [JSON.stringify([externalUser, ''])];
    }
    if (row.kind !== 'externalUsers') return [];
    return [JSON.stringify([externalUser, values.serviceProvider ?? ''])];
  },
  check(members, _context, report) {
    const several = meansSeveral(members);
    const removed = new Set(members.map(isRemoved));
    const sheets = new Map<string, number>();
    for (const { row } of members) sheets.set(row.sheet, (sheets.get(row.sheet) ?? 0) + 1);
    for (const member of members) {
      const others = otherRows(members, member);
      if (removed.size > 1) reportAt(report, member, 'externalUser', keptAndRemoved(others));
      else if (several) reportAt(report, member, 'externalUser', contradicts(others));
      else if ((sheets.get(member.row.sheet) ?? 0) > 1) {
        reportAt(report, member, 'externalUser', repeated(others));
      }
    }
  },
};

function isRemoved({ values }: LocalRow): boolean {
  return values.action?.toLowerCase() === 'delete';
}

function contradicts(others: string) {
  return error(
    'external-user.several-rooms',
    `The same external user is given to another room in ${others}.`,
    'Give each room an external user of its own.',
  );
}

function keptAndRemoved(others: string) {
  return error(
    'external-user.contradiction',
    `The same external user is wanted by one row and taken away by another: ${others}.`,
    'Keep one of the rows.',
  );
}

function repeated(others: string) {
  return warning(
    'external-user.repeated',
    `The same external user and room are also in ${others}.`,
    'Remove one of the rows.',
  );
}
