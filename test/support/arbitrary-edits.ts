import * as fc from 'fast-check';
import type { LiveState } from '../../shared/domain/live.ts';
import { anyLive } from './arbitrary-plan.ts';
import { callingEdits } from './calling-edits.ts';
import type { ExportEdit } from './export-edit.ts';
import { objectEdits } from './object-edits.ts';
import { roomEdits } from './room-edits.ts';

/**
 * Live states in which every exported row says one thing: names are unique, trunks take calls, and books
 * are used here only.
 */
export const plainLive: fc.Arbitrary<LiveState> = anyLive.map((wild) => {
  const live = structuredClone(wild);
  const here = new Set(live.units.map(({ id }) => id));
  live.addressBooks.forEach((book, at) => (book.name = `Book ${at}`));
  for (const list of live.contacts.values()) {
    list.forEach((contact, at) => (contact.name = `Contact ${at}`));
  }
  for (const [id, units] of live.unitsOfBook) {
    live.unitsOfBook.set(
      id,
      units.filter((unitId) => here.has(unitId)),
    );
  }
  for (const trunk of live.trunks ?? []) trunk.status = 'ACTIVE';
  return live;
});

/** Some of the edits that could be made of an export of this, which have nothing to do with each other. */
export function someEdits(live: LiveState): fc.Arbitrary<ExportEdit[]> {
  const all = [
    ...live.units.flatMap((unit) => roomEdits(live, unit)),
    ...objectEdits(live),
    ...callingEdits(live),
  ];
  if (all.length === 0) return fc.constant([]);
  return fc.array(fc.nat({ max: all.length - 1 }), { maxLength: 4 }).map((picks) => {
    const taken = new Set<string>();
    return picks.flatMap((at) => {
      const edit = all[at];
      if (!edit || edit.about.some((one) => taken.has(one))) return [];
      for (const one of edit.about) taken.add(one);
      return [edit];
    });
  });
}
