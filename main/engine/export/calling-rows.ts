import { isEnabled } from '../../../shared/domain/live.ts';
import type { CallingRule } from '../../../shared/domain/live.ts';
import { externalUserKey, inboundRowKey, ruleKey } from '../plan/exported-keys.ts';
import type { Look } from './look.ts';
import { compareNatural } from './natural-order.ts';
import type { ExportedRow } from './sheet-rows.ts';

/** Calling rules, inbound calling and external users of the rooms of this property. */
export function callingRows(
  look: Look,
): Record<'callingRules' | 'inboundCalling' | 'externalUsers', ExportedRow[]> {
  const { live } = look;
  return {
    callingRules: [
      ...ruleRows('block', live.blocks, look),
      ...ruleRows('dropIn', live.dropIns, look),
    ],
    inboundCalling: inboundRows(look),
    externalUsers: userRows(look),
  };
}

const RULE_WORDS = { block: 'block', dropIn: 'drop-in' } as const;

/** One row for every rule that is on, each in its own direction. A rule that is off is as good as none. */
function ruleRows(
  rule: keyof typeof RULE_WORDS,
  rules: ReadonlyMap<string, CallingRule[]>,
  look: Look,
): ExportedRow[] {
  const rows = [...rules.values()].flat().flatMap(({ profileId, targetProfileId, value }) => {
    const room = look.unitOf(profileId);
    const target = look.unitOf(targetProfileId);
    if (!room || !target || !isEnabled(value)) return [];
    return {
      remoteId: ruleKey(rule, profileId, targetProfileId),
      cells: {
        rule: RULE_WORDS[rule],
        room: look.nameOf(room),
        targetRoom: look.nameOf(target),
        value: 'on',
      },
    };
  });
  return sorted(rows, ({ cells }) => [cells.room, cells.targetRoom]);
}

function inboundRows(look: Look): ExportedRow[] {
  const { live } = look;
  const bookNames = new Map(live.addressBooks.map(({ id, name }) => [id, name]));
  const contacts = new Map([...live.contacts.values()].flat().map((one) => [one.id, one]));
  const rows = [...live.inboundCalling.values()].flatMap((inbound) => {
    if (!inbound || !isEnabled(inbound.status)) return [];
    const room = look.unitOf(inbound.profileId);
    const contact = contacts.get(inbound.contactId);
    const addressBook = contact && bookNames.get(contact.addressBookId);
    if (!room || !contact || addressBook === undefined) return [];
    return {
      remoteId: inboundRowKey(inbound.profileId, inbound.contactId),
      cells: { room: look.nameOf(room), addressBook, contact: contact.name },
    };
  });
  return sorted(rows, ({ cells }) => [cells.room, cells.addressBook, cells.contact]);
}

function userRows(look: Look): ExportedRow[] {
  const users = [...look.live.externalUsers.values()].flat();
  const rows = users.flatMap(({ serviceProviderId, externalUserId, profileId }) => {
    const room = look.unitOf(profileId);
    if (!room) return [];
    return {
      remoteId: externalUserKey(serviceProviderId, externalUserId),
      cells: {
        externalUser: externalUserId,
        room: look.nameOf(room),
        serviceProvider: serviceProviderId,
      },
    };
  });
  return sorted(rows, ({ cells }) => [cells.serviceProvider, cells.externalUser]);
}

/** By these texts, then by key, so that the order depends on nothing but the content. */
function sorted(
  rows: readonly ExportedRow[],
  textsOf: (row: ExportedRow) => (string | undefined)[],
): ExportedRow[] {
  return rows
    .map((row) => ({ row, texts: [...textsOf(row).map((text) => text ?? ''), row.remoteId] }))
    .toSorted((a, b) => {
      for (const [at, text] of a.texts.entries()) {
        const order = compareNatural(text, b.texts[at] ?? '');
        if (order !== 0) return order;
      }
      return 0;
    })
    .map(({ row }) => row);
}

/** The one external user that rings in each room, by profile id; rooms with several have none. */
export function onlyUsers({ live }: Look): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  for (const { externalUserId, profileId } of [...live.externalUsers.values()].flat()) {
    if (profileId !== null) found.set(profileId, found.has(profileId) ? null : externalUserId);
  }
  return new Map([...found].flatMap(([id, user]) => (user === null ? [] : [[id, user]])));
}
