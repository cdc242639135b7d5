import type { AddressBook, Contact, LiveState, Profile } from '../../../shared/domain/live.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import { callingProfiles, callingRooms, decidingRooms } from '../plan/calling-wishes.ts';
import { chooseTrunk } from '../plan/choose-trunk.ts';
import type { LiveIndex } from '../plan/live-index.ts';
import { nameKey } from '../compare-keys.ts';
import { profileNameOf } from '../plan/names.ts';
import { associationKey } from '../plan/wish-book.ts';
import type { ContactWish, Wishes } from '../plan/wishes.ts';
import { removalBookIds, removalRooms } from './removals-to-read.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';

/**
 * Rooms whose profile the plan must know: those named, and those that edited contacts called before.
 * A quick plan knows only those without which a row cannot be decided.
 */
export function profilesToRead(
  wishes: Wishes,
  finder: RoomFinder,
  options: Pick<PlanOptions, 'read' | 'replaceExtensions'>,
): string[] {
  if (options.read === 'quick') return decidingProfiles(wishes, options.replaceExtensions);
  const units = new Set([
    ...wishes.profiles.keys(),
    ...callingRooms(wishes.calling),
    ...removalRooms(wishes),
  ]);
  for (const { edit } of wishes.contacts) {
    if (!edit?.fields.has('room') || edit.baseline.room === undefined) continue;
    const finding = finder.find({ room: edit.baseline.room });
    if (finding.kind === 'found') units.add(finding.unit.id);
  }
  return [...units];
}

/**
 * Rooms of which a row says that their profile must be there, or must not, or what it was called when
 * it was exported; rooms whose extensions are replaced, since the others that ring there would go; and
 * rooms whose rules or callers are asked for by their profile.
 */
function decidingProfiles(wishes: Wishes, replaceExtensions: boolean): string[] {
  const units = new Set<string>();
  for (const [unitId, { owners, baseline }] of wishes.profiles) {
    const insists = owners.some(({ action }) => action === 'create' || action === 'update');
    if (insists || baseline !== null) units.add(unitId);
  }
  for (const { target } of replaceExtensions ? wishes.extensions : []) {
    if (target.kind === 'room') units.add(target.unit.id);
  }
  for (const unitId of decidingRooms(wishes.calling)) units.add(unitId);
  for (const unitId of removalRooms(wishes)) units.add(unitId);
  return [...units];
}

/** Profiles that rows name by id and that no room read so far has. */
export function profileIdsToRead(wishes: Wishes, index: LiveIndex): string[] {
  const ids = new Set<string>();
  for (const { address, removal } of wishes.contacts) {
    if (address.kind === 'profile' && !removal) ids.add(address.profileId);
  }
  for (const { target } of wishes.extensions) {
    if (target.kind === 'profile') ids.add(target.profileId);
  }
  for (const id of callingProfiles(wishes.calling)) ids.add(id);
  return [...ids].filter((id) => !index.placeOfProfile.has(id));
}

/** Live books that a name of the rows could mean. */
export function booksToRead(wishes: Wishes, books: readonly AddressBook[]): AddressBook[] {
  const names = new Set(wishes.bookNames.keys());
  const ids = new Set<string>();
  for (const wish of wishes.books.values()) {
    for (const newName of wish.newNames.keys()) names.add(newName);
    if (wish.remoteId !== null) ids.add(wish.remoteId);
  }
  for (const id of removalBookIds(wishes.removals)) ids.add(id);
  return books.filter((book) => names.has(nameKey(book.name)) || ids.has(book.id));
}

/** Most books and rooms have one page of associations, a hundred a page. */
const PAGE = 100;

/**
 * Whether the books of rooms are learnt by reading every other book rather than by reading each room:
 * whichever takes fewer requests. A room may have ten books, so it is one page.
 */
export function cheaperByBook(rooms: number, books: number, unitsPerBook: number): boolean {
  return books * Math.max(1, Math.ceil(unitsPerBook / PAGE)) < rooms;
}

/** Rooms that gain an association, whose books are counted against the limit. */
export function roomsGaining(wishes: Wishes, live: LiveState): string[] {
  const has = new Set<string>();
  for (const book of live.addressBooks) {
    for (const unitId of live.unitsOfBook.get(book.id) ?? []) {
      has.add(associationKey(nameKey(book.name), unitId));
    }
  }
  const gaining = [...wishes.associations.values()]
    .filter(({ bookKey, unit }) => !has.has(associationKey(bookKey, unit.id)))
    .map(({ unit }) => unit.id);
  return [...new Set(gaining)];
}

/** Live books into which rows put contacts, by their names or new names. */
export function booksWithContacts(wishes: Wishes, books: readonly AddressBook[]): AddressBook[] {
  return booksMeant(
    wishes.contacts.map(({ bookKey }) => bookKey),
    wishes,
    books,
  );
}

/** Live books that rows may mean by these names, which may be old or new ones. */
export function booksMeant(
  keys: readonly string[],
  wishes: Wishes,
  books: readonly AddressBook[],
): AddressBook[] {
  const names = new Set(keys);
  const ids = new Set<string>();
  for (const wish of wishes.books.values()) {
    const newNames = [...wish.newNames.keys()];
    const concerned = names.has(wish.key) || newNames.some((name) => names.has(name));
    if (!concerned) continue;
    for (const newName of newNames) names.add(newName).add(wish.key);
    if (wish.remoteId !== null) ids.add(wish.remoteId);
  }
  return books.filter((book) => names.has(nameKey(book.name)) || ids.has(book.id));
}

type ContactPlace = { contact: Contact; book: AddressBook };

/** Live contacts that rows may mean by name or id; only their addresses decide. */
export function contactsToRead(
  wishes: Wishes,
  live: Pick<LiveState, 'contacts' | 'profiles'>,
  books: readonly AddressBook[],
): ContactPlace[] {
  const names = new Set<string>();
  const ids = new Set<string>();
  for (const wish of wishes.contacts) {
    for (const name of namesOf(wish, wishes, live.profiles)) names.add(name);
    if (wish.remoteId !== null) ids.add(wish.remoteId);
  }
  return books.flatMap((book) =>
    (live.contacts.get(book.id) ?? [])
      .filter(({ id, name }) => ids.has(id) || names.has(nameKey(name)))
      .map((contact) => ({ contact, book })),
  );
}

/** Profiles that these contacts call and that no room read so far has, so that people read room names. */
export function calledProfilesToRead(
  places: readonly ContactPlace[],
  live: Pick<LiveState, 'contacts'>,
  index: LiveIndex,
): string[] {
  const concerned = new Set(places.map(({ contact }) => contact.id));
  const ids = new Set<string>();
  for (const { id, address } of [...live.contacts.values()].flat()) {
    if (concerned.has(id) && address?.kind === 'profile') ids.add(address.profileId);
  }
  return [...ids].filter((id) => !index.placeOfProfile.has(id));
}

/**
 * The other contacts of books in which a room is to be listed and was not found by its display name:
 * one of them may call the room under another name.
 */
export function contactsToSearch(
  wishes: Wishes,
  live: Pick<LiveState, 'contacts' | 'profiles'>,
  books: readonly AddressBook[],
  index: LiveIndex,
): ContactPlace[] {
  const listed = wishes.contacts.filter(({ name }) => name === null);
  return books.flatMap((book) => {
    const contacts = live.contacts.get(book.id) ?? [];
    const called = new Set(
      contacts.flatMap(({ address }) => (address?.kind === 'profile' ? [address.profileId] : [])),
    );
    const keys = keysOf(book, wishes);
    const missing = listed.some(({ bookKey, address }) => {
      if (!keys.has(bookKey) || address.kind !== 'room') return false;
      // What has no profile cannot be called; of what was not read nobody knows.
      const profile = live.profiles.get(address.unit.id);
      if (profile === null) return false;
      const profileId = profile?.id ?? index.profileOfUnit.get(address.unit.id);
      return profileId === undefined || !called.has(profileId);
    });
    if (!missing) return [];
    return contacts
      .filter(({ address }) => address === undefined)
      .map((contact) => ({ contact, book }));
  });
}

/** Names under which rows may mean a book: its own, and those from or to which it is renamed. */
function keysOf(book: AddressBook, wishes: Wishes): Set<string> {
  const name = nameKey(book.name);
  const keys = new Set([name]);
  for (const wish of wishes.books.values()) {
    if (wish.newNames.has(name) || wish.remoteId === book.id) keys.add(wish.key);
    if (wish.key === name) for (const newName of wish.newNames.keys()) keys.add(newName);
  }
  return keys;
}

/**
 * Names under which a wished contact may be live. A listed room goes by its display name: the one
 * asked for, or the live one where the plan leaves that as it is.
 */
function namesOf(
  wish: ContactWish,
  wishes: Wishes,
  profiles: ReadonlyMap<string, Profile | null>,
): string[] {
  if (wish.name !== null || wish.address.kind !== 'room') return [wish.name ?? ''];
  const { unit } = wish.address;
  const asked = wishes.profiles.get(unit.id)?.names.keys() ?? [];
  return [...asked, nameKey(profiles.get(unit.id)?.name ?? profileNameOf(unit.name))];
}

/** Ids of trunks that extensions of the rows go through, once the trunks are known. */
export function trunksToRead(
  wishes: Wishes,
  trunks: LiveState['trunks'],
  standard: string | null,
): string[] {
  const ids = new Set<string>();
  for (const { trunk } of wishes.extensions) {
    const choice = chooseTrunk(trunks ?? [], trunk ?? standard);
    if (choice.kind === 'found') ids.add(choice.trunk.id);
  }
  for (const { trunk, cause } of wishes.removals.extensions) {
    const given = cause === 'edit' ? trunk : (trunk ?? standard);
    const choice = chooseTrunk(trunks ?? [], given);
    if (choice.kind === 'found') ids.add(choice.trunk.id);
  }
  return [...ids];
}

/** Profiles that the rows' extensions ring today and that no room read so far has. */
export function mappedProfilesToRead(
  wishes: Wishes,
  live: Pick<LiveState, 'extensions'>,
  index: LiveIndex,
): string[] {
  const named = new Set(
    [...wishes.extensions, ...wishes.removals.extensions].map(({ extension }) => extension),
  );
  const ids = new Set<string>();
  for (const mappings of live.extensions.values()) {
    for (const { extension, profileId } of mappings) {
      if (profileId !== null && named.has(extension)) ids.add(profileId);
    }
  }
  return [...ids].filter((id) => !index.placeOfProfile.has(id));
}
