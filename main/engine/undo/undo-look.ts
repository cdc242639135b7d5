import type { AddressBook, Contact, LiveState, Profile } from '../../../shared/domain/live.ts';
import type { Restore } from '../../../shared/domain/plan.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import { useOf } from '../plan/choose-book.ts';
import type { LiveIndex } from '../plan/live-index.ts';
import { indexLive } from '../plan/live-index.ts';
import { mustBeRead } from '../plan/plan-context.ts';
import type { RoomFinder } from '../rooms/room-finder.ts';
import { createRoomFinder } from '../rooms/room-finder.ts';
import type { Effect } from './undo-source.ts';

/** What planning an undo looks up again and again. */
export type UndoLook = {
  live: LiveState;
  index: LiveIndex;
  finder: RoomFinder;
  options: Pick<PlanOptions, 'allowMessages' | 'sharedBooks'>;
  effects: readonly Effect[];
  /** By the id of an object that the job removed: how it is named now that it comes back. */
  refs: Map<string, IdRef>;
  books: ReadonlyMap<string, AddressBook>;
  /** Live contacts by id, as far as their books were read. */
  contacts: ReadonlyMap<string, Contact>;
  /** Live profiles by their own id. */
  profiles: ReadonlyMap<string, Profile>;
  /** Contacts that the job brought, and those that stand for one that is to be brought back. */
  taken: Set<string>;
};

export function lookForUndo(
  effects: readonly Effect[],
  live: LiveState,
  options: UndoLook['options'],
): UndoLook {
  const brought = effects.flatMap(({ write, remoteId }) =>
    write.op === 'contact.create' && remoteId !== null ? [remoteId] : [],
  );
  const profiles = [...live.otherProfiles.values(), ...live.profiles.values()];
  return {
    live,
    index: indexLive(live),
    finder: createRoomFinder(live.units, live.property),
    options,
    effects,
    refs: new Map(),
    books: new Map(live.addressBooks.map((book) => [book.id, book])),
    contacts: new Map([...live.contacts.values()].flat().map((one) => [one.id, one])),
    profiles: new Map(profiles.flatMap((one) => (one ? [[one.id, one] as const] : []))),
    taken: new Set(brought),
  };
}

/** The write that brings the object of an effect back; undefined where nobody noted it. */
export function mainRestore({ step }: Effect): StepWrite | undefined {
  return step.restore?.writes[0];
}

/** How an object is named now: as it always was, or as what takes its place. */
export function refOf(id: string, { refs }: Pick<UndoLook, 'refs'>): IdRef {
  return refs.get(id) ?? { id };
}

/** Is there such a unit, or will it be back? */
export function hasUnit(unitId: string, { live, index, refs }: UndoLook): boolean {
  return refs.has(unitId) || index.units.has(unitId) || unitId === live.property.id;
}

/** Is there such a profile, or will it be back? */
export function hasProfile(profileId: string, { index, profiles, refs }: UndoLook): boolean {
  if (refs.has(profileId) || profiles.has(profileId)) return true;
  return mustBeRead(index.placeOfProfile.get(profileId), `The profile ${profileId}`) !== 'gone';
}

/** Is there such a book, or will it be back? */
export function hasBook(bookId: string, { books, refs }: UndoLook): boolean {
  return refs.has(bookId) || books.has(bookId);
}

/** Why nothing in a book may be touched; null where it may, and where it is only coming back. */
export function refusalOf(bookId: string, look: UndoLook): string | null {
  const ref = refOf(bookId, look);
  const book = 'id' in ref ? look.books.get(ref.id) : undefined;
  if (!book) return null;
  const { elsewhere } = useOf(book, look);
  if (elsewhere === 0 || look.options.sharedBooks) return null;
  return `"${book.name}" is used by units outside this property too; --shared-books allows changing it.`;
}

/** A room as people call it: by the path of its profile's unit. */
export function roomOf(profileId: string | null, { index, finder }: UndoLook): string {
  if (profileId === null) return 'a room that the service does not tell';
  const place = index.placeOfProfile.get(profileId);
  if (place === 'gone') return 'a room that no longer exists';
  return place?.here ? finder.pathOf(place.unitId) : 'a room outside this property';
}

/** Is anything known that takes this step back? */
export function isKnown({ step }: Effect): boolean {
  return step.restore !== undefined && step.restore.writes.length > 0;
}

/** Why an effect whose old state is not known stays. */
export function whyUnknown(restore: Restore | undefined): string {
  return (
    restore?.lost[0] ??
    'The job was made by an earlier Bellhop, which did not note what was there before.'
  );
}
