import type { LiveState } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { RemovalEntry } from './removal-entries.ts';
import { STAGES } from './removal-entries.ts';

/**
 * Removals in safe order, each with what must be done before it: calling, extensions, contacts,
 * associations, books, profiles, units bottom-up.
 *
 * @param own whose steps are given, in the order of their stages
 * @param all these and those whose step is one of `kept`, since other rows want it too
 * @param kept steps of other rows; those that take calling away come before what it hangs on
 */
export function orderRemovals(
  own: readonly RemovalEntry[],
  all: readonly RemovalEntry[],
  kept: readonly Step[],
  live: Pick<LiveState, 'contacts' | 'profiles'>,
): Step[] {
  const steps = [...kept, ...own.map(({ step }) => step)];
  const inbound = inboundSteps(steps);
  const ofBook = bookSteps(steps);
  const ofRoom = new Map<string, RemovalEntry[]>();
  for (const entry of all) {
    for (const room of entry.rooms) ofRoom.set(room, [...(ofRoom.get(room) ?? []), entry]);
  }

  function needsOf({ step, rooms, stage }: RemovalEntry): string[] {
    const { write } = step;
    const before = rooms.flatMap((room) => partsBefore(stage, ofRoom.get(room) ?? []));
    switch (write?.op) {
      case 'contact.delete':
        return [...before, ...inbound.of(write.contactId)];
      case 'association.delete':
        return [...before, ...inbound.of(live.profiles.get(write.unitId)?.id ?? '')];
      case 'addressBook.delete': {
        const contacts = live.contacts.get(write.addressBookId) ?? [];
        const callers = contacts.flatMap(({ id }) => inbound.of(id));
        return [...before, ...callers, ...ofBook(write.addressBookId)];
      }
      case 'profile.delete':
        return [...before, ...inbound.of(write.profileId)];
      default:
        return before;
    }
  }

  return own.map((entry) => {
    const { step } = entry;
    if (step.write === null) return step;
    const needs = new Set([...step.needs, ...needsOf(entry)]);
    needs.delete(step.id);
    return { ...step, needs: [...needs] };
  });
}

/** Profiles and units wait for all that their room has, everything else for the stage before its own. */
function partsBefore(stage: RemovalEntry['stage'], parts: readonly RemovalEntry[]): string[] {
  const at = STAGES.indexOf(stage);
  const earlier = parts.filter((part) => STAGES.indexOf(part.stage) < at);
  if (stage === 'profile' || stage === 'unit') return earlier.map(({ step }) => step.id);
  const last = earlier.at(-1)?.stage;
  return earlier.filter((part) => part.stage === last).map(({ step }) => step.id);
}

/** Steps that end somebody's calling in, by the contact and by the profile. */
function inboundSteps(steps: readonly Step[]): { of(id: string): string[] } {
  const held = new Map<string, string[]>();
  for (const { id, write } of steps) {
    if (write?.op !== 'inboundCalling.delete') continue;
    for (const key of [write.contactId, write.profileId]) {
      held.set(key, [...(held.get(key) ?? []), id]);
    }
  }
  return { of: (id) => held.get(id) ?? [] };
}

/** Steps that take something out of a book, by its id. */
function bookSteps(steps: readonly Step[]): (bookId: string) => string[] {
  const held = new Map<string, string[]>();
  for (const { id, write } of steps) {
    if (write?.op !== 'contact.delete' && write?.op !== 'association.delete') continue;
    held.set(write.addressBookId, [...(held.get(write.addressBookId) ?? []), id]);
  }
  return (bookId) => held.get(bookId) ?? [];
}
