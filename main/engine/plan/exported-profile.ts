import type { ExportedProfile } from './calling-wishes.ts';
import { partsOfKey } from './exported-keys.ts';
import type { PlanContext } from './plan-context.ts';
import { editOf } from './wishes.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';

/** The ids by which an export knew the row's own object; null for rows of plain files. */
export function exportedIds(row: ValidRow): string[] | null {
  const { remoteId } = row.data;
  return editOf(row) === null || remoteId === undefined ? null : partsOfKey(remoteId);
}

/**
 * Why an exported row that knows its rooms by name alone must not be carried out: a room of that name has
 * another profile now, so that the row may speak of another property. Null where nothing tells against
 * it; what no longer has a profile has nothing that could be taken for something else.
 */
export function otherProfile(
  exported: readonly ExportedProfile[],
  { live, finder }: Pick<PlanContext, 'live' | 'finder'>,
): string | null {
  for (const { unit, profileId } of exported) {
    const now = live.profiles.get(unit.id);
    if (!now || now.id === profileId) continue;
    return `${finder.pathOf(unit.id)} has another communication profile than the row was exported with: it was made anew since, or the export is of another property; export this property again and edit that.`;
  }
  return null;
}
