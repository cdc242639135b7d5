import type { AddressBook, LiveState, Unit } from '../../../shared/domain/live.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { indexLive } from '../plan/live-index.ts';
import { booksOfUnits } from '../plan/room-numbers.ts';
import type { Wishes } from '../plan/wishes.ts';
import type { ReadStop } from './gather.ts';
import type { LiveReader } from './live-reader.ts';
import { readRoomCalling } from './read-calling.ts';
import {
  booksToDelete,
  booksToSearch,
  roomsLosingAll,
  roomsWithProfile,
} from './removals-to-read.ts';

type Done = Promise<Result<void, ReadStop>>;

/**
 * Reads what removals take to plan: all that would disappear with what is removed. Where a profile goes,
 * that is every contact of every book of the organisation, since the service deletes those that call it.
 */
export async function readRemovals(reader: LiveReader, wishes: Wishes, options: PlanOptions): Done {
  const { live } = reader;
  const { removals } = wishes;
  const called = roomsWithProfile(removals, live);
  const searched = booksToSearch(wishes, live);
  if (called.length > 0 || searched === 'all') {
    const units = await reader.unitsOf(
      live.addressBooks.filter(({ id }) => !live.unitsOfBook.has(id)),
    );
    if (!units.ok) return units;
  }
  const booksOf = booksOfUnits(live);
  const books = await reader.booksOf(
    roomsLosingAll(removals).filter((unitId) => !booksOf(unitId).complete),
  );
  if (!books.ok) return books;
  // Who vanishes with a book is shown, and must be known to be brought back.
  const deleted = ownOf(booksToDelete(wishes, live.addressBooks), live);
  const whole =
    called.length > 0 ? live.addressBooks : [...new Set([...ownOf(searched, live), ...deleted])];
  const contacts = await readContacts(reader, whole);
  if (!contacts.ok || called.length === 0) return contacts;
  const gone = new Set(called);
  const units = live.units.filter(({ id }) => gone.has(id));
  const calling = await readRoomCalling(reader, units, providersOf(wishes, options));
  return calling.ok ? reader.otherProfiles(targetsOf(units, live)) : calling;
}

/** Profiles that rules of rooms speak of and that no room read so far has, so that people read room names. */
function targetsOf(units: readonly Unit[], live: LiveState): string[] {
  const { placeOfProfile } = indexLive(live);
  const rules = units.flatMap(({ id }) => {
    const profileId = live.profiles.get(id)?.id ?? '';
    return [...(live.blocks.get(profileId) ?? []), ...(live.dropIns.get(profileId) ?? [])];
  });
  const ids = new Set(rules.map(({ targetProfileId }) => targetProfileId));
  return [...ids].filter((id) => !placeOfProfile.has(id));
}

/** Every contact of these books with where it leads. */
async function readContacts(reader: LiveReader, books: readonly AddressBook[]): Done {
  const listed = await reader.contactsOf(books.filter(({ id }) => !reader.live.contacts.has(id)));
  if (!listed.ok) return listed;
  return reader.addressesOf(
    books.flatMap((book) =>
      (reader.live.contacts.get(book.id) ?? [])
        .filter(({ address }) => address === undefined)
        .map((contact) => ({ contact, book })),
    ),
  );
}

/** Books that only other properties use are none of this one's business. */
function ownOf(books: AddressBook[] | 'all', live: LiveState): AddressBook[] {
  const isHere = new Set([live.property.id, ...live.units.map(({ id }) => id)]);
  return (books === 'all' ? live.addressBooks : books).filter(({ id }) => {
    const units = live.unitsOfBook.get(id) ?? [];
    return units.length === 0 || units.some((unitId) => isHere.has(unitId));
  });
}

/** Every service provider that rows or the account name. */
function providersOf({ calling }: Wishes, { serviceProvider }: PlanOptions): string[] {
  const named = [...calling.users, ...calling.userRemovals].map(({ provider }) => provider);
  return [...new Set([serviceProvider, ...named])].filter((id) => id !== null);
}
