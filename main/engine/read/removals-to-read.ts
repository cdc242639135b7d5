import type { AddressBook, LiveState } from '../../../shared/domain/live.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { nameKey } from '../compare-keys.ts';
import type { Removals } from '../plan/removals.ts';
import type { Wishes } from '../plan/wishes.ts';

/** Rooms whose profile tells what a removal means. */
export function removalRooms({
  contacts,
  removals,
}: Pick<Wishes, 'contacts' | 'removals'>): string[] {
  const { rooms, listed, extensions } = removals;
  return [
    ...rooms.keys(),
    ...listed.map(({ unit }) => unit.id),
    ...extensions.flatMap(({ from }) =>
      typeof from === 'object' && from.kind === 'room' ? [from.unit.id] : [],
    ),
    ...contacts.flatMap(({ removal, address }) =>
      removal && address.kind === 'room' ? [address.unit.id] : [],
    ),
  ];
}

/** Ids by which exported rows know books out of which something goes, or that go themselves. */
export function removalBookIds({ books, associations }: Removals): string[] {
  return [
    ...books.map(({ remoteId }) => remoteId),
    ...associations.map(({ book }) => (book === 'all' ? null : book.remoteId)),
  ].filter((id) => id !== null);
}

/** Do removals look at books that no row names? */
export function needsBooks({ rooms, associations, listed }: Removals): boolean {
  return rooms.size > 0 || associations.length > 0 || listed.length > 0;
}

/** Rooms of which every book must be known. */
export function roomsLosingAll({ rooms, associations }: Removals): string[] {
  const cleared = associations.filter(({ book, exported }) => book === 'all' || exported !== null);
  return [...new Set([...rooms.keys(), ...cleared.flatMap(({ unit }) => unit?.id ?? [])])];
}

/** Rooms that go and that contacts and extensions can lead to. */
export function roomsWithProfile({ rooms }: Removals, { profiles }: LiveState): string[] {
  return [...rooms.keys()].filter((unitId) => profiles.get(unitId));
}

/** Trunks as rows that remove extensions give them; null: any of them could be meant. */
export function removalTrunks(
  { extensions }: Removals,
  { trunk: standard }: Pick<PlanOptions, 'trunk'>,
): (string | null)[] {
  return extensions.map(({ extension, trunk, cause }) =>
    extension === null ? null : cause === 'edit' ? trunk : (trunk ?? standard),
  );
}

/** Must every trunk be looked at, whatever rows name? */
export function needsAllTrunks({ extensions }: Removals): boolean {
  return extensions.some(
    ({ extension, trunk, cause }) => extension === null || (cause === 'edit' && trunk === null),
  );
}

/** Books in which contacts that call certain rooms are looked for; `all`: in all of this property. */
export function booksToSearch(
  { removals, books: wished }: Wishes,
  { profiles, addressBooks }: LiveState,
): AddressBook[] | 'all' {
  const listed = removals.listed.filter(({ unit }) => profiles.get(unit.id));
  if (listed.some(({ book }) => book === 'all')) return 'all';
  const names = new Set(listed.flatMap(({ book }) => (book === 'all' ? [] : [book.key])));
  addAliases(names, wished);
  return addressBooks.filter(({ name }) => names.has(nameKey(name)));
}

/** Books that rows delete, as far as they are live. */
export function booksToDelete(
  { removals, books: wished }: Pick<Wishes, 'removals' | 'books'>,
  addressBooks: readonly AddressBook[],
): AddressBook[] {
  const ids = new Set(removals.books.map(({ remoteId }) => remoteId));
  const names = new Set(
    removals.books.flatMap(({ remoteId, key }) => (remoteId === null ? [key] : [])),
  );
  addAliases(names, wished);
  return addressBooks.filter(({ id, name }) => ids.has(id) || names.has(nameKey(name)));
}

/** A book that is renamed by another row goes by either name. */
function addAliases(names: Set<string>, books: Wishes['books']): void {
  for (const { key, newNames } of books.values()) {
    const both = [key, ...newNames.keys()];
    if (both.some((name) => names.has(name))) for (const name of both) names.add(name);
  }
}
