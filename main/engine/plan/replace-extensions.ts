import type { ValidRow } from '../../../shared/domain/row.ts';
import type { PlanContext } from './plan-context.ts';
import type { PlannedExtension } from './plan-extensions.ts';
import type { RemovalEntries } from './removal-entries.ts';
import { extensionKey } from './removal-look.ts';
import { ringing, taken } from './remove-extensions.ts';

/**
 * With --replace-extensions what rows of plain files give a room is the whole: what else rings there
 * goes, unless another row gives it to its own room.
 */
export function replaceExtensions(
  planned: readonly PlannedExtension[],
  entries: RemovalEntries,
  context: PlanContext,
): void {
  if (!context.options.replaceExtensions) return;
  const wanted = new Set(planned.map(({ wish }) => extensionKey(wish.live.id, wish.extension)));
  const rowsOf = new Map<string, Set<ValidRow>>();
  for (const { wish, profile } of planned) {
    if (!('id' in profile)) continue;
    const plain = wish.rows.filter(({ data }) => data.baseline === undefined);
    const held = rowsOf.get(profile.id) ?? new Set();
    for (const row of plain) held.add(row);
    if (held.size > 0) rowsOf.set(profile.id, held);
  }
  for (const [profileId, rows] of rowsOf) {
    for (const mapping of ringing(profileId, context)) {
      if (wanted.has(extensionKey(mapping.trunkId, mapping.extension))) continue;
      entries.add({ ...taken(mapping, [...rows], 'edit', context), own: true, rooms: [] });
    }
  }
}
