import type { Step } from '../../../shared/domain/plan.ts';

export type FieldChange = { field: string; before: string | null; after: string | null };

const FIELD_WORDS: Record<string, string> = {
  addressBook: 'Address book',
  name: 'Name',
  displayName: 'Display name',
  phones: 'Numbers',
  numbers: 'Numbers',
  room: 'Room',
  profile: 'Profile',
  profileId: 'Profile ID',
  providerContact: 'Provider contact',
  extension: 'Extension',
  trunk: 'Trunk',
  unit: 'Room',
};

function fieldWord(name: string): string {
  const spaced = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return FIELD_WORDS[name] ?? spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

function text(value: string | string[] | undefined): string | null {
  if (value === undefined || value.length === 0) return null;
  return typeof value === 'string' ? value : value.join(', ');
}

/**
 * Old and new per field. Of something that stays, only what differs; of something new or
 * gone, everything. Null: nothing is there.
 */
export function fieldChanges(step: Pick<Step, 'before' | 'after'>): FieldChange[] {
  const { before, after } = step;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const all = fields.map((field) => ({
    field: fieldWord(field),
    before: text(before?.[field]),
    after: text(after?.[field]),
  }));
  const differing = all.filter((change) => change.before !== change.after);
  return before !== null && after !== null && differing.length > 0 ? differing : all;
}
