import type { LiveState } from '../../../shared/domain/live.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';

/** The ids by which a run tells what is new: all books, and the contacts of books that get more. */
export function knownIds(live: LiveState, steps: readonly Step[]): KnownIds {
  const contacts: KnownIds['contacts'] = {};
  for (const { write } of steps) {
    if (write?.op !== 'contact.create' || !('id' in write.book)) continue;
    const { id } = write.book;
    contacts[id] ??= (live.contacts.get(id) ?? []).map((contact) => contact.id);
  }
  return { addressBooks: live.addressBooks.map(({ id }) => id), contacts };
}
