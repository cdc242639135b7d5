import type { AddressBook, Contact } from '../../../shared/domain/live.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead } from './plan-context.ts';

/** A live contact and the book that it is in. */
export type Caller = { book: AddressBook; contact: Contact };

/** The live contacts of these books that call a profile; every contact of them must have been read. */
export type CallersOf = (profileId: string, books: readonly AddressBook[]) => Caller[];

/** Looks through every book once, whatever number of profiles is asked for. */
export function createCallers({ live }: Pick<PlanContext, 'live'>): CallersOf {
  const known = new Map<string, Map<string, Contact[]>>();

  function contactsOf(book: AddressBook): Map<string, Contact[]> {
    const held = known.get(book.id);
    if (held) return held;
    const byProfile = new Map<string, Contact[]>();
    for (const contact of mustBeRead(
      live.contacts.get(book.id),
      `The contacts of "${book.name}"`,
    )) {
      const address = mustBeRead(contact.address, `Where "${contact.name}" leads`);
      if (address.kind !== 'profile') continue;
      const alike = byProfile.get(address.profileId);
      if (alike) alike.push(contact);
      else byProfile.set(address.profileId, [contact]);
    }
    known.set(book.id, byProfile);
    return byProfile;
  }

  return (profileId, books) =>
    books.flatMap((book) =>
      (contactsOf(book).get(profileId) ?? []).map((contact) => ({ book, contact })),
    );
}
