import type { PlanContext } from './plan-context.ts';
import type { ContactWish, Wishes } from './wishes.ts';

/**
 * Tells rows by which a room could call more phone numbers than it may, counting the file alone; what
 * is live comes on top and is counted with the steps. Rooms that call from the same books share a count.
 */
export function checkFileNumbers(wishes: Wishes, { options, finder, sink }: PlanContext): void {
  const limit = options.limits.numbersPerRoom;
  const contactsOf = new Map<string, ContactWish[]>();
  for (const wish of wishes.contacts) {
    if (wish.address.kind !== 'phones') continue;
    const held = contactsOf.get(wish.bookKey) ?? [];
    held.push(wish);
    contactsOf.set(wish.bookKey, held);
  }
  const booksOf = new Map<string, string[]>();
  for (const { bookKey, unit } of wishes.associations.values()) {
    if (!contactsOf.has(bookKey)) continue;
    booksOf.set(unit.id, [...(booksOf.get(unit.id) ?? []), bookKey]);
  }
  const counted = new Set<string>();
  const told = new Set<ContactWish>();
  for (const [unitId, books] of booksOf) {
    const key = JSON.stringify(books.toSorted());
    if (counted.has(key)) continue;
    counted.add(key);
    const numbers = new Set<string>();
    for (const wish of books.flatMap((book) => contactsOf.get(book) ?? [])) {
      if (wish.address.kind !== 'phones') continue;
      const more = wish.address.numbers.filter((number) => !numbers.has(number));
      if (numbers.size + more.length <= limit) {
        for (const number of more) numbers.add(number);
      } else if (!told.has(wish)) {
        told.add(wish);
        for (const row of wish.rows) {
          sink.add(row, {
            code: 'limit.numbers-per-room',
            field: 'phone1',
            found: more.join(', '),
            message: `With this contact ${finder.pathOf(unitId)} could call more than ${limit} phone numbers by this file alone, and the limit is ${limit}.`,
            fix: 'Take numbers away, let the room call from fewer address books, or set the limit that your account has.',
          });
        }
      }
    }
  }
}
