import type { AddressBook, Contact, LiveState, Trunk, Unit } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Call, Emit } from '../ports.ts';
import type { CallingReader } from './calling-reader.ts';
import { createCallingReader } from './calling-reader.ts';
import type { ReadContext, ReadStop } from './gather.ts';
import { ask, askAll, askSteady, emptyWhereGone, isGone, readEach } from './gather.ts';

type Done = Promise<Result<void, ReadStop>>;

/** Fills a live state piece by piece; each function asks for just what it is told. */
export type LiveReader = CallingReader & {
  live: LiveState;
  units(): Done;
  /** Units that do not exist yet: nothing is live of them, and nothing is asked. */
  expect(unitIds: readonly string[]): void;
  /** Profiles of units, by unit id. */
  profilesOf(unitIds: readonly string[]): Done;
  /** Profiles by their own id. */
  otherProfiles(profileIds: readonly string[]): Done;
  /** Every book of the organisation, by name only. */
  books(): Done;
  unitsOf(books: readonly AddressBook[]): Done;
  booksOf(unitIds: readonly string[]): Done;
  /** Names and ids of the contacts of books. */
  contactsOf(books: readonly AddressBook[]): Done;
  /** Where single contacts lead; those that are gone by now leave the list. */
  addressesOf(contacts: readonly { contact: Contact; book: AddressBook }[]): Done;
  /** The trunks given by id; all of them where null is among those given or one is not found by id. */
  trunks(given: readonly (string | null)[]): Done;
  extensionsOf(trunkIds: readonly string[]): Done;
};

export type LiveReaderInput = {
  call: Call;
  property: Unit;
  emit: Emit;
  now: () => number;
  signal: AbortSignal;
};

/** A reader that starts with nothing but the property. */
export function createLiveReader({
  call,
  property,
  emit,
  now,
  signal,
}: LiveReaderInput): LiveReader {
  const context: ReadContext = { call, signal };
  const coming = new Set<string>();
  const live: LiveState = {
    readAt: now(),
    property,
    units: [],
    profiles: new Map(),
    otherProfiles: new Map(),
    addressBooks: [],
    unitsOfBook: new Map(),
    booksOfUnit: new Map(),
    contacts: new Map(),
    trunks: null,
    extensions: new Map(),
    blocks: new Map(),
    dropIns: new Map(),
    inboundCalling: new Map(),
    externalUsers: new Map(),
    externalUsersById: new Map(),
    missingProviders: new Set(),
  };

  /** Reads one thing for every item and hands each to `keep`. */
  async function each<T, R>(
    what: string,
    items: readonly T[],
    read: (item: T) => Promise<Result<R, ReadStop>>,
    keep: (item: T, value: R) => void,
  ): Done {
    if (items.length === 0) return ok(undefined);
    const total = items.length;
    emit({ type: 'reading', what, done: 0, total });
    const results = await readEach(items, read, (done) =>
      emit({ type: 'reading', what, done, total }),
    );
    if (!results.ok) return results;
    for (const { item, value } of results.value) keep(item, value);
    return ok(undefined);
  }

  async function whole<T>(
    what: string,
    list: Promise<Result<T[], ReadStop>>,
    keep: (items: T[]) => void,
  ): Done {
    emit({ type: 'reading', what, done: 0, total: 1 });
    const result = await list;
    if (!result.ok) return result;
    keep(result.value);
    emit({ type: 'reading', what, done: 1, total: 1 });
    return ok(undefined);
  }

  async function trunkOf(given: string): Promise<Result<Trunk | null, ReadStop>> {
    const asked = await ask(context, 'trunks.get', { trunkId: given });
    return !asked.ok && isGone(asked.error) ? ok(null) : asked;
  }

  return {
    live,
    ...createCallingReader(live, context, each),
    units: () =>
      whole(
        'rooms',
        askSteady(
          'units.list',
          (page) => ask(context, 'units.list', { parentId: property.id, depth: 'all', ...page }),
          ({ id }) => id,
        ),
        (units) => {
          live.units = units.filter(({ id }) => id !== property.id);
        },
      ),
    expect(unitIds) {
      for (const id of unitIds) {
        coming.add(id);
        live.profiles.set(id, null);
        live.booksOfUnit.set(id, []);
      }
    },
    profilesOf: (unitIds) =>
      each(
        'profiles of rooms',
        unitIds.filter((id) => !coming.has(id)),
        (unitId) => ask(context, 'profiles.getByUnit', { unitId }),
        (unitId, profile) => live.profiles.set(unitId, profile),
      ),
    otherProfiles: (profileIds) =>
      each(
        'other profiles',
        profileIds,
        (profileId) => ask(context, 'profiles.get', { profileId }),
        (profileId, profile) => live.otherProfiles.set(profileId, profile),
      ),
    books: () =>
      whole(
        'address books',
        askSteady(
          'addressBooks.list',
          (page) => ask(context, 'addressBooks.list', page),
          ({ id }) => id,
        ),
        (books) => {
          live.addressBooks = books;
        },
      ),
    unitsOf: (books) =>
      each(
        'rooms of address books',
        books,
        async ({ id }) =>
          emptyWhereGone(
            await askAll(
              (page) => ask(context, 'associations.listByBook', { addressBookId: id, ...page }),
              ({ unitId }) => unitId,
            ),
          ),
        ({ id }, pairs) =>
          live.unitsOfBook.set(
            id,
            pairs.map(({ unitId }) => unitId),
          ),
      ),
    booksOf: (unitIds) =>
      each(
        'address books of rooms',
        unitIds.filter((id) => !coming.has(id)),
        async (unitId) =>
          emptyWhereGone(
            await askAll(
              (page) => ask(context, 'associations.listByUnit', { unitId, ...page }),
              ({ addressBookId }) => addressBookId,
            ),
          ),
        (unitId, pairs) =>
          live.booksOfUnit.set(
            unitId,
            pairs.map(({ addressBookId }) => addressBookId),
          ),
      ),
    contactsOf: (books) =>
      each(
        'lists of contacts',
        books,
        async ({ id }) =>
          emptyWhereGone(
            await askSteady(
              'contacts.list',
              (page) => ask(context, 'contacts.list', { addressBookId: id, ...page }),
              (contact) => contact.id,
            ),
          ),
        ({ id }, contacts) => live.contacts.set(id, contacts),
      ),
    async addressesOf(contacts) {
      const gone = new Set<string>();
      const found = new Map<string, Contact>();
      const read = await each(
        'contacts',
        contacts,
        ({ contact, book }) =>
          ask(context, 'contacts.get', { addressBookId: book.id, contactId: contact.id }),
        ({ contact }, value) => {
          if (value) found.set(contact.id, { ...contact, ...value });
          else gone.add(contact.id);
        },
      );
      if (!read.ok) return read;
      for (const id of new Set(contacts.map(({ book }) => book.id))) {
        const list = live.contacts.get(id) ?? [];
        live.contacts.set(
          id,
          list
            .filter((contact) => !gone.has(contact.id))
            .map((contact) => found.get(contact.id) ?? contact),
        );
      }
      return ok(undefined);
    },
    async trunks(given) {
      const ids = given.filter((id) => id !== null);
      const byId: Trunk[] = [];
      if (ids.length === given.length) {
        const read = await each('trunks', ids, trunkOf, (_, trunk) => {
          if (trunk) byId.push(trunk);
        });
        // Whatever refuses one trunk may be a name in place of an id, which only the list can tell.
        if (!read.ok && read.error.result.kind !== 'refused') return read;
        if (read.ok && byId.length === ids.length) {
          live.trunks = byId;
          return ok(undefined);
        }
      }
      const listed = await askAll(
        (page) => ask(context, 'trunks.list', page),
        ({ id }) => id,
      );
      if (!listed.ok) return fail(listed.error);
      live.trunks = [];
      // Lists may leave the status out, and only the trunk itself tells it then.
      return each(
        'trunks',
        listed.value,
        (trunk) => (trunk.status === null ? trunkOf(trunk.id) : Promise.resolve(ok(trunk))),
        (trunk, read) => {
          live.trunks?.push(read ?? trunk);
        },
      );
    },
    extensionsOf: (trunkIds) =>
      each(
        'extensions',
        trunkIds,
        (trunkId) =>
          askAll(
            (page) => ask(context, 'extensions.list', { trunkId, ...page }),
            ({ extension }) => extension,
          ),
        (trunkId, mappings) => live.extensions.set(trunkId, mappings),
      ),
  };
}
