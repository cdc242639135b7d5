import { createHash } from 'node:crypto';
import type { ContactAddress } from '../../shared/domain/live.ts';
import type { CopiedAddress, PropertyCopy } from '../../shared/domain/property-copy.ts';
import { linkInbound, setRule } from './calling-state.ts';
import { makeId } from './ids.ts';
import { unitUnder, usualProvider, usualTrunk } from './seed-property.ts';
import {
  addBook,
  addContact,
  addProfile,
  addUnit,
  associate,
  emptyState,
  mapExtension,
  newId,
  place,
  type BookRecord,
  type State,
} from './state.ts';

/** Ids in the sandbox by the keys of the copy. */
type Keys = { units: Map<string, string>; profiles: Map<string, string> };

/**
 * An organisation with the copied property under the ids that it has, and with new ones where the copy
 * has none. Profiles that contacts call and the property lacks lie in a property of their own, "Elsewhere".
 * There is always a trunk and a service provider. The same copy gives the same ids.
 */
export function seedCopy(copy: PropertyCopy): State {
  const state = emptyState(seedOf(copy));
  state.organization = newId(state, 'unit');
  addUnit(state, { id: state.organization, name: 'Organization', level: 0, parentId: null });
  const { id, name } = copy.property;
  state.propertyId = unitUnder(state, state.organization, name, id ?? undefined);
  const keys: Keys = { units: copyUnits(state, copy), profiles: new Map() };
  for (const { unit, id, name } of copy.profiles) {
    const profileId = id ?? newId(state, 'profile');
    addProfile(state, { id: profileId, unitId: known(keys.units, unit), name });
    keys.profiles.set(unit, profileId);
  }
  copyBooks(state, copy, keys);
  copyCalls(state, copy, keys);
  state.effects.clear();
  state.calling.messages = 0;
  return state;
}

/**
 * Not the seed of whoever made the ids of the copy: a new id that is in the copy already would be two
 * things at once.
 */
function seedOf(copy: PropertyCopy): number {
  return createHash('sha256').update(JSON.stringify(copy)).digest().readUIntBE(0, 6);
}

function copyUnits(state: State, { units }: PropertyCopy): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { key, id, name, parent } of units) {
    const parentId = parent === null ? state.propertyId : known(ids, parent);
    ids.set(key, unitUnder(state, parentId, name, id ?? undefined));
  }
  return ids;
}

function copyBooks(state: State, copy: PropertyCopy, keys: Keys): void {
  const books = new Map<string, BookRecord>();
  for (const { key, id, name } of copy.addressBooks) {
    books.set(key, addBook(state, { id: id ?? newId(state, 'addressBook'), name }));
  }
  for (const { id, addressBook, name, address } of copy.contacts) {
    addContact(state, known(books, addressBook), {
      id: id ?? newId(state, 'contact'),
      name,
      address: copyAddress(state, address, keys),
    });
  }
  for (const { addressBook, unit } of copy.associations) {
    associate(state, known(books, addressBook), known(keys.units, unit));
  }
}

function copyAddress(state: State, address: CopiedAddress, { profiles }: Keys): ContactAddress {
  if (address.kind === 'unit') {
    return { kind: 'profile', profileId: known(profiles, address.unit) };
  }
  if (address.kind === 'profile' && !state.profiles.has(address.profileId)) {
    const property =
      [...state.units.values()].find(({ level, id }) => level === 1 && id !== state.propertyId)
        ?.id ?? unitUnder(state, state.organization, 'Elsewhere');
    const name = `Unit ${state.seq}`;
    const unitId = unitUnder(state, property, name);
    addProfile(state, { id: address.profileId, unitId, name });
  }
  return address;
}

function copyCalls(state: State, copy: PropertyCopy, { profiles }: Keys): void {
  const trunkIds = new Set(copy.extensions.map(({ trunkId }) => trunkId));
  const madeUp = trunkIds.has(null) || trunkIds.size === 0 ? [newId(state, 'trunk')] : [];
  for (const id of [...madeUp, ...trunkIds]) if (id !== null) usualTrunk(state, id);
  for (const { trunkId, extension, unit } of copy.extensions) {
    const trunk = known(state.trunks, trunkId ?? madeUp[0] ?? '');
    mapExtension(state, trunk, { extension, profileId: known(profiles, unit) });
  }
  for (const { rule, unit, target } of copy.rules) {
    setRule(state.calling, {
      setting: rule === 'block' ? 'Block' : 'DropIn',
      profileId: known(profiles, unit),
      targetProfileId: known(profiles, target),
      value: 'ENABLED',
      seq: place(state),
    });
  }
  for (const { unit, contactId } of copy.inboundCalling) {
    linkInbound(state.calling, { profileId: known(profiles, unit), contactId });
  }
  copyUsers(state, copy, profiles);
}

function copyUsers(
  state: State,
  { externalUsers }: PropertyCopy,
  profiles: Keys['profiles'],
): void {
  const told = new Set(externalUsers.flatMap(({ serviceProviderId }) => serviceProviderId ?? []));
  const all = told.size > 0 ? [...told] : [makeId('serviceProvider', state.seed, 0)];
  for (const id of all) usualProvider(state, id);
  for (const { serviceProviderId, externalUserId, unit } of externalUsers) {
    const { users } = known(state.calling.providers, serviceProviderId ?? all[0] ?? '');
    const profileId = known(profiles, unit);
    users.set(externalUserId, { externalUserId, profileId, seq: place(state) });
  }
}

function known<T>(things: ReadonlyMap<string, T>, key: string): T {
  const thing = things.get(key);
  if (thing === undefined) throw new Error(`The copy names ${key}, which it does not hold.`);
  return thing;
}
