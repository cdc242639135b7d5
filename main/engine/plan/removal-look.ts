import type { AddressBook } from '../../../shared/domain/live.ts';
import type { CallersOf } from './callers.ts';
import { createCallers } from './callers.ts';
import type { PlannedBook } from './plan-books.ts';
import type { PlannedContact } from './plan-contacts.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedExtension } from './plan-extensions.ts';
import { booksOfUnits } from './room-numbers.ts';

export type BooksPlanned = ReadonlyMap<string, PlannedBook>;

/** What planning removals looks up again and again, arranged once. */
export type RemovalLook = {
  books: BooksPlanned;
  /** Those that rows of their own remove are among them. */
  contacts: readonly PlannedContact[];
  /** What a row that keeps it makes of a live contact. */
  keptContact(contactId: string): PlannedContact | undefined;
  /** What a row maps, by `extensionKey`. */
  mapped(key: string): PlannedExtension | undefined;
  extensions: readonly PlannedExtension[];
  callersOf: CallersOf;
  /** Every book that a unit calls from, as far as its name may be seen. */
  booksOf(unitId: string): AddressBook[];
  /** The name that a book will have, so that what is shown stays the same once it is renamed. */
  titleOf(book: AddressBook): string;
};

/** One key for an extension on its trunk. */
export function extensionKey(trunkId: string, extension: string): string {
  return JSON.stringify([trunkId, extension]);
}

type Planned = Pick<RemovalLook, 'books' | 'contacts' | 'extensions'>;

export function lookForRemovals(planned: Planned, context: PlanContext): RemovalLook {
  const { books, contacts, extensions } = planned;
  const { live } = context;
  const idsOf = booksOfUnits(live);
  const byId = new Map(live.addressBooks.map((book) => [book.id, book]));
  const titles = new Map(
    [...books.values()].flatMap((book) => (book.live ? [[book.live.id, book.name] as const] : [])),
  );
  const kept = new Map(
    contacts.flatMap((contact) =>
      contact.wish.removal || contact.step.remoteId === null
        ? []
        : [[contact.step.remoteId, contact] as const],
    ),
  );
  const mapped = new Map(
    extensions.map((one) => [extensionKey(one.wish.live.id, one.wish.extension), one]),
  );
  return {
    ...planned,
    keptContact: (contactId) => kept.get(contactId),
    mapped: (key) => mapped.get(key),
    callersOf: createCallers(context),
    booksOf(unitId) {
      const { ids, complete } = idsOf(unitId);
      if (!complete) throw new Error(`The address books of ${unitId} were not read.`);
      return ids.map((id) => byId.get(id) ?? { id, name: id });
    },
    titleOf: (book) => titles.get(book.id) ?? book.name,
  };
}
