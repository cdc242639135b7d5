import type { Removals } from './removals.ts';
import type { ProblemSink } from './row-problem.ts';
import type { BookWish, ContactWish, Wishes } from './wishes.ts';
import { associationKey } from './wish-book.ts';

/**
 * Lets rows that use a book's new name mean the same book as rows that use its old one. Where books
 * of both names are live they are two books, and the renaming is a conflict of its own.
 */
export function aliasBooks(
  wishes: Wishes,
  isLive: (key: string) => boolean,
  sink: ProblemSink,
): Wishes {
  const aliases = new Map<string, string>();
  const targets = new Map<string, BookWish[]>();
  for (const wish of wishes.books.values()) {
    for (const newName of wish.newNames.keys()) {
      targets.set(newName, [...(targets.get(newName) ?? []), wish]);
    }
  }
  for (const wish of wishes.books.values()) {
    if (wish.newNames.size === 0) continue;
    const names = [...wish.newNames.keys()].toSorted();
    const chained = names.find((name) => (wishes.books.get(name)?.newNames.size ?? 0) > 0);
    const shared = names.find((name) => (targets.get(name)?.length ?? 0) > 1);
    if (names.length > 1) tell(wish, `is given several new names: ${names.join(', ')}`, sink);
    else if (chained !== undefined) tell(wish, `takes a name that is given up by another`, sink);
    else if (shared !== undefined) tell(wish, `would share its new name with another`, sink);
    const [newName] = names;
    const bothLive = newName !== undefined && isLive(newName) && isLive(wish.key);
    if (newName !== undefined && !bothLive) aliases.set(newName, wish.key);
  }
  if (aliases.size === 0) return wishes;
  return renameKeys(wishes, (key) => aliases.get(key) ?? key);
}

function tell(wish: BookWish, what: string, sink: ProblemSink): void {
  for (const [name, rows] of wish.newNames) {
    for (const row of rows) {
      sink.add(row, {
        code: 'book.contradiction',
        field: 'newName',
        found: name,
        message: `The address book "${wish.name}" ${what}.`,
        fix: 'Rename one book at a time, each to a name of its own.',
      });
    }
  }
}

function renameKeys(wishes: Wishes, keyOf: (key: string) => string): Wishes {
  const books: Wishes['books'] = new Map();
  for (const wish of wishes.books.values()) {
    const key = keyOf(wish.key);
    const original = wishes.books.get(key);
    if (key === wish.key || !original) {
      books.set(wish.key, books.get(wish.key) ?? wish);
      continue;
    }
    const held = books.get(key) ?? original;
    books.set(key, {
      ...held,
      rows: [...new Set([...held.rows, ...wish.rows])],
      owners: [...held.owners, ...wish.owners],
    });
  }
  const contacts = renameContacts(wishes.contacts, keyOf);
  const associations: Wishes['associations'] = new Map();
  for (const wish of wishes.associations.values()) {
    const bookKey = keyOf(wish.bookKey);
    const key = associationKey(bookKey, wish.unit.id);
    const held = associations.get(key);
    associations.set(key, {
      ...wish,
      bookKey,
      rows: [...new Set([...(held?.rows ?? []), ...wish.rows])],
      owners: [...(held?.owners ?? []), ...wish.owners],
      moved: (held?.moved ?? true) && wish.moved,
    });
  }
  const inbound = wishes.calling.inbound.map((wish) => ({
    ...wish,
    bookKey: keyOf(wish.bookKey),
  }));
  const removals = renameRemovals(wishes.removals, keyOf);
  const calling = { ...wishes.calling, inbound };
  return { ...wishes, books, contacts, associations, calling, removals };
}

/** Copies with other keys; a contact that goes for another one points to the copy of that one. */
function renameContacts(
  wishes: readonly ContactWish[],
  keyOf: (key: string) => string,
): ContactWish[] {
  const copies = new Map(
    wishes.map((wish) => [wish, { ...wish, bookKey: keyOf(wish.bookKey) }] as const),
  );
  return [...copies.values()].map((wish): ContactWish => {
    const instead = wish.removal?.instead;
    if (!wish.removal || !instead) return wish;
    return { ...wish, removal: { ...wish.removal, instead: copies.get(instead) ?? null } };
  });
}

function renameRemovals(removals: Removals, keyOf: (key: string) => string): Removals {
  const inBook = <T extends { key: string }>(book: T): T => ({ ...book, key: keyOf(book.key) });
  return {
    ...removals,
    books: removals.books.map(inBook),
    associations: removals.associations.map(({ book, instead, ...rest }) => ({
      ...rest,
      book: book === 'all' ? book : inBook(book),
      instead: instead && { ...instead, bookKey: keyOf(instead.bookKey) },
    })),
    listed: removals.listed.map(({ book, ...rest }) => ({
      ...rest,
      book: book === 'all' ? book : inBook(book),
    })),
  };
}
