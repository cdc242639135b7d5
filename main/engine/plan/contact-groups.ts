import type { AddressBook } from '../../../shared/domain/live.ts';
import type { BookChoice } from './choose-book.ts';
import { chooseBook, useOf } from './choose-book.ts';
import { numbersKey } from '../compare-keys.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedBook } from './plan-books.ts';
import type { PlannedProfile } from './planned-profile.ts';
import type { ContactWish, WishedAddress } from './wishes.ts';

/** A wished contact with its name and step id; `place` is its position among all wishes. */
export type NamedWish = { wish: ContactWish; name: string; id: string; place: number };

/** Wished contacts that belong into one book, which may not exist yet. */
export type ContactGroup = {
  book: PlannedBook | null;
  /** The live book; null where it does not exist or cannot be told. */
  live: AddressBook | null;
  bookName: string;
  wishes: NamedWish[];
  /** Why nothing in this book may be touched. */
  refusal: string | null;
};

/**
 * Sorts wished contacts into books. Edited rows of an export lead to the book in which the contact of
 * their id is; the others to the book that they name.
 */
export function groupContacts(
  wishes: readonly ContactWish[],
  books: ReadonlyMap<string, PlannedBook>,
  profiles: ReadonlyMap<string, PlannedProfile>,
  context: PlanContext,
  bookNames: ReadonlyMap<string, string>,
): ContactGroup[] {
  const bookOfContact = new Map<string, string>();
  for (const [bookId, contacts] of context.live.contacts) {
    for (const contact of contacts) bookOfContact.set(contact.id, bookId);
  }
  const byId = new Map(context.live.addressBooks.map((book) => [book.id, book]));
  const groups = new Map<string, ContactGroup>();
  for (const { wish, ...named } of nameWishes(wishes, profiles)) {
    const planned = books.get(wish.bookKey) ?? null;
    const heldIn =
      (wish.edit ?? wish.removal) && wish.remoteId !== null
        ? bookOfContact.get(wish.remoteId)
        : undefined;
    const held = heldIn === undefined ? undefined : byId.get(heldIn);
    // A book out of which something goes need not be wished, and is never created.
    const chosen = wish.removal && !held && !planned ? choose(wish, bookNames, context) : null;
    const live = held ?? planned?.live ?? (chosen?.kind === 'found' ? chosen.book : null);
    const key = live ? `live ${live.id}` : `key ${wish.bookKey}`;
    const group = groups.get(key) ?? {
      book: planned,
      live,
      bookName:
        planned && (!live || planned.live?.id === live.id)
          ? planned.name
          : (live?.name ?? bookNames.get(wish.bookKey) ?? wish.bookKey),
      wishes: [],
      refusal: live ? refusalOf(live, context) : chosen?.kind === 'conflict' ? chosen.reason : null,
    };
    group.wishes.push({ wish, ...named });
    groups.set(key, group);
  }
  return [...groups.values()];
}

function choose(
  { bookKey }: ContactWish,
  bookNames: ReadonlyMap<string, string>,
  context: PlanContext,
): BookChoice {
  const name = bookNames.get(bookKey) ?? bookKey;
  return chooseBook({ key: bookKey, name, remoteId: null }, null, context);
}

/** Why nothing in a book may be touched; null where it may. */
export function refusalOf(book: AddressBook, context: PlanContext): string | null {
  const { here, elsewhere } = useOf(book, context);
  if (elsewhere === 0 || (here > 0 && context.options.sharedBooks)) return null;
  return here > 0
    ? `"${book.name}" is used by units outside this property too; --shared-books allows changing it.`
    : `"${book.name}" is used only by other properties, so nothing in it is touched.`;
}

/** Gives every wish an id made of its content, so that it does not depend on the order of rows. */
function nameWishes(
  wishes: readonly ContactWish[],
  profiles: ReadonlyMap<string, PlannedProfile>,
): NamedWish[] {
  const named = wishes.map((wish, place) => ({
    wish,
    place,
    name: wish.name ?? listedName(wish, profiles),
    content: `${contentOf(wish.address)} ${wish.remoteId ?? ''}${wish.removal ? ' removed' : ''}`,
  }));
  const alike = new Map<string, typeof named>();
  for (const entry of named) {
    const base = `${idPart(entry.wish.bookKey)}/${idPart(entry.name)}`;
    const held = alike.get(base);
    if (held) held.push(entry);
    else alike.set(base, [entry]);
  }
  const ids = new Map<number, string>();
  for (const [base, entries] of alike) {
    entries
      .toSorted((a, b) =>
        a.content < b.content ? -1 : a.content > b.content ? 1 : a.place - b.place,
      )
      .forEach((entry, index) => ids.set(entry.place, `${base}/${index + 1}`));
  }
  return named.map(({ wish, place, name }) => ({ wish, place, name, id: ids.get(place) ?? '' }));
}

function listedName(wish: ContactWish, profiles: ReadonlyMap<string, PlannedProfile>): string {
  const profile = wish.address.kind === 'room' ? profiles.get(wish.address.unit.id) : undefined;
  if (!profile) throw new Error('A contact without a name must be a room that is listed.');
  return profile.name;
}

function contentOf(address: WishedAddress): string {
  switch (address.kind) {
    case 'phones':
      return `phones ${numbersKey(address.numbers)}`;
    case 'room':
      return `room ${address.unit.id}`;
    case 'profile':
      return `profile ${address.profileId}`;
    case 'provider':
      return `provider ${address.providerId}`;
    case 'missing':
      return `missing ${address.room}`;
    case 'keep':
      return 'keep';
  }
}
