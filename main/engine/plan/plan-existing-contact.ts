import type { Contact } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import { addressOf } from '../../../shared/domain/plan.ts';
import type { ContactGroup, NamedWish } from './contact-groups.ts';
import { SHOWN_NUMBERS, tellAddress } from './contact-since-export.ts';
import { addressCells, sameAddressCells } from './exported-cells.ts';
import { nameKey } from '../compare-keys.ts';
import type { PlanContext } from './plan-context.ts';
import { LEFT_AS_IT_IS, sentStep, shownStep } from './plan-context.ts';
import type { PlannedProfile } from './planned-profile.ts';
import { liveAddressKey, plannedAddress, shownAddress, wishedAddressKey } from './shown-contact.ts';

type Existing = {
  named: NamedWish;
  group: ContactGroup;
  contact: Contact;
  profiles: ReadonlyMap<string, PlannedProfile>;
  context: PlanContext;
};

/** What becomes of a live contact that a row means. An update always sends the whole contact. */
export function planExistingContact(existing: Existing): Step {
  const { named, group, contact, profiles, context } = existing;
  const { wish } = named;
  const liveName = nameKey(contact.name);
  const renames = wish.name !== null && (!wish.edit || wish.edit.fields.has('name'));
  const name = renames ? named.name : liveName;
  const wishedKey = wishedAddressKey(wish.address, profiles);
  const liveKey = liveAddressKey(contact.address);
  const liveAddress = contact.address ? addressOf(contact.address) : null;
  const address =
    wishedKey === null || wishedKey === liveKey
      ? liveAddress
      : plannedAddress(wish.address, profiles);
  const before = {
    addressBook: group.bookName,
    name: contact.name,
    ...shownAddress(liveAddress, context),
  };
  const start = {
    kind: 'contact' as const,
    id: named.id,
    key: `${group.bookName} / ${name}`,
    rows: wish.rows,
    before,
    remoteId: contact.id,
  };
  const sameAddress = wishedKey === null || wishedKey === liveKey;
  if (name === liveName && sameAddress) {
    if (wish.name !== null) return shownStep({ ...start, after: before }, 'unchanged');
    // Any contact that calls the room will do, so which one was found is not part of the plan.
    const shown = { addressBook: group.bookName, ...shownAddress(address, context) };
    const key = `${group.bookName} / ${named.name}`;
    return shownStep({ ...start, key, before: shown, after: shown }, 'unchanged');
  }
  const after = { addressBook: group.bookName, name, ...shownAddress(address, context) };
  const reason = conflictOf(existing, { renamed: name !== liveName, sameAddress, after });
  if (reason !== null || !address || !group.live) {
    return shownStep({ ...start, after, reason: reason ?? HIDDEN }, 'conflict');
  }
  if (context.options.existing === 'skip') {
    return shownStep({ ...start, after: before, reason: LEFT_AS_IT_IS }, 'unchanged');
  }
  const needs =
    address.kind === 'profile' && 'step' in address.profile ? [address.profile.step] : [];
  return sentStep({ ...start, after, needs }, 'change', {
    op: 'contact.update',
    addressBookId: group.live.id,
    contactId: contact.id,
    contact: { name, address },
  });
}

const HIDDEN =
  'The service does not show where this contact leads, so it cannot be changed without losing that.';

function conflictOf(
  { named, group, contact, context }: Existing,
  { renamed, sameAddress, after }: { renamed: boolean; sameAddress: boolean; after: object },
): string | null {
  const { wish } = named;
  if (group.refusal !== null) return group.refusal;
  if (contact.address === undefined || contact.address.kind === 'none') return HIDDEN;
  if (wish.action === 'create') {
    return 'The row wants it created, but a contact of that name exists and differs.';
  }
  if (!wish.edit) return null;
  const { baseline } = wish.edit;
  const numbers = contact.address.kind === 'phones' ? contact.address.numbers.length : 0;
  if (!sameAddress && numbers > SHOWN_NUMBERS) {
    return `It has ${numbers} numbers, and the export could show only ${SHOWN_NUMBERS} of them.`;
  }
  const exportedName = nameKey(baseline.name ?? '');
  if (renamed && exportedName !== nameKey(contact.name)) {
    return `Exported as "${exportedName}" and edited to "${named.name}", but it is "${contact.name}" now.`;
  }
  const now = addressCells(contact, context, baseline);
  if (!sameAddress && !sameAddressCells(now, baseline)) {
    return `Exported with ${tellAddress(baseline)} and edited to ${tellAddress(after)}, but it has ${tellAddress(now)} now.`;
  }
  return null;
}
