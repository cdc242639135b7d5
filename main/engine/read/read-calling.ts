import { inboundKey } from '../../../shared/domain/live.ts';
import type { AddressBook, Contact, LiveState, Unit } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { ok } from '../../../shared/domain/result.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { nameKey } from '../compare-keys.ts';
import type { CallingWishes, RuleKind } from '../plan/calling-wishes.ts';
import { indexLive } from '../plan/live-index.ts';
import { booksOfUnits } from '../plan/room-numbers.ts';
import type { Wishes } from '../plan/wishes.ts';
import { isGone } from './gather.ts';
import type { ReadStop } from './gather.ts';
import type { LiveReader } from './live-reader.ts';
import { booksMeant } from './what-to-read.ts';

type Done = Promise<Result<void, ReadStop>>;

/** Reads what calling rules, inbound calling and external users of the rows take to plan. */
export async function readCalling(reader: LiveReader, wishes: Wishes, options: PlanOptions): Done {
  const { calling } = wishes;
  const rules = await readRules(reader, calling);
  if (!rules.ok) return rules;
  const inbound = await readInbound(reader, wishes);
  if (!inbound.ok) return inbound;
  return readUsers(reader, calling, options);
}

/** One list for every room and kind of rule that a row names; a room without a profile has none. */
async function readRules(reader: LiveReader, { rules }: CallingWishes): Done {
  const { live } = reader;
  const profilesOf = (kind: RuleKind, known: LiveState['blocks']): string[] => {
    const units = rules.filter(({ rule }) => rule === kind).map(({ unit }) => unit);
    return profileIds(live, units).filter((id) => !known.has(id));
  };
  const blocks = await reader.blocksOf(profilesOf('block', live.blocks));
  if (!blocks.ok) return blocks;
  return reader.dropInsOf(profilesOf('dropIn', live.dropIns));
}

/** The contacts that rows name, and whether they may call. Of a room's other contacts nothing is read. */
async function readInbound(reader: LiveReader, wishes: Wishes): Done {
  const { inbound } = wishes.calling;
  if (inbound.length === 0) return ok(undefined);
  const { live } = reader;
  const isHere = new Set([live.property.id, ...live.units.map(({ id }) => id)]);
  // Books that only other properties use are none of this property's business.
  const own = live.addressBooks.filter(({ id }) => {
    const units = live.unitsOfBook.get(id) ?? [];
    return units.length === 0 || units.some((unit) => isHere.has(unit));
  });
  const keys = [...new Set(inbound.map(({ bookKey }) => bookKey))];
  const booksOf = new Map(keys.map((key) => [key, booksMeant([key], wishes, own)]));
  const books = [...new Set([...booksOf.values()].flat())];
  const listed = await reader.contactsOf(books.filter(({ id }) => !live.contacts.has(id)));
  if (!listed.ok) return listed;

  const named = (): Named[] =>
    inbound.flatMap(({ unit, bookKey, contact: name }) =>
      (booksOf.get(bookKey) ?? []).flatMap((book) =>
        (live.contacts.get(book.id) ?? [])
          .filter((contact) => nameKey(contact.name) === name)
          .map((contact) => ({ unit, book, contact })),
      ),
    );
  const unread = new Map(
    named()
      .filter(({ contact }) => contact.address === undefined)
      .map(({ book, contact }) => [contact.id, { book, contact }]),
  );
  const read = await reader.addressesOf([...unread.values()]);
  if (!read.ok) return read;
  const pairs = new Map<string, { profileId: string; contactId: string }>();
  for (const { unit, contact } of named()) {
    const profileId = live.profiles.get(unit.id)?.id;
    if (profileId === undefined) continue;
    pairs.set(inboundKey(profileId, contact.id), { profileId, contactId: contact.id });
  }
  return reader.inboundCallingOf([...pairs.values()]);
}

type Named = { unit: Unit; book: AddressBook; contact: Contact };

/**
 * The external users that rows name, and where they ring. Only `(clear)` takes the whole list, which
 * alone tells who rings in a room.
 */
async function readUsers(
  reader: LiveReader,
  { users, userRemovals }: CallingWishes,
  options: PlanOptions,
): Done {
  const { live } = reader;
  const asked = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const { provider: given, externalUser } of [...users, ...userRemovals]) {
    const provider = given ?? options.serviceProvider;
    if (provider === null) continue;
    if (externalUser === null) whole.add(provider);
    else asked.set(provider, (asked.get(provider) ?? new Set()).add(externalUser));
  }
  for (const provider of new Set([...whole, ...asked.keys()])) {
    if (live.externalUsers.has(provider)) continue;
    const read = whole.has(provider)
      ? await reader.externalUsersOf([provider])
      : await reader.externalUsersById(provider, [...(asked.get(provider) ?? [])]);
    if (read.ok) continue;
    if (!isGone(read.error)) return read;
    // Whoever named it is told so at its row, which the planner does.
    live.missingProviders.add(provider);
  }
  return reader.otherProfiles(ringingProfiles(live, asked));
}

/** Profiles for which the users ring that rows name, and that no room read so far has. */
function ringingProfiles(
  live: LiveState,
  asked: ReadonlyMap<string, ReadonlySet<string>>,
): string[] {
  const { placeOfProfile } = indexLive(live);
  const known = [...live.externalUsersById.values(), ...[...live.externalUsers.values()].flat()];
  const ids = known.flatMap((user) =>
    user && user.profileId !== null && asked.get(user.serviceProviderId)?.has(user.externalUserId)
      ? [user.profileId]
      : [],
  );
  return [...new Set(ids)].filter((id) => !placeOfProfile.has(id));
}

function profileIds({ profiles }: LiveState, units: readonly Unit[]): string[] {
  return [...new Set(units.flatMap(({ id }) => profiles.get(id)?.id ?? []))];
}

/**
 * Reads what calling hangs on rooms that are removed whole: their own rules, who may call them, and the
 * external users that ring there. Their profiles must be known by then. What the account is not offered
 * or may not see is left unread, so that it is not taken for empty.
 *
 * @param providers ids of all service providers that are known, of rows and of the account
 */
export async function readRoomCalling(
  reader: LiveReader,
  units: readonly Unit[],
  providers: readonly string[],
): Done {
  const { live } = reader;
  const ids = profileIds(live, units);
  if (ids.length === 0) return ok(undefined);
  const readings = [
    () => reader.blocksOf(ids.filter((id) => !live.blocks.has(id))),
    () => reader.dropInsOf(ids.filter((id) => !live.dropIns.has(id))),
    ...providers
      .filter((id) => !live.externalUsers.has(id))
      .map((id) => () => reader.externalUsersOf([id])),
  ];
  for (const read of readings) {
    const result = await read();
    if (!result.ok && !isRefused(result.error)) return result;
  }
  const known = await readBooksOf(reader, units);
  if (!known.ok) return known;
  const inbound = await reader.inboundCallingOf(possiblePairs(live, units));
  return inbound.ok || isRefused(inbound.error) ? ok(undefined) : inbound;
}

/** The books of rooms and who is in them, as far as that was not read. */
async function readBooksOf(reader: LiveReader, units: readonly Unit[]): Done {
  const { live } = reader;
  const booksOf = booksOfUnits(live);
  const unknown = units.map(({ id }) => id).filter((id) => !booksOf(id).complete);
  const associated = await reader.booksOf(unknown);
  if (!associated.ok) return associated;
  const ids = booksOfRooms(live, units).filter((id) => !live.contacts.has(id));
  const byId = new Map(live.addressBooks.map((book) => [book.id, book]));
  return reader.contactsOf(ids.map((id) => byId.get(id) ?? { id, name: '' }));
}

function booksOfRooms(live: LiveState, units: readonly Unit[]): string[] {
  const booksOf = booksOfUnits(live);
  return [...new Set(units.flatMap(({ id }) => booksOf(id).ids))];
}

/** Every contact that a room may call and that may call it back: all but rooms and provider contacts. */
function possiblePairs(
  live: LiveState,
  units: readonly Unit[],
): { profileId: string; contactId: string }[] {
  return units.flatMap((unit) => {
    const profileId = live.profiles.get(unit.id)?.id;
    if (profileId === undefined) return [];
    return booksOfRooms(live, [unit])
      .flatMap((book) => live.contacts.get(book) ?? [])
      .filter(({ address }) => address?.kind !== 'profile' && address?.kind !== 'provider')
      .map(({ id }) => ({ profileId, contactId: id }))
      .filter((pair) => !live.inboundCalling.has(inboundKey(pair.profileId, pair.contactId)));
  });
}

/** Scopes and features are granted apart from the rest, and exist in few countries. */
function isRefused({ result }: ReadStop): boolean {
  return result.kind === 'refused' || result.kind === 'credentials';
}
