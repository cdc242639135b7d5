import type { Step } from '../../../shared/domain/plan.ts';
import type { RowData } from '../../../shared/domain/row.ts';
import type { RoomFinder, RoomRef } from '../rooms/room-finder.ts';

/** The path of the room that a row is about, from what it says and the steps that serve it; null: about none. */
export type RoomOfRow = (data: RowData, steps: readonly Step[]) => string | null;

/**
 * A row is about the room that it names; a rule about the one that has it, not the one that it is for.
 * Rows that name a profile, or an extension alone, are about the room that their steps show.
 *
 * @param finder knows new rooms too
 * @param units ids of all of them
 */
export function createRoomOfRow(finder: RoomFinder, units: Iterable<string>): RoomOfRow {
  const known = new Map<string, string | null>();
  let paths: ReadonlySet<string> | null = null;

  const named = (ref: RoomRef): string | null => {
    const key = JSON.stringify([ref.unitId, ref.room, ref.floor]);
    const held = known.get(key);
    if (held !== undefined) return held;
    const finding = finder.find(ref);
    const path = finding.kind === 'found' ? finder.pathOf(finding.unit.id) : null;
    known.set(key, path);
    return path;
  };
  const shown = (step: Step): string | null => {
    paths ??= new Set([...units].map((id) => finder.pathOf(id)));
    const room = step.after?.['room'] ?? step.before?.['room'];
    return typeof room === 'string' && paths.has(room) ? room : null;
  };

  return (data, steps) => {
    // What goes with a book may show any number of rooms, and the row is about none of them.
    if (data.kind === 'addressBooks') return null;
    const ref = refOf(data);
    if (ref) return named(ref);
    for (const step of steps) {
      const room = shown(step);
      if (room !== null) return room;
    }
    return null;
  };
}

function refOf(data: Exclude<RowData, { kind: 'addressBooks' }>): RoomRef | null {
  const { room } = data;
  const unitId = 'unitId' in data ? data.unitId : undefined;
  const floor = 'floor' in data ? data.floor : undefined;
  return room === undefined && unitId === undefined ? null : { room, unitId, floor };
}
