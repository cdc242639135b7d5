import type { Unit } from '../../../shared/domain/live.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import type { PlannedSoFar } from './planned-so-far.ts';
import type { PlanContext } from './plan-context.ts';
import { profileRef } from './profile-ref.ts';

/**
 * Steps of the same plan by which two rooms may come to have each other as a contact. The service
 * demands that for drop-in, so those steps come first.
 */
export type ContactNeeds = (one: Unit, other: Unit) => string[];

type Entry = { step: string; book: string };

/** Looks through the planned contacts and associations once. */
export function contactNeeds(planned: PlannedSoFar, context: PlanContext): ContactNeeds {
  /** By profile: contacts that call it. */
  const listings = new Map<string, Entry[]>();
  /** By unit: books that it comes to call from. */
  const joins = new Map<string, Entry[]>();
  const booksOf = new Map<string, Set<string>>();
  const existing = new Set(context.live.addressBooks.map(({ id }) => id));
  const know = (unitId: string, book: string): void => {
    booksOf.set(unitId, (booksOf.get(unitId) ?? new Set()).add(book));
  };
  for (const [book, units] of context.live.unitsOfBook) {
    for (const unitId of units) know(unitId, book);
  }
  for (const { id, write } of planned.steps) {
    if (write?.op === 'association.create') {
      const entry = { step: id, book: refKey(write.book) };
      add(joins, refKey(write.unit), entry);
      know(refKey(write.unit), entry.book);
    } else if (write?.op === 'contact.create' || write?.op === 'contact.update') {
      const { address } = write.contact;
      if (address.kind !== 'profile') continue;
      const book = write.op === 'contact.create' ? refKey(write.book) : write.addressBookId;
      add(listings, refKey(address.profile), { step: id, book });
    }
  }

  /** What makes `other` a contact that `one` may call. Of a book that exists nobody asked who is in it. */
  function needsFor(one: Unit, other: Unit): string[] {
    const profile = profileRef(other, planned, context);
    const listed = profile ? (listings.get(refKey(profile)) ?? []) : [];
    const callable = listed.filter(({ book }) => booksOf.get(one.id)?.has(book));
    const made = new Set(listed.map(({ book }) => book));
    const joined = (joins.get(one.id) ?? []).filter(
      ({ book }) => made.has(book) || existing.has(book),
    );
    return [...callable, ...joined].map(({ step }) => step);
  }

  return (one, other) =>
    [...new Set([...needsFor(one, other), ...needsFor(other, one)])].toSorted();
}

function add(entries: Map<string, Entry[]>, key: string, entry: Entry): void {
  const held = entries.get(key);
  if (held) held.push(entry);
  else entries.set(key, [entry]);
}

/** One text for everything that may mean the same object: its id, or the step that brings it. */
function refKey(ref: IdRef): string {
  return 'id' in ref ? ref.id : ref.step;
}
