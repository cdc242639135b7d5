import type { LiveState } from '../../../shared/domain/live.ts';
import { booksOfUnits } from '../plan/room-numbers.ts';

/**
 * Every room and outside contact of which the one may be called by the other: rooms with a profile, and
 * the contacts by phone in the books that they call from. Numbers are hidden in some countries, so a
 * contact without an address may be one too.
 */
export function inboundPairs(live: LiveState): { profileId: string; contactId: string }[] {
  const booksOf = booksOfUnits(live);
  const outside = new Map(
    live.addressBooks.map(({ id }) => [
      id,
      (live.contacts.get(id) ?? [])
        .filter(({ address }) => address?.kind === 'phones' || address?.kind === 'none')
        .map((contact) => contact.id),
    ]),
  );
  return live.units.flatMap((unit) => {
    const profile = live.profiles.get(unit.id);
    if (!profile) return [];
    const contactIds = booksOf(unit.id).ids.flatMap((bookId) => outside.get(bookId) ?? []);
    return contactIds.map((contactId) => ({ profileId: profile.id, contactId }));
  });
}
