import type { Wishes } from './wishes.ts';

/**
 * With --existing skip what exists stays where it is: nothing is made in the place to which rows move
 * it, nor a book that only moved rows name.
 */
export function leaveMoves(wishes: Wishes): Wishes {
  const moved = new Set([
    ...wishes.contacts.filter(({ movedFrom }) => movedFrom).flatMap(({ rows }) => rows),
    ...[...wishes.associations.values()].filter((wish) => wish.moved).flatMap(({ rows }) => rows),
  ]);
  return {
    ...wishes,
    contacts: wishes.contacts
      .filter(({ movedFrom }) => !movedFrom)
      .map((wish) =>
        wish.removal ? { ...wish, removal: { ...wish.removal, instead: null } } : wish,
      ),
    associations: new Map([...wishes.associations].filter(([, wish]) => !wish.moved)),
    removals: {
      ...wishes.removals,
      associations: wishes.removals.associations.map((one) => ({ ...one, instead: null })),
    },
    extensions: wishes.extensions.filter((wish) => !wish.moved),
    books: new Map(
      [...wishes.books].filter(
        ([, { rows, owners }]) => owners.length > 0 || !rows.every((row) => moved.has(row)),
      ),
    ),
  };
}
