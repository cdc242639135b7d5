import { isEnabled } from '../../shared/domain/live.ts';
import type { LiveState } from '../../shared/domain/live.ts';
import type { StepWrite } from '../../shared/domain/step-write.ts';

/** Takes out of a live state what a write removes, and what the service removes along with it. */
export function removeFromLive(live: LiveState, write: StepWrite): void {
  switch (write.op) {
    case 'contact.delete':
      return keepContacts(live, ({ id }) => id !== write.contactId);
    case 'association.delete': {
      const { addressBookId, unitId } = write;
      keepIn(live.unitsOfBook, addressBookId, (id) => id !== unitId);
      keepIn(live.booksOfUnit, unitId, (id) => id !== addressBookId);
      return;
    }
    case 'extension.unmap':
      keepIn(live.extensions, write.trunkId, ({ extension }) => extension !== write.extension);
      return;
    case 'addressBook.delete': {
      const { addressBookId } = write;
      live.addressBooks = live.addressBooks.filter(({ id }) => id !== addressBookId);
      live.unitsOfBook.delete(addressBookId);
      live.contacts.delete(addressBookId);
      return;
    }
    case 'profile.delete': {
      const { profileId } = write;
      for (const [unitId, profile] of live.profiles) {
        if (profile?.id === profileId) live.profiles.set(unitId, null);
      }
      live.otherProfiles.set(profileId, null);
      keepContacts(
        live,
        ({ address }) => address?.kind !== 'profile' || address.profileId !== profileId,
      );
      live.blocks.delete(profileId);
      live.dropIns.delete(profileId);
      return;
    }
    case 'unit.delete':
      live.units = live.units.filter(({ id }) => id !== write.unitId);
      live.profiles.delete(write.unitId);
      live.booksOfUnit.delete(write.unitId);
      return;
    default:
  }
}

/** Why a service that insists on the safe order of removals would refuse a write; null where it would not. */
export function refusedOutOfOrder(live: LiveState, write: StepWrite): string | null {
  switch (write.op) {
    case 'inboundCalling.delete': {
      const book = [...live.contacts].find(([, contacts]) =>
        contacts.some(({ id }) => id === write.contactId),
      )?.[0];
      const unitId = unitOf(live, write.profileId);
      if (book === undefined || unitId === undefined) return 'the contact or the room is gone';
      const isCalledFrom = live.unitsOfBook.get(book)?.includes(unitId);
      return isCalledFrom ? null : 'the room does not call from the book of the contact';
    }
    case 'addressBook.delete':
      return (live.unitsOfBook.get(write.addressBookId) ?? []).length > 0
        ? 'units call from the book'
        : null;
    case 'profile.delete':
      return whyProfileStays(live, write.profileId);
    case 'unit.delete': {
      const { unitId } = write;
      if (live.units.some(({ parentId }) => parentId === unitId)) return 'there are units below it';
      if ([...live.unitsOfBook.values()].some((units) => units.includes(unitId))) {
        return 'it calls from an address book';
      }
      return live.profiles.get(unitId) ? 'it has a profile' : null;
    }
    default:
      return null;
  }
}

function unitOf(live: LiveState, profileId: string): string | undefined {
  return [...live.profiles.values()].find((profile) => profile?.id === profileId)?.unitId;
}

function whyProfileStays(live: LiveState, profileId: string): string | null {
  const unitId = unitOf(live, profileId);
  if ([...live.extensions.values()].flat().some((one) => one.profileId === profileId)) {
    return 'an extension rings there';
  }
  const rules = [...live.blocks.values(), ...live.dropIns.values()].flat();
  const isOurs = rules.some(
    (rule) =>
      isEnabled(rule.value) && (rule.profileId === profileId || rule.targetProfileId === profileId),
  );
  if (isOurs) return 'it has a calling rule';
  if ([...live.externalUsers.values()].flat().some((user) => user.profileId === profileId)) {
    return 'an external user rings there';
  }
  const links = [...live.inboundCalling.values()];
  if (links.some((link) => link?.profileId === profileId && isEnabled(link.status))) {
    return 'somebody may call it';
  }
  return [...live.unitsOfBook.values()].some((units) => units.includes(unitId ?? ''))
    ? 'its unit calls from an address book'
    : null;
}

function keepIn<T>(map: Map<string, T[]>, key: string, keeps: (item: T) => boolean): void {
  const held = map.get(key);
  if (held) map.set(key, held.filter(keeps));
}

function keepContacts(
  live: LiveState,
  keeps: (contact: NonNullable<ReturnType<LiveState['contacts']['get']>>[number]) => boolean,
): void {
  for (const [bookId, contacts] of live.contacts) live.contacts.set(bookId, contacts.filter(keeps));
}
