import { isEnabled } from '../../shared/domain/live.ts';
import type { ContactAddress, LiveState } from '../../shared/domain/live.ts';

/**
 * A live state in names instead of ids, sorted, without rules and callers that are switched off: what a
 * job and its undo must leave as it was.
 */
export function naturalLive(live: LiveState): Record<string, string[]> {
  const units = new Map(live.units.map((unit) => [unit.id, unit]));
  const pathOf = (id: string): string => {
    const unit = units.get(id);
    return unit ? `${pathOf(unit.parentId ?? '')}/${unit.name}` : id === live.property.id ? '' : id;
  };
  const rooms = new Map(
    [...live.profiles.values()].flatMap((profile) =>
      profile ? [[profile.id, pathOf(profile.unitId)] as const] : [],
    ),
  );
  const roomOf = (id: string | null): string => rooms.get(id ?? '') ?? String(id);
  const books = new Map(live.addressBooks.map(({ id, name }) => [id, name]));
  const people = new Map(
    [...live.contacts.values()]
      .flat()
      .map(({ id, addressBookId, name }) => [id, `${books.get(addressBookId)} / ${name}`]),
  );
  const leads = (address: ContactAddress | undefined): string =>
    address?.kind === 'profile'
      ? `room ${roomOf(address.profileId)}`
      : address?.kind === 'phones'
        ? [...new Set(address.numbers)].toSorted().join(' ')
        : JSON.stringify(address);
  const rules = (kept: LiveState['blocks']): string[] =>
    [...kept]
      .filter(([id]) => rooms.has(id))
      .flatMap(([, list]) => list)
      .filter(({ value }) => isEnabled(value))
      .map((rule) => `${roomOf(rule.profileId)} for ${roomOf(rule.targetProfileId)}`);
  return {
    units: live.units.map(({ id }) => pathOf(id)).toSorted(),
    profiles: [...live.profiles.values()]
      .flatMap((profile) => (profile ? [`${pathOf(profile.unitId)} is ${profile.name}`] : []))
      .toSorted(),
    books: [...books.values()].toSorted(),
    contacts: [...live.contacts.values()]
      .flat()
      .map(({ id, address }) => `${people.get(id)} → ${leads(address)}`)
      .toSorted(),
    associations: [...live.unitsOfBook]
      .flatMap(([id, list]) => list.map((unit) => `${books.get(id)} ↔ ${pathOf(unit)}`))
      .toSorted(),
    extensions: [...live.extensions.values()]
      .flat()
      .map((one) => `${one.trunkId} ${one.extension} → ${roomOf(one.profileId)}`)
      .toSorted(),
    blocks: rules(live.blocks).toSorted(),
    dropIns: rules(live.dropIns).toSorted(),
    inbound: [...live.inboundCalling.values()]
      .flatMap((one) =>
        one && isEnabled(one.status) && people.has(one.contactId) && rooms.has(one.profileId)
          ? [`${people.get(one.contactId)} calls ${roomOf(one.profileId)}`]
          : [],
      )
      .toSorted(),
    users: [...live.externalUsers.values()]
      .flat()
      .map((one) => `${one.externalUserId} → ${roomOf(one.profileId)}`)
      .toSorted(),
  };
}
