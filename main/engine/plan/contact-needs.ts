import type { Unit } from '../../../shared/domain/live.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { PlannedSoFar } from './plan-calling.ts';
import type { PlanContext } from './plan-context.ts';
import { profileRef } from './profile-ref.ts';

/**
 * Steps of the same plan by which two rooms come to have each other as a contact. The service demands
 * that for drop-in, so those steps come first.
 */
export type ContactNeeds = (one: Unit, other: Unit) => string[];

type Entry = { step: string; book: string };

/** Looks through the planned contacts and associations once. */
export function contactNeeds(planned: PlannedSoFar, context: PlanContext): ContactNeeds {
  const callers = new Map<string, Entry[]>();
  const books = new Map<string, Map<string, string | null>>();
  const booksOf = (unitId: string): Map<string, string | null> => {
    const held = books.get(unitId) ?? new Map<string, string | null>();
    books.set(unitId, held);
    return held;
  };
  for (const [bookId, units] of context.live.unitsOfBook) {
    for (const unitId of units) booksOf(unitId).set(bookId, null);
  }
  for (const { id, write } of planned.steps) {
    if (write?.op === 'association.create') {
      booksOf(refKey(write.unit)).set(refKey(write.book), id);
    } else if (write?.op === 'contact.create' || write?.op === 'contact.update') {
      const { address } = write.contact;
      if (address.kind !== 'profile') continue;
      const key = refKey(address.profile);
      const book = write.op === 'contact.create' ? refKey(write.book) : write.addressBookId;
      callers.set(key, [...(callers.get(key) ?? []), { step: id, book }]);
    }
  }

  /** What makes `other` a contact that `one` may call. */
  function needsFor(one: Unit, other: Unit): string[] {
    const profile = profileRef(other, planned, context);
    if (!profile) return [];
    const known = booksOf(one.id);
    const made = callers.get(refKey(profile)) ?? [];
    const listed = made.filter(({ book }) => known.has(book));
    const existing =
      'id' in profile
        ? [...known.keys()].filter((book) =>
            context.live.contacts
              .get(book)
              ?.some(
                ({ address }) => address?.kind === 'profile' && address.profileId === profile.id,
              ),
          )
        : [];
    const associations = [...listed.map(({ book }) => book), ...existing].flatMap(
      (book) => known.get(book) ?? [],
    );
    return [...listed.map(({ step }) => step), ...associations];
  }

  return (one, other) => [...new Set([...needsFor(one, other), ...needsFor(other, one)])];
}

/** One text for everything that may mean the same object: its id, or the step that brings it. */
function refKey(ref: IdRef): string {
  return 'id' in ref ? ref.id : ref.step;
}
