import * as fc from 'fast-check';
import { inboundPairs } from '../../main/engine/read/inbound-pairs.ts';
import { inboundKey } from '../../shared/domain/live.ts';
import type { ContactAddress, LiveState } from '../../shared/domain/live.ts';
import type { RowInput } from './live-state.ts';
import { liveState, phones, profileIdOf } from './live-state.ts';

/** Few names and numbers, so that rows and live objects meet often. */
const ROOMS = ['101', '102', '103', '204'];
const BOOKS = ['Desk', 'Taxi / Bus', 'Spa'];
const NAMES = ['Reception', 'Cab', 'Room 101', '102'];
const NUMBERS = ['+12065550100', '+12065550101', '+12065550102'];
const EXTENSIONS = ['7101', '7102', '7103'];
const TRUNKS = ['T1', 'T2'];
const USERS = ['u1', 'u2', 'a/b'];
/** The service provider that external users are of. */
export const PROVIDER = 'P1';

const room = fc.constantFrom(...ROOMS);
/** The same room in several ways of writing it. */
const writtenRoom = fc.tuple(room, fc.constantFrom('', 'Rm ', 'Room ')).map(([n, w]) => w + n);
const book = fc.constantFrom(...BOOKS);
const numbers = fc.uniqueArray(fc.constantFrom(...NUMBERS), { minLength: 1, maxLength: 3 });

function address(places: readonly string[]): fc.Arbitrary<ContactAddress> {
  return fc.oneof(
    numbers.map((list) => phones(...list)),
    fc.constantFrom(...places).map((name): ContactAddress => ({
      kind: 'profile',
      profileId: profileIdOf(name),
    })),
    fc.constant<ContactAddress>({ kind: 'provider', providerId: 'p1' }),
  );
}

/** Rules of a room about another one, or about a room elsewhere; each pair once. */
const rules = fc.uniqueArray(
  fc.tuple(
    room,
    fc.constantFrom(...ROOMS, 'elsewhere'),
    fc.constantFrom('ENABLED', 'ENABLED', 'DISABLED'),
  ),
  { selector: ([from, to]) => `${from} ${to}`, maxLength: 4 },
);

/** A property with rooms 101 to 204, and units elsewhere that use some of the same books. */
export const anyLive: fc.Arbitrary<LiveState> = fc
  .record({
    profiles: fc.array(fc.option(fc.constantFrom('Room 101', 'Suite', '102')), {
      minLength: ROOMS.length,
      maxLength: ROOMS.length,
    }),
    books: fc.array(
      fc.record({
        name: book,
        rooms: fc.uniqueArray(fc.oneof(room, fc.constant('elsewhere')), { maxLength: 3 }),
        contacts: fc.array(fc.tuple(fc.constantFrom(...NAMES), address(ROOMS)), { maxLength: 4 }),
      }),
      { maxLength: 4 },
    ),
    statuses: fc.array(fc.constantFrom('ACTIVE', 'PENDING', null), {
      minLength: 1,
      maxLength: TRUNKS.length,
    }),
    mappings: fc.dictionary(
      fc.constantFrom(...EXTENSIONS),
      fc.constantFrom(...ROOMS, 'gone', 'elsewhere'),
    ),
    blocks: rules,
    dropIns: rules,
    /** For the pairs of a room and a contact that it could be called by, in turn. */
    inbound: fc.array(fc.constantFrom('ENABLED', 'DISABLED', null), { minLength: 1, maxLength: 5 }),
    users: fc.dictionary(fc.constantFrom(...USERS), fc.constantFrom(...ROOMS, 'gone', 'elsewhere')),
  })
  .map(({ profiles, books, statuses, mappings, blocks, dropIns, inbound, users }) => {
    const hasProfile = (name: string): boolean =>
      name === 'elsewhere' || (profiles[ROOMS.indexOf(name)] ?? null) !== null;
    const between = (those: typeof blocks): [string, string, string][] =>
      those
        .filter(([from, to]) => from !== to && hasProfile(from) && hasProfile(to))
        .map(([from, to, value]) => [profileIdOf(from), profileIdOf(to), value]);
    const live = liveState({
      rooms: Object.fromEntries(ROOMS.map((name, at) => [name, profiles[at] ?? null])),
      books: Object.fromEntries(
        books.map(({ name, rooms, contacts }, at) => [
          `B${at}`,
          {
            name,
            rooms,
            contacts: Object.fromEntries(contacts.map((entry, n) => [`C${at}-${n}`, entry])),
          },
        ]),
      ),
      trunks: Object.fromEntries(statuses.map((status, at) => [TRUNKS[at] ?? '', status])),
      extensions: {
        T1: Object.fromEntries(
          Object.entries(mappings).map(([extension, name]) => [extension, profileIdOf(name)]),
        ),
      },
      blocks: between(blocks),
      dropIns: between(dropIns),
      users: {
        [PROVIDER]: Object.fromEntries(
          Object.entries(users).map(([user, name]) => [user, profileIdOf(name)]),
        ),
      },
    });
    for (const [at, { profileId, contactId }] of inboundPairs(live).entries()) {
      const status = inbound[at % inbound.length] ?? null;
      live.inboundCalling.set(
        inboundKey(profileId, contactId),
        status === null ? null : { profileId, contactId, status },
      );
    }
    for (const name of [...ROOMS, 'gone', 'elsewhere']) {
      const id = profileIdOf(name);
      if ([...live.profiles.values()].some((profile) => profile?.id === id)) continue;
      live.otherProfiles.set(
        id,
        name === 'elsewhere' ? { id, unitId: 'elsewhere', name: 'Elsewhere' } : null,
      );
    }
    return live;
  });

const action = fc.constantFrom('upsert', 'upsert', 'upsert', 'create', 'update', 'skip' as const);

/** Rows of a plain file, of every kind. */
export const anyRow: fc.Arbitrary<RowInput> = fc.oneof(
  fc
    .record({
      room: writtenRoom,
      displayName: fc.option(fc.constantFrom('Suite', 'Room 101', 'Sea view')),
      addressBooks: fc.uniqueArray(book, { maxLength: 2 }),
      listedIn: fc.uniqueArray(book, { maxLength: 2 }),
      extensions: fc.uniqueArray(fc.constantFrom(...EXTENSIONS), { maxLength: 2 }),
      trunk: fc.option(fc.constantFrom(...TRUNKS)),
      action,
    })
    .map(({ displayName, trunk, ...rest }): RowInput => ({
      kind: 'rooms',
      ...rest,
      ...(displayName === null ? {} : { displayName }),
      ...(trunk === null ? {} : { trunk }),
    })),
  fc
    .record({
      addressBook: book,
      name: fc.constantFrom(...NAMES),
      address: fc.oneof(
        numbers.map((phones) => ({ phones })),
        writtenRoom.map((room) => ({ room })),
        fc.constant({ providerContact: 'p1' }),
        fc.constant({}),
      ),
      action,
    })
    .map(({ address, ...rest }): RowInput => ({ kind: 'contacts', ...rest, ...address })),
  fc
    .record({
      extension: fc.constantFrom(...EXTENSIONS),
      room: writtenRoom,
      trunk: fc.constantFrom(...TRUNKS),
      action,
    })
    .map((rest): RowInput => ({ kind: 'extensions', ...rest })),
  fc
    .record({
      addressBook: book,
      newName: fc.option(fc.constantFrom(...BOOKS, 'New'), { freq: 2 }),
      action,
    })
    .map(({ newName, ...rest }): RowInput => ({
      kind: 'addressBooks',
      ...rest,
      ...(newName === null ? {} : { newName }),
    })),
  fc
    .record({ addressBook: book, room: writtenRoom, action })
    .map((rest): RowInput => ({ kind: 'associations', ...rest })),
);

export const anyRows = fc.array(anyRow, { maxLength: 8 });
