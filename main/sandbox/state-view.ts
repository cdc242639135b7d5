import type {
  AddressBook,
  Association,
  Contact,
  ContactAddress,
  ExtensionMapping,
  Profile,
  Trunk,
  Unit,
} from '../../shared/domain/live.ts';
import {
  restoreCalling,
  saveCalling,
  type LocalName,
  type SavedCalling,
  type Setting,
} from './calling-state.ts';
import {
  addBook,
  addContact,
  addProfile,
  addTrunk,
  addUnit,
  associate,
  emptyState,
  mapExtension,
  place,
  type State,
  type TrunkRecord,
  type UnitRecord,
} from './state.ts';

/** The whole state as plain lists, in the words of the project. */
export type StateView = {
  organization: string;
  property: { id: string; name: string };
  units: Unit[];
  profiles: Profile[];
  addressBooks: AddressBook[];
  contacts: Contact[];
  associations: Association[];
  trunks: Trunk[];
  extensions: ExtensionMapping[];
  /** Block and drop-in rules with their raw values. */
  rules: { setting: Setting; profileId: string; targetProfileId: string; value: string }[];
  /** Who may call from outside: contacts that are linked. */
  inboundCalling: { profileId: string; contactId: string }[];
  /** Messages sent to people so far. */
  messages: number;
  serviceProviders: { id: string; logicalId: string; names: LocalName[]; skillId: string | null }[];
  externalUsers: { serviceProviderId: string; externalUserId: string; profileId: string }[];
};

type Placed<T> = T & { seq: number };

/** Plain JSON from which the state comes back as it was. */
export type SavedState = {
  version: 1;
  seed: number;
  made: number;
  organization: string;
  propertyId: string;
  units: UnitRecord[];
  profiles: Placed<{ id: string; unitId: string; name: string }>[];
  addressBooks: Placed<AddressBook>[];
  contacts: Placed<{ id: string; addressBookId: string; name: string; address: ContactAddress }>[];
  associations: Placed<Association>[];
  trunks: Omit<TrunkRecord, 'extensions'>[];
  extensions: Placed<{ trunkId: string; extension: string; profileId: string }>[];
  /** Missing in what was saved before there were rules and providers. */
  calling?: SavedCalling;
};

export function saveState(state: State): SavedState {
  const books = [...state.books.values()];
  const trunks = [...state.trunks.values()];
  return {
    version: 1,
    seed: state.seed,
    made: state.made,
    organization: state.organization,
    propertyId: state.propertyId,
    units: [...state.units.values()].map((unit) => ({ ...unit })),
    profiles: [...state.profiles.values()].map((profile) => ({ ...profile })),
    addressBooks: books.map(({ id, name, seq }) => ({ id, name, seq })),
    contacts: books.flatMap((book) =>
      [...book.contacts.values()].map((contact) => ({
        ...structuredClone(contact),
        addressBookId: book.id,
      })),
    ),
    associations: books.flatMap((book) =>
      [...book.units].map(([unitId, seq]) => ({ addressBookId: book.id, unitId, seq })),
    ),
    trunks: trunks.map(({ extensions: _extensions, ...trunk }) => structuredClone(trunk)),
    extensions: trunks.flatMap((trunk) =>
      [...trunk.extensions.values()].map((mapping) => ({ ...mapping, trunkId: trunk.id })),
    ),
    calling: saveCalling(state.calling),
  };
}

/** The state that was saved; its record of effects starts anew. */
export function restoreState(saved: SavedState): State {
  const state = emptyState(saved.seed);
  state.made = saved.made;
  state.organization = saved.organization;
  state.propertyId = saved.propertyId;
  for (const { seq, ...unit } of saved.units) addUnit(state, unit, seq);
  for (const { seq, ...profile } of saved.profiles) addProfile(state, profile, seq);
  for (const { seq, ...book } of saved.addressBooks) addBook(state, book, seq);
  for (const { seq, addressBookId, ...contact } of saved.contacts) {
    addContact(state, held(state.books, addressBookId), structuredClone(contact), seq);
  }
  for (const { seq, addressBookId, unitId } of saved.associations) {
    associate(state, held(state.books, addressBookId), unitId, seq);
  }
  for (const { seq, ...trunk } of saved.trunks) addTrunk(state, structuredClone(trunk), seq);
  for (const { seq, trunkId, ...mapping } of saved.extensions) {
    mapExtension(state, held(state.trunks, trunkId), mapping, seq);
  }
  if (saved.calling) state.calling = restoreCalling(saved.calling);
  for (const { seq } of saved.calling?.rules ?? []) place(state, seq);
  for (const { seq } of (saved.calling?.providers ?? []).flatMap(({ users }) => users)) {
    place(state, seq);
  }
  state.effects.clear();
  return state;
}

function held<T>(records: Map<string, T>, id: string): T {
  const record = records.get(id);
  if (!record) throw new Error(`The saved state names ${id}, which it does not hold.`);
  return record;
}

const bare = <T extends { seq: number }>(records: T[]): Omit<T, 'seq'>[] =>
  records.map(({ seq: _seq, ...rest }) => rest);

/** The state as people and tests look at it; a copy. */
export function viewState(state: State): StateView {
  const saved = saveState(state);
  return {
    organization: state.organization,
    property: {
      id: state.propertyId,
      name: state.units.get(state.propertyId)?.name ?? '',
    },
    units: bare(saved.units).map(({ id, name, level, parentId }) => ({
      id,
      name,
      level,
      parentId,
    })),
    profiles: bare(saved.profiles),
    addressBooks: bare(saved.addressBooks),
    contacts: bare(saved.contacts),
    associations: bare(saved.associations),
    trunks: bare(saved.trunks).map(({ id, status, name }) => ({ id, status, name })),
    extensions: bare(saved.extensions),
    ...viewCalling(saveCalling(state.calling)),
  };
}

type CallingView = Pick<
  StateView,
  'rules' | 'inboundCalling' | 'messages' | 'serviceProviders' | 'externalUsers'
>;

function viewCalling({ rules, inbound, messages, providers }: SavedCalling): CallingView {
  return {
    rules: bare(rules),
    inboundCalling: inbound,
    messages,
    serviceProviders: providers.map(({ users: _users, ...provider }) => provider),
    externalUsers: providers.flatMap(({ id, users }) =>
      bare(users).map((user) => ({ serviceProviderId: id, ...user })),
    ),
  };
}
