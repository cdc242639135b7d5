import type { StateView } from '../../main/sandbox/state-view.ts';

/** The longest pages that the service gives: of books and of contacts, of external users, of all else. */
const LONG_PAGE = 1000;
const USERS_PAGE = 30;
const PAGE = 100;

/** Requests by operation. */
export type Requests = Record<string, number>;

/**
 * The fewest requests by which everything listable of the property can be learnt, counted by hand from
 * what the API offers: lists by the page, profiles and contacts one by one since no list tells them, two
 * lists of rules a profile, and for every book of the organisation who uses it.
 */
export function leastRequests(state: StateView): Requests {
  const units = new Set([state.property.id]);
  for (const { id, parentId } of state.units) if (parentId && units.has(parentId)) units.add(id);
  units.delete(state.property.id);
  const usersOf = (bookId: string): string[] =>
    state.associations.filter((pair) => pair.addressBookId === bookId).map((pair) => pair.unitId);
  const books = state.addressBooks.map(({ id }) => ({ id, users: usersOf(id) }));
  const ours = books.filter(
    ({ users }) => users.length === 0 || users.some((unitId) => units.has(unitId)),
  );
  const contacts = ours.map(
    ({ id }) => state.contacts.filter((contact) => contact.addressBookId === id).length,
  );
  const profiles = state.profiles.filter(({ unitId }) => units.has(unitId)).length;
  return {
    'units.get': 1,
    'units.list': pages(units.size),
    'profiles.getByUnit': units.size,
    'addressBooks.list': pages(books.length, LONG_PAGE),
    'associations.listByBook': sum(books.map(({ users }) => pages(users.length))),
    'contacts.list': sum(contacts.map((count) => pages(count, LONG_PAGE))),
    'contacts.get': sum(contacts),
    'blocks.list': profiles,
    'dropIns.list': profiles,
    'trunks.list': pages(state.trunks.length),
    'extensions.list': sum(
      state.trunks.map(({ id }) =>
        pages(state.extensions.filter(({ trunkId }) => trunkId === id).length),
      ),
    ),
    'externalUsers.query': pages(state.externalUsers.length, USERS_PAGE),
  };
}

/** An empty list costs a request as well. */
function pages(items: number, size = PAGE): number {
  return Math.max(1, Math.ceil(items / size));
}

export function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
