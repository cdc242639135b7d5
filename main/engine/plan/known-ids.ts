import type { LiveState } from '../../../shared/domain/live.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';

/** The ids by which a run tells what is new: books, contacts of books that get more, units. */
export function knownIds(live: LiveState, steps: readonly Step[]): KnownIds {
  const contacts: KnownIds['contacts'] = {};
  for (const { write } of steps) {
    if (write?.op !== 'contact.create' || !('id' in write.book)) continue;
    const { id } = write.book;
    contacts[id] ??= (live.contacts.get(id) ?? []).map((contact) => contact.id);
  }
  const createsUnits = steps.some(({ write }) => write?.op === 'unit.create');
  return {
    addressBooks: live.addressBooks.map(({ id }) => id),
    contacts,
    ...(createsUnits ? { units: live.units.map(({ id }) => id) } : {}),
  };
}
