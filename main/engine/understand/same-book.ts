import { otherRows, reportAt, tellRemovals } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { nameKey } from '../compare-keys.ts';
import { error, warning } from './problem-at.ts';

/** Rows about one address book: two new names contradict. */
export const sameBook: KeyedRule = {
  keysOf(local) {
    const { addressBook } = local.values;
    if (!local.asks || local.row.kind !== 'addressBooks') return [];
    return addressBook === undefined ? [] : [nameKey(addressBook)];
  },
  check(members, _context, report) {
    const kept = tellRemovals(report, members, 'the address book');
    if (kept.length > 0 && kept.length < members.length) return;
    const names = new Set(
      members.flatMap((member) =>
        member.removes || member.values.newName === undefined ? [] : nameKey(member.values.newName),
      ),
    );
    for (const member of members) {
      const others = otherRows(members, member);
      if (names.size <= 1) reportAt(report, member, 'addressBook', repeated(others));
      else if (member.values.newName !== undefined) {
        reportAt(report, member, 'newName', contradicts(others));
      }
    }
  },
};

function repeated(others: string) {
  return warning(
    'book.repeated',
    `The same address book is also in ${others}.`,
    'Remove one of the rows.',
  );
}

function contradicts(others: string) {
  return error(
    'book.contradiction',
    `The same address book gets another name in ${others}.`,
    'Keep one new name.',
  );
}
