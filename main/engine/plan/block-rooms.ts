import type { Step } from '../../../shared/domain/plan.ts';
import type { RemovalEntries, RemovalEntry } from './removal-entries.ts';

/**
 * A room whose removal cannot be done as a whole is not begun: what only it wants gone is blocked. Its
 * unit alone may stay without the rest being kept from going.
 *
 * @param kept steps of other rows, for which parts of the room may wait
 */
export function blockRooms(entries: RemovalEntries, kept: readonly Step[]): void {
  const byId = new Map(kept.map((step) => [step.id, step]));
  const reasons = new Map<string, string>();
  for (const entry of entries.all()) {
    const reason = entry.rooms.length > 0 ? hindrance(entry, byId) : null;
    if (reason === null) continue;
    for (const room of entry.rooms) if (!reasons.has(room)) reasons.set(room, reason);
  }
  for (const entry of entries.all()) {
    const { step, rooms, own } = entry;
    const [reason] = rooms.flatMap((room) => reasons.get(room) ?? []);
    const isWanted = own || !rooms.every((room) => reasons.has(room));
    if (reason === undefined || isWanted || step.write === null) continue;
    const sentence = `The room stays as it is. ${reason}`;
    entries.replace(entry, { ...step, action: 'blocked', write: null, reason: sentence });
  }
}

/** Why this part of a room may not go; null where it may. */
function hindrance({ step, stage }: RemovalEntry, byId: ReadonlyMap<string, Step>): string | null {
  if (stage === 'unit') return null;
  for (const id of [step.id, ...step.needs]) {
    const other = byId.get(id);
    if (other && isBarred(other)) return `${other.key}: ${other.reason ?? 'it is not sent.'}`;
  }
  return isBarred(step) ? `${step.key}: ${step.reason ?? 'it is not sent.'}` : null;
}

function isBarred({ action }: Step): boolean {
  return action === 'conflict' || action === 'blocked';
}
