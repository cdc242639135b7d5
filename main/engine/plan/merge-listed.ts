import type { ContactWish, Wishes } from './wishes.ts';

/**
 * A "Listed in" entry and a Contacts row of the same book and room mean one contact, and so do two
 * entries; the Contacts row gives its name. Entries that are left stand for themselves.
 */
export function mergeListed(wishes: Wishes): void {
  const first = new Map<string, ContactWish>();
  for (const wish of wishes.contacts) {
    const place = placeOf(wish);
    const held = place === null ? undefined : first.get(place);
    if (place === null || wish.name === null) continue;
    if (!held || (held.name ?? '') > wish.name) first.set(place, wish);
  }
  wishes.contacts = wishes.contacts.filter((wish) => {
    const place = placeOf(wish);
    if (place === null || wish.name !== null) return true;
    const held = first.get(place);
    if (!held) {
      first.set(place, wish);
      return true;
    }
    for (const row of wish.rows) if (!held.rows.includes(row)) held.rows.push(row);
    return false;
  });
}

/** Book and room of a contact that calls a room. */
function placeOf({ address, bookKey, removal }: ContactWish): string | null {
  if (removal) return null;
  return address.kind === 'room' ? JSON.stringify([bookKey, address.unit.id]) : null;
}
