import type { ContactAddress } from '../../shared/domain/live.ts';
import { emptyCalling, forgetContact, forgetProfile, type CallingState } from './calling-state.ts';
import { makeId, type IdKind } from './ids.ts';

/** `seq` tells the order in which things came to be; lists and their pages follow it. */
export type UnitRecord = {
  id: string;
  name: string;
  level: number;
  parentId: string | null;
  seq: number;
  /** Wall clock, milliseconds; until then whoever made it has no rights to it. */
  openAt?: number;
};
export type ProfileRecord = { id: string; unitId: string; name: string; seq: number };
export type ContactRecord = { id: string; name: string; address: ContactAddress; seq: number };
export type BookRecord = {
  id: string;
  name: string;
  seq: number;
  contacts: Map<string, ContactRecord>;
  /** Unit id to the place of the association. */
  units: Map<string, number>;
  /** Each number with the count of its contacts, so that limits need no search. */
  numbers: Map<string, number>;
};
export type ExtensionRecord = { extension: string; profileId: string; seq: number };
export type Peer = { ip: string; port: number } | { name: string; port: number };
export type TrunkRecord = {
  id: string;
  name: string;
  status: string;
  peers: Peer[];
  seq: number;
  /** Wall clock, milliseconds, from which the trunk is ACTIVE. */
  activeAt?: number;
  extensions: Map<string, ExtensionRecord>;
};

/** Everything that the organisation holds. Only the functions beside it change it. */
export type State = {
  seed: number;
  organization: string;
  propertyId: string;
  /** Last place given. */
  seq: number;
  /** Ids made so far, so that none comes twice, not even after a restart. */
  made: number;
  units: Map<string, UnitRecord>;
  /** Units below a unit as lists came upon them; emptied when the hierarchy changes. */
  unitsBelow: Map<string, readonly UnitRecord[]>;
  profiles: Map<string, ProfileRecord>;
  profileOfUnit: Map<string, string>;
  books: Map<string, BookRecord>;
  booksOfUnit: Map<string, Map<string, number>>;
  trunks: Map<string, TrunkRecord>;
  calling: CallingState;
  /** Changes made, by what they did, such as `contact created`. */
  effects: Map<string, number>;
  /** Changes made since the start, of whatever kind. */
  changes: number;
};

export function emptyState(seed: number): State {
  return {
    seed,
    organization: '',
    propertyId: '',
    seq: 0,
    made: 0,
    units: new Map(),
    unitsBelow: new Map(),
    profiles: new Map(),
    profileOfUnit: new Map(),
    books: new Map(),
    booksOfUnit: new Map(),
    trunks: new Map(),
    calling: emptyCalling(),
    effects: new Map(),
    changes: 0,
  };
}

/** A new id of that kind. */
export function newId(state: State, kind: IdKind): string {
  state.made += 1;
  return makeId(kind, state.seed, state.made);
}

/** The next place, or the one that a saved record had. */
export function place(state: State, seq?: number): number {
  state.seq = Math.max(state.seq + (seq === undefined ? 1 : 0), seq ?? 0);
  return seq ?? state.seq;
}

type EffectKind =
  | IdKind
  | 'association'
  | 'extension'
  | 'rule'
  | 'inboundCalling'
  | 'networkMapping'
  | 'externalUser';
export type Effect = `${EffectKind} ${'created' | 'changed' | 'deleted'}`;

/** Counts a change. */
export function noteEffect(state: State, effect: Effect): void {
  state.effects.set(effect, (state.effects.get(effect) ?? 0) + 1);
  state.changes += 1;
}

export function addUnit(state: State, unit: Omit<UnitRecord, 'seq'>, seq?: number): void {
  state.units.set(unit.id, { ...unit, seq: place(state, seq) });
  state.unitsBelow.clear();
  noteEffect(state, 'unit created');
}

/** Deletes a unit with its profile and associations; its children stay behind, out of reach. */
export function removeUnit(state: State, unit: UnitRecord): void {
  state.units.delete(unit.id);
  state.unitsBelow.clear();
  noteEffect(state, 'unit deleted');
  for (const book of state.books.values()) {
    if (book.units.has(unit.id)) dissociate(state, book, unit.id);
  }
  const profile = state.profiles.get(state.profileOfUnit.get(unit.id) ?? '');
  if (profile) removeProfile(state, profile);
}

export function addProfile(state: State, profile: Omit<ProfileRecord, 'seq'>, seq?: number): void {
  state.profiles.set(profile.id, { ...profile, seq: place(state, seq) });
  state.profileOfUnit.set(profile.unitId, profile.id);
  noteEffect(state, 'profile created');
}

/**
 * Deletes the profile and, as documented, every contact of any book that points at it. What becomes
 * of extensions that ring there is not documented; here they are unmapped.
 */
export function removeProfile(state: State, profile: ProfileRecord): void {
  state.profiles.delete(profile.id);
  state.profileOfUnit.delete(profile.unitId);
  noteEffect(state, 'profile deleted');
  forgetProfile(state.calling, profile.id);
  for (const trunk of state.trunks.values()) {
    for (const { extension, profileId } of trunk.extensions.values()) {
      if (profileId === profile.id) unmapExtension(state, trunk, extension);
    }
  }
  for (const book of state.books.values()) {
    for (const contact of book.contacts.values()) {
      const { address } = contact;
      if (address.kind === 'profile' && address.profileId === profile.id) {
        removeContact(state, book, contact);
      }
    }
  }
}

export function addBook(
  state: State,
  book: { id: string; name: string },
  seq?: number,
): BookRecord {
  const record: BookRecord = {
    ...book,
    seq: place(state, seq),
    contacts: new Map(),
    units: new Map(),
    numbers: new Map(),
  };
  state.books.set(book.id, record);
  noteEffect(state, 'addressBook created');
  return record;
}

/** Deletes the book with its contacts; its associations must be gone. */
export function removeBook(state: State, book: BookRecord): void {
  state.books.delete(book.id);
  for (const contactId of book.contacts.keys()) forgetContact(state.calling, contactId);
  noteEffect(state, 'addressBook deleted');
}

/** The numbers of an address, each once. */
export function numbersOf(address: ContactAddress): Set<string> {
  return new Set(address.kind === 'phones' ? address.numbers : []);
}

function countNumbers(book: BookRecord, address: ContactAddress, by: 1 | -1): void {
  for (const number of numbersOf(address)) {
    const count = (book.numbers.get(number) ?? 0) + by;
    if (count > 0) book.numbers.set(number, count);
    else book.numbers.delete(number);
  }
}

export function addContact(
  state: State,
  book: BookRecord,
  contact: Omit<ContactRecord, 'seq'>,
  seq?: number,
): void {
  book.contacts.set(contact.id, { ...contact, seq: place(state, seq) });
  countNumbers(book, contact.address, 1);
  noteEffect(state, 'contact created');
}

export function changeContact(
  state: State,
  book: BookRecord,
  contact: ContactRecord,
  to: { name: string; address: ContactAddress },
): void {
  countNumbers(book, contact.address, -1);
  contact.name = to.name;
  contact.address = to.address;
  countNumbers(book, contact.address, 1);
  noteEffect(state, 'contact changed');
}

export function removeContact(state: State, book: BookRecord, contact: ContactRecord): void {
  book.contacts.delete(contact.id);
  countNumbers(book, contact.address, -1);
  forgetContact(state.calling, contact.id);
  noteEffect(state, 'contact deleted');
}

/** The books of a unit with the places of their associations. */
export function booksOf(state: State, unitId: string): Map<string, number> {
  const known = state.booksOfUnit.get(unitId);
  if (known) return known;
  const fresh = new Map<string, number>();
  state.booksOfUnit.set(unitId, fresh);
  return fresh;
}

export function associate(state: State, book: BookRecord, unitId: string, seq?: number): void {
  const at = place(state, seq);
  book.units.set(unitId, at);
  booksOf(state, unitId).set(book.id, at);
  noteEffect(state, 'association created');
}

export function dissociate(state: State, book: BookRecord, unitId: string): void {
  book.units.delete(unitId);
  booksOf(state, unitId).delete(book.id);
  noteEffect(state, 'association deleted');
}

export function addTrunk(
  state: State,
  trunk: Omit<TrunkRecord, 'seq' | 'extensions'>,
  seq?: number,
): TrunkRecord {
  const record: TrunkRecord = { ...trunk, seq: place(state, seq), extensions: new Map() };
  state.trunks.set(trunk.id, record);
  noteEffect(state, 'trunk created');
  return record;
}

export function removeTrunk(state: State, trunk: TrunkRecord): void {
  state.trunks.delete(trunk.id);
  noteEffect(state, 'trunk deleted');
}

/** Makes those trunks ACTIVE whose time has come. */
export function ripenTrunks(state: State, now: number): void {
  for (const trunk of state.trunks.values()) {
    if (trunk.activeAt === undefined || trunk.activeAt > now) continue;
    trunk.status = 'ACTIVE';
    delete trunk.activeAt;
  }
}

/** Maps an extension, or points a mapped one elsewhere. */
export function mapExtension(
  state: State,
  trunk: TrunkRecord,
  mapping: Omit<ExtensionRecord, 'seq'>,
  seq?: number,
): void {
  const known = trunk.extensions.get(mapping.extension);
  if (known) known.profileId = mapping.profileId;
  else trunk.extensions.set(mapping.extension, { ...mapping, seq: place(state, seq) });
  noteEffect(state, known ? 'extension changed' : 'extension created');
}

export function unmapExtension(state: State, trunk: TrunkRecord, extension: string): void {
  trunk.extensions.delete(extension);
  noteEffect(state, 'extension deleted');
}
