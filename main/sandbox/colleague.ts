import { z } from 'zod';
import { contactAddress } from '../../shared/domain/live.ts';
import { linkInbound, setRule, SETTINGS, unlinkInbound } from './calling-state.ts';
import {
  addBook,
  addContact,
  addProfile,
  addTrunk,
  addUnit,
  associate,
  changeContact,
  dissociate,
  mapExtension,
  newId,
  noteEffect,
  place,
  removeBook,
  removeContact,
  removeProfile,
  removeTrunk,
  removeUnit,
  unmapExtension,
  type BookRecord,
  type ContactRecord,
  type State,
} from './state.ts';

const id = z.string();
const name = z.string();
const contact = z.strictObject({ name, address: contactAddress });
const mapping = { trunkId: id, extension: z.string() };
const link = { profileId: id, contactId: id };
const user = { serviceProviderId: id, externalUserId: z.string() };

/** A change made by somebody else, past every limit and fault. */
export const colleagueChange = z.union([
  z.strictObject({ create: z.literal('unit'), parentId: id, name }),
  z.strictObject({ create: z.literal('profile'), unitId: id, name }),
  z.strictObject({ create: z.literal('addressBook'), name }),
  z.strictObject({ create: z.literal('contact'), addressBookId: id, contact }),
  z.strictObject({ create: z.literal('association'), addressBookId: id, unitId: id }),
  z.strictObject({ create: z.literal('trunk'), name, status: z.string() }),
  z.strictObject({ create: z.literal('extension'), ...mapping, profileId: id }),
  z.strictObject({ create: z.literal('inboundCalling'), ...link }),
  z.strictObject({ create: z.literal('externalUser'), ...user, profileId: id }),
  z.strictObject({ rename: z.enum(['unit', 'profile', 'addressBook', 'contact']), id, name }),
  z.strictObject({ change: z.literal('contact'), id, contact }),
  z.strictObject({ change: z.literal('extension'), ...mapping, profileId: id }),
  z.strictObject({ change: z.literal('trunk'), id, status: z.string() }),
  z.strictObject({
    change: z.literal('rule'),
    setting: z.enum(SETTINGS),
    profileId: id,
    targetProfileId: id,
    value: z.enum(['ENABLED', 'DISABLED']),
  }),
  z.strictObject({ delete: z.enum(['unit', 'profile', 'addressBook', 'contact', 'trunk']), id }),
  z.strictObject({ delete: z.literal('association'), addressBookId: id, unitId: id }),
  z.strictObject({ delete: z.literal('extension'), ...mapping }),
  z.strictObject({ delete: z.literal('inboundCalling'), ...link }),
  z.strictObject({ delete: z.literal('externalUser'), ...user }),
]);
export type ColleagueChange = z.infer<typeof colleagueChange>;

/** What a change came to: the id of what it made or touched, or why it was not made. */
export type ColleagueResult = { ok: true; id: string } | { ok: false; message: string };

const done = (id: string): ColleagueResult => ({ ok: true, id });
const missing = (id: string): ColleagueResult => ({ ok: false, message: `There is no ${id}.` });

/** Makes the change at once. */
export function colleague(state: State, change: ColleagueChange): ColleagueResult {
  if ('create' in change) return create(state, change);
  if ('rename' in change) return rename(state, change);
  if ('change' in change) return alter(state, change);
  return remove(state, change);
}

function create(
  state: State,
  change: Extract<ColleagueChange, { create: string }>,
): ColleagueResult {
  switch (change.create) {
    case 'unit': {
      const parent = state.units.get(change.parentId);
      if (!parent) return missing(change.parentId);
      const id = newId(state, 'unit');
      addUnit(state, { id, name: change.name, level: parent.level + 1, parentId: parent.id });
      return done(id);
    }
    case 'profile': {
      if (!state.units.has(change.unitId)) return missing(change.unitId);
      if (state.profileOfUnit.has(change.unitId)) {
        return { ok: false, message: 'The unit has a profile.' };
      }
      const id = newId(state, 'profile');
      addProfile(state, { id, unitId: change.unitId, name: change.name });
      return done(id);
    }
    case 'addressBook':
      return done(addBook(state, { id: newId(state, 'addressBook'), name: change.name }).id);
    case 'contact': {
      const book = state.books.get(change.addressBookId);
      if (!book) return missing(change.addressBookId);
      const id = newId(state, 'contact');
      addContact(state, book, { id, ...change.contact });
      return done(id);
    }
    case 'association': {
      const book = state.books.get(change.addressBookId);
      if (!book) return missing(change.addressBookId);
      if (!state.units.has(change.unitId)) return missing(change.unitId);
      if (book.units.has(change.unitId)) return { ok: false, message: 'The unit has the book.' };
      associate(state, book, change.unitId);
      return done(change.unitId);
    }
    case 'trunk': {
      const { name, status } = change;
      return done(addTrunk(state, { id: newId(state, 'trunk'), name, status, peers: [] }).id);
    }
    case 'extension':
      return point(state, change);
    case 'inboundCalling': {
      const { profileId, contactId } = change;
      if (!state.profiles.has(profileId)) return missing(profileId);
      if (!findContact(state, contactId)) return missing(contactId);
      if (linkInbound(state.calling, { profileId, contactId })) {
        noteEffect(state, 'inboundCalling created');
      }
      return done(contactId);
    }
    case 'externalUser': {
      const { externalUserId, profileId } = change;
      const users = state.calling.providers.get(change.serviceProviderId)?.users;
      if (!users) return missing(change.serviceProviderId);
      const known = users.get(externalUserId);
      users.set(externalUserId, { externalUserId, profileId, seq: known?.seq ?? place(state) });
      noteEffect(state, known ? 'externalUser changed' : 'externalUser created');
      return done(externalUserId);
    }
  }
}

function point(
  state: State,
  { trunkId, extension, profileId }: { trunkId: string; extension: string; profileId: string },
): ColleagueResult {
  const trunk = state.trunks.get(trunkId);
  if (!trunk) return missing(trunkId);
  mapExtension(state, trunk, { extension, profileId });
  return done(extension);
}

function rename(
  state: State,
  change: Extract<ColleagueChange, { rename: string }>,
): ColleagueResult {
  if (change.rename === 'contact') {
    const found = findContact(state, change.id);
    if (!found) return missing(change.id);
    const { address } = found.contact;
    changeContact(state, found.book, found.contact, { name: change.name, address });
    return done(change.id);
  }
  const records = { unit: state.units, profile: state.profiles, addressBook: state.books };
  const record = records[change.rename].get(change.id);
  if (!record) return missing(change.id);
  record.name = change.name;
  noteEffect(state, `${change.rename} changed`);
  return done(change.id);
}

function alter(
  state: State,
  change: Extract<ColleagueChange, { change: string }>,
): ColleagueResult {
  switch (change.change) {
    case 'contact': {
      const found = findContact(state, change.id);
      if (!found) return missing(change.id);
      changeContact(state, found.book, found.contact, change.contact);
      return done(change.id);
    }
    case 'extension':
      return point(state, change);
    case 'rule': {
      const { setting, profileId, targetProfileId, value } = change;
      const rule = { setting, profileId, targetProfileId, value };
      const unknown = [profileId, targetProfileId].find((id) => !state.profiles.has(id));
      if (unknown !== undefined) return missing(unknown);
      setRule(state.calling, { ...rule, seq: place(state) });
      noteEffect(state, 'rule changed');
      return done(targetProfileId);
    }
    case 'trunk': {
      const trunk = state.trunks.get(change.id);
      if (!trunk) return missing(change.id);
      trunk.status = change.status;
      delete trunk.activeAt;
      noteEffect(state, 'trunk changed');
      return done(change.id);
    }
  }
}

function remove(
  state: State,
  change: Extract<ColleagueChange, { delete: string }>,
): ColleagueResult {
  switch (change.delete) {
    case 'association': {
      const book = state.books.get(change.addressBookId);
      if (!book?.units.has(change.unitId)) return missing(change.unitId);
      dissociate(state, book, change.unitId);
      return done(change.unitId);
    }
    case 'extension': {
      const trunk = state.trunks.get(change.trunkId);
      if (!trunk?.extensions.has(change.extension)) return missing(change.extension);
      unmapExtension(state, trunk, change.extension);
      return done(change.extension);
    }
    case 'inboundCalling': {
      const { profileId, contactId } = change;
      if (!unlinkInbound(state.calling, { profileId, contactId })) return missing(contactId);
      noteEffect(state, 'inboundCalling deleted');
      return done(contactId);
    }
    case 'externalUser': {
      const { serviceProviderId, externalUserId } = change;
      const gone = state.calling.providers.get(serviceProviderId)?.users.delete(externalUserId);
      if (!gone) return missing(externalUserId);
      noteEffect(state, 'externalUser deleted');
      return done(externalUserId);
    }
    case 'contact': {
      const found = findContact(state, change.id);
      if (!found) return missing(change.id);
      removeContact(state, found.book, found.contact);
      return done(change.id);
    }
    case 'profile': {
      const profile = state.profiles.get(change.id);
      if (!profile) return missing(change.id);
      removeProfile(state, profile);
      return done(change.id);
    }
    case 'addressBook': {
      const book = state.books.get(change.id);
      if (!book) return missing(change.id);
      for (const unitId of book.units.keys()) dissociate(state, book, unitId);
      removeBook(state, book);
      return done(change.id);
    }
    case 'unit': {
      const unit = state.units.get(change.id);
      if (!unit) return missing(change.id);
      removeUnit(state, unit);
      return done(change.id);
    }
    case 'trunk': {
      const trunk = state.trunks.get(change.id);
      if (!trunk) return missing(change.id);
      removeTrunk(state, trunk);
      return done(change.id);
    }
  }
}

function findContact(
  state: State,
  id: string,
): { book: BookRecord; contact: ContactRecord } | undefined {
  for (const book of state.books.values()) {
    const contact = book.contacts.get(id);
    if (contact) return { book, contact };
  }
  return undefined;
}
