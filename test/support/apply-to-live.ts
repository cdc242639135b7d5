import { inboundKey } from '../../shared/domain/live.ts';
import type { CallingRule, ContactAddress, LiveState } from '../../shared/domain/live.ts';
import type { Step } from '../../shared/domain/plan.ts';
import type { IdRef, PlannedAddress } from '../../shared/domain/step-write.ts';
import { removeFromLive } from './remove-from-live.ts';

/** The live state after every step that is sent has taken effect; the given state stays as it is. */
export function applyToLive(live: LiveState, steps: readonly Step[]): LiveState {
  return applyAndTell(live, steps).live;
}

/** The same, with the ids that steps brought, by their own. */
export function applyAndTell(
  live: LiveState,
  steps: readonly Step[],
): { live: LiveState; brought: ReadonlyMap<string, string> } {
  const next = structuredClone(live);
  const brought = new Map<string, string>();
  let made = 0;
  const taken = new Set([
    ...next.units.map(({ id }) => id),
    ...next.addressBooks.map(({ id }) => id),
    ...[...next.contacts.values()].flat().map(({ id }) => id),
  ]);
  const newId = (kind: string): string => {
    let id = `${kind}-new-${++made}`;
    while (taken.has(id)) id = `${kind}-new-${++made}`;
    return id;
  };
  const idOf = (ref: IdRef): string => {
    if ('id' in ref) return ref.id;
    const id = brought.get(ref.step);
    if (id === undefined) throw new Error(`Nothing has brought ${ref.step} yet.`);
    return id;
  };
  const addressOf = (address: PlannedAddress): ContactAddress =>
    address.kind === 'profile' ? { kind: 'profile', profileId: idOf(address.profile) } : address;

  for (const { id, write } of steps) {
    switch (write?.op) {
      case 'unit.create': {
        const parentId = idOf(write.parent);
        const parent = [next.property, ...next.units].find((unit) => unit.id === parentId);
        if (!parent) throw new Error(`${id} comes before the unit that it lies in.`);
        const unitId = newId('unit');
        const level = (parent.level ?? 1) + 1;
        next.units.push({ id: unitId, name: write.name, level, parentId });
        next.profiles.set(unitId, null);
        next.booksOfUnit.set(unitId, []);
        brought.set(id, unitId);
        break;
      }
      case 'unit.rename':
        for (const unit of next.units) if (unit.id === write.unitId) unit.name = write.name;
        break;
      case 'profile.create': {
        const unitId = idOf(write.unit);
        const there = next.profiles.get(unitId);
        // Never an id that was there before: a profile made anew is another one.
        const profileId = there?.id ?? `new-profile-of-${unitId}`;
        const name = write.name ?? there?.name ?? 'Guest';
        next.profiles.set(unitId, { id: profileId, unitId, name });
        brought.set(id, profileId);
        if (!next.blocks.has(profileId)) next.blocks.set(profileId, []);
        if (!next.dropIns.has(profileId)) next.dropIns.set(profileId, []);
        break;
      }
      case 'profile.rename':
        for (const profile of next.profiles.values()) {
          if (profile?.id === write.profileId) profile.name = write.name;
        }
        break;
      case 'addressBook.create': {
        const bookId = newId('book');
        next.addressBooks.push({ id: bookId, name: write.name });
        next.unitsOfBook.set(bookId, []);
        next.contacts.set(bookId, []);
        brought.set(id, bookId);
        break;
      }
      case 'addressBook.rename':
        for (const book of next.addressBooks) {
          if (book.id === write.addressBookId) book.name = write.name;
        }
        break;
      case 'contact.create': {
        const addressBookId = idOf(write.book);
        const contacts = next.contacts.get(addressBookId) ?? [];
        const contactId = newId('contact');
        brought.set(id, contactId);
        contacts.push({
          id: contactId,
          addressBookId,
          name: write.contact.name,
          address: addressOf(write.contact.address),
        });
        next.contacts.set(addressBookId, contacts);
        break;
      }
      case 'contact.update':
        for (const contact of next.contacts.get(write.addressBookId) ?? []) {
          if (contact.id !== write.contactId) continue;
          contact.name = write.contact.name;
          contact.address = addressOf(write.contact.address);
        }
        break;
      case 'association.create': {
        const bookId = idOf(write.book);
        const units = next.unitsOfBook.get(bookId) ?? [];
        const unitId = idOf(write.unit);
        units.push(unitId);
        next.unitsOfBook.set(bookId, units);
        const books = next.booksOfUnit.get(unitId);
        if (books) books.push(bookId);
        break;
      }
      case 'extension.map':
      case 'extension.remap': {
        const { trunkId, extension } = write;
        const others = (next.extensions.get(trunkId) ?? []).filter(
          (mapping) => mapping.extension !== extension,
        );
        others.push({ trunkId, extension, profileId: idOf(write.profile) });
        next.extensions.set(trunkId, others);
        break;
      }
      case 'block.set':
      case 'dropIn.set': {
        const rules = write.op === 'block.set' ? next.blocks : next.dropIns;
        setRule(rules, idOf(write.profile), idOf(write.target), write.value);
        break;
      }
      case 'inboundCalling.create': {
        const pair = { profileId: idOf(write.profile), contactId: idOf(write.contact) };
        const key = inboundKey(pair.profileId, pair.contactId);
        next.inboundCalling.set(key, { ...pair, status: 'ENABLED' });
        break;
      }
      case 'inboundCalling.delete':
        next.inboundCalling.set(inboundKey(write.profileId, write.contactId), null);
        break;
      case 'externalUser.create':
      case 'externalUser.update':
      case 'externalUser.delete': {
        const { serviceProviderId, externalUserId } = write;
        const users = (next.externalUsers.get(serviceProviderId) ?? []).filter(
          (user) => user.externalUserId !== externalUserId,
        );
        if (write.op !== 'externalUser.delete') {
          users.push({ serviceProviderId, externalUserId, profileId: idOf(write.profile) });
        }
        next.externalUsers.set(serviceProviderId, users);
        break;
      }
      default:
        if (write) removeFromLive(next, write);
    }
  }
  knowEveryPair(next);
  return { live: next, brought };
}

function setRule(
  rules: LiveState['blocks'],
  profileId: string,
  targetProfileId: string,
  value: CallingRule['value'],
): void {
  const others = (rules.get(profileId) ?? []).filter(
    (rule) => rule.targetProfileId !== targetProfileId,
  );
  rules.set(profileId, [...others, { profileId, targetProfileId, value, contactId: null }]);
}

/** What was not said of inbound calling is not there, as if every pair had been asked for. */
export function knowEveryPair(live: LiveState): void {
  const contacts = [...live.contacts.values()].flat();
  for (const profile of live.profiles.values()) {
    for (const contact of profile ? contacts : []) {
      const key = inboundKey(profile?.id ?? '', contact.id);
      if (!live.inboundCalling.has(key)) live.inboundCalling.set(key, null);
    }
  }
}
