import type { SheetKind } from '../../shared/domain/kinds.ts';
import type { ExternalUser, LiveState, Unit } from '../../shared/domain/live.ts';
import type { Cells } from '../../main/engine/plan/exported-cells.ts';
import { PROVIDER } from './arbitrary-plan.ts';

/** One edit of an exported row, and what it means for what is live. */
export type ExportEdit = {
  kind: SheetKind;
  /** Key of the row. */
  remoteId: string;
  cells: Cells;
  /** What it is about; edits that share something could contradict each other. */
  about: string[];
  /** Makes the change in a live state. */
  change(live: LiveState): void;
};

export function unitOf(live: LiveState, profileId: string | null): Unit | undefined {
  return live.units.find(({ id }) => live.profiles.get(id)?.id === profileId);
}

/** The profile of a unit, made as the plan makes it where a row names the room. */
export function profileOf(live: LiveState, unit: Unit): string {
  const there = live.profiles.get(unit.id);
  if (there) return there.id;
  const made = { id: `made-for-${unit.id}`, unitId: unit.id, name: unit.name };
  live.profiles.set(unit.id, made);
  return made.id;
}

export function elsewhere(live: LiveState, unit: Unit): Unit[] {
  return live.units.filter(({ id }) => id !== unit.id);
}

export function without(live: LiveState, gone: ExternalUser | undefined): ExternalUser[] {
  return (live.externalUsers.get(PROVIDER) ?? []).filter(
    ({ externalUserId }) => externalUserId !== gone?.externalUserId,
  );
}

export function removeContact(live: LiveState, bookId: string, contactId: string): void {
  const left = (live.contacts.get(bookId) ?? []).filter(({ id }) => id !== contactId);
  live.contacts.set(bookId, left);
}

export function dissociate(live: LiveState, bookId: string, unitId: string): void {
  const units = (live.unitsOfBook.get(bookId) ?? []).filter((id) => id !== unitId);
  live.unitsOfBook.set(bookId, units);
  const books = (live.booksOfUnit.get(unitId) ?? []).filter((id) => id !== bookId);
  live.booksOfUnit.set(unitId, books);
}
