import { nameKey } from '../compare-keys.ts';
import { otherRows, reportAt } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { error, warning } from './problem-at.ts';
import { roomPathKey } from './room-path-key.ts';

/** Rows about the calls of one contact to one room: one that gives and one that takes contradict each other. */
export const sameInbound: KeyedRule = {
  keysOf({ asks, data }) {
    if (!asks || data?.kind !== 'inboundCalling') return [];
    return [
      JSON.stringify([roomPathKey(data.room), nameKey(data.addressBook), nameKey(data.contact)]),
    ];
  },
  check(members, _context, report) {
    const wanted = new Set(members.map(({ data }) => data?.action === 'delete'));
    for (const member of members) {
      const others = otherRows(members, member);
      reportAt(report, member, 'contact', wanted.size > 1 ? contradicts(others) : repeated(others));
    }
  },
};

function contradicts(others: string) {
  return error(
    'inbound-calling.contradiction',
    `The same contact and room are wanted otherwise in ${others}.`,
    'Keep one of the rows.',
  );
}

function repeated(others: string) {
  return warning(
    'inbound-calling.repeated',
    `The same contact and room are also in ${others}; one message is sent.`,
    'Remove one of the rows.',
  );
}
