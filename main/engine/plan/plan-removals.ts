import type { Step } from '../../../shared/domain/plan.ts';
import { blockRooms } from './block-rooms.ts';
import { contradictingContacts } from './contradicting-contacts.ts';
import { orderRemovals } from './order-removals.ts';
import type { PlanContext } from './plan-context.ts';
import { removeAssociations } from './remove-associations.ts';
import { removeBooks } from './remove-books.ts';
import { removeExtensions } from './remove-extensions.ts';
import { removeListed } from './remove-listed.ts';
import { removeRooms } from './remove-rooms.ts';
import { removeUnits } from './remove-units.ts';
import type { RemovalLook } from './removal-look.ts';
import { lookForRemovals } from './removal-look.ts';
import type { RemovalEntries } from './removal-entries.ts';
import { createRemovalEntries } from './removal-entries.ts';
import { replaceExtensions } from './replace-extensions.ts';
import type { Wishes } from './wishes.ts';

export type PlannedBefore = Pick<RemovalLook, 'books' | 'contacts' | 'extensions'> & {
  /** All steps planned before, in order. */
  steps: readonly Step[];
};

/** All steps of a plan: those planned before, and then every removal, in the order that is safe. */
export function planRemovals(
  wishes: Wishes,
  { steps, ...planned }: PlannedBefore,
  context: PlanContext,
): Step[] {
  const { contacts, extensions } = planned;
  const look = lookForRemovals(planned, context);
  const entries = createRemovalEntries();
  const own = new Set<Step>();
  for (const { wish, step } of contacts) {
    if (!wish.removal) continue;
    own.add(step);
    const object = step.remoteId ?? step.id;
    entries.add({ object, stage: 'contact', own: true, rooms: [], step });
  }
  contradictingContacts(contacts, context);
  removeListed(wishes, look, entries, context);
  removeAssociations(wishes, look, entries, context);
  removeExtensions(wishes, look, entries, context);
  replaceExtensions(extensions, entries, context);
  removeRooms(wishes, look, entries, context);
  removeUnits(wishes.removals.rooms, entries, context);

  const others = steps.filter((step) => !own.has(step));
  blockRooms(entries, others);
  removeBooks(wishes, look, entries, context);
  const { kept, taken } = shareCalling(others, entries);
  return [...kept, ...orderRemovals(taken, entries.all(), kept, context.live)];
}

/**
 * Calling that goes with a room may go for a row of its own as well: then one step does both, and what
 * the room needs outweighs what is only left as it is.
 */
function shareCalling(
  steps: readonly Step[],
  entries: RemovalEntries,
): { kept: Step[]; taken: ReturnType<RemovalEntries['all']> } {
  const shared = new Map(steps.map((step) => [step.id, step]));
  const taken = entries.all().filter(({ stage, step }) => {
    const held = stage === 'calling' ? shared.get(step.id) : undefined;
    if (!held) return true;
    const rows = [...new Set([...held.rows, ...step.rows])];
    const decisive = held.action === 'unchanged' ? step : held;
    shared.set(held.id, { ...decisive, rows });
    return false;
  });
  return { kept: [...shared.values()], taken };
}
