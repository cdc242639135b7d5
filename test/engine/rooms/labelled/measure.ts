import { createRoomFinder } from '../../../../main/engine/rooms/room-finder.ts';
import type { LabelledProperty } from './labelled-rooms.ts';

/** What the finder made of labelled ways of writing rooms. */
export type Measured = {
  properties: number;
  lookups: number;
  /** Lookups that mean a room. */
  meant: number;
  /** Lookups that were given a room. */
  given: number;
  /** Lookups that were given the room that they mean. */
  right: number;
  /** One line for each lookup with anything else than it means. */
  misses: string[];
};

export function measure(properties: readonly LabelledProperty[]): Measured {
  const measured: Measured = {
    properties: properties.length,
    lookups: 0,
    meant: 0,
    given: 0,
    right: 0,
    misses: [],
  };
  for (const { property, units, lookups } of properties) {
    const finder = createRoomFinder(units, property);
    for (const { ref, shown, meant } of lookups) {
      const finding = finder.find(ref);
      const given =
        finding.kind === 'found'
          ? finding.unit.id
          : finding.kind === 'ambiguous'
            ? 'ambiguous'
            : 'none';
      const isRoom = meant !== 'ambiguous' && meant !== 'none';
      measured.lookups++;
      if (isRoom) measured.meant++;
      if (finding.kind === 'found') measured.given++;
      if (isRoom && given === meant) measured.right++;
      if (given === meant) continue;
      measured.misses.push(`${property.name} | ${shown} | ${meant} | ${given}`);
    }
  }
  return measured;
}

/** Of the lookups that were given a room, the share whose room it is; 1 where none was. */
export function precisionOf({ right, given }: Measured): number {
  return given === 0 ? 1 : right / given;
}

/** Of the lookups that mean a room, the share that was given it; 1 where none does. */
export function recallOf({ right, meant }: Measured): number {
  return meant === 0 ? 1 : right / meant;
}
