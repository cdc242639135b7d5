import type { LocalRow } from './check-row.ts';
import { otherRows, reportAt, tellRemovals } from './keyed-rule.ts';
import type { KeyedRule } from './keyed-rule.ts';
import { nameKey } from '../compare-keys.ts';
import { warning } from './problem-at.ts';
import { roomKey } from './room-identity.ts';

/** Contacts of one name in one address book: callers cannot tell them apart. */
export const sameContact: KeyedRule = {
  keysOf(local) {
    const { addressBook, name } = local.values;
    if (!local.asks || local.row.kind !== 'contacts') return [];
    return addressBook === undefined || name === undefined
      ? []
      : [`${nameKey(addressBook)}\n${nameKey(name)}`];
  },
  check(all, _context, report) {
    const members = all.filter(({ removes }) => !removes);
    const byAddress = groupByAddress(members);
    // Rows of an export know their contact by its id, so one of its name beside it is another.
    const removing = all.filter(({ removes, exported }) => removes && !exported);
    for (const [address, alike] of groupByAddress(removing)) {
      // Without an address any contact of the name could be meant.
      const meant = address === NOWHERE ? members : (byAddress.get(address) ?? []);
      tellRemovals(report, [...alike, ...meant], 'the contact');
    }
    for (const alike of byAddress.values()) {
      for (const member of alike) {
        if (alike.length > 1) reportAt(report, member, 'name', wholly(otherRows(alike, member)));
        else if (members.length > 1) {
          reportAt(report, member, 'name', named(otherRows(members, member)));
        }
      }
    }
  },
};

function groupByAddress(members: readonly LocalRow[]): Map<string, LocalRow[]> {
  const groups = new Map<string, LocalRow[]>();
  for (const member of members) {
    const address = addressOf(member);
    const alike = groups.get(address);
    if (alike) alike.push(member);
    else groups.set(address, [member]);
  }
  return groups;
}

const NOWHERE = JSON.stringify([[], '', undefined, undefined]);

function addressOf(local: LocalRow): string {
  const { data, values } = local;
  const phones =
    data?.kind === 'contacts' ? data.phones : [values.phone1, values.phone2, values.phone3];
  const numbers = phones.filter((one) => one !== undefined).sort();
  return JSON.stringify([numbers, roomKey(local), values.profileId, values.providerContact]);
}

function wholly(others: string) {
  return warning(
    'contact.alike',
    `The same contact is also in ${others}; each row makes a contact of its own.`,
    'Remove the rows that are too many.',
  );
}

function named(others: string) {
  return warning(
    'contact.same-name',
    `Another contact of this name in this address book is in ${others}, so callers cannot tell them apart.`,
    'Give the contacts different names.',
  );
}
