import type { PlannedContact } from './plan-contacts.ts';
import type { PlanContext } from './plan-context.ts';
import { tellContradiction } from './removal-contradictions.ts';

/**
 * Tells rows that delete a contact and rows that keep or create the same one of each other: the same
 * name in the same book, and where both say it, the same address. Rows of an export know their contact
 * by its id, so they are never confused with one that is alike.
 */
export function contradictingContacts(
  contacts: readonly PlannedContact[],
  context: PlanContext,
): void {
  const byName = new Map<string, PlannedContact[]>();
  const listed = new Map<string, PlannedContact[]>();
  for (const contact of contacts) {
    if (contact.wish.removal || contact.wish.edit) continue;
    const [map, key] =
      contact.wish.name === null ? [listed, addressOf(contact)] : [byName, nameOf(contact)];
    map.set(key, [...(map.get(key) ?? []), contact]);
  }
  for (const contact of contacts) {
    const { wish, name, step } = contact;
    if (!wish.removal) continue;
    // What an export knew by its id is gone, and whoever has its name now is another one.
    if (wish.remoteId !== null && step.remoteId === null) continue;
    const alike = byName.get(nameOf(contact)) ?? [];
    // A room that is listed is that contact whatever its name.
    const rooms = listed.get(addressOf(contact)) ?? [];
    const keeping = [...alike.filter((other) => isSame(contact, other)), ...rooms]
      .flatMap((other) => other.wish.rows)
      .filter((row) => !wish.rows.includes(row));
    if (keeping.length > 0) {
      tellContradiction(`the contact "${name}"`, wish.rows, keeping, context.sink);
    }
  }
}

function isSame(removed: PlannedContact, kept: PlannedContact): boolean {
  const { address } = removed;
  return address === null || kept.address === null || address === kept.address;
}

function addressOf({ bookId, wish, address }: PlannedContact): string {
  return JSON.stringify([bookId ?? wish.bookKey, address]);
}

function nameOf({ bookId, wish, name }: PlannedContact): string {
  return JSON.stringify([bookId ?? wish.bookKey, name]);
}
