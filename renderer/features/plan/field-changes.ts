import type { Step } from '../../../shared/domain/plan.ts';
import { capitalised, formatCount } from '../../ui/format.ts';

export type FieldChange = { field: string; before: string | null; after: string | null };

/** Fields that people call otherwise than their names are spelled. */
const FIELD_WORDS: Record<string, string> = {
  phones: 'Numbers',
  unit: 'Room',
  profileId: 'Profile ID',
};

/** Of a list that comes or goes as a whole so many are named. */
const NAMED = 12;

function fieldWord(name: string): string {
  return FIELD_WORDS[name] ?? capitalised(name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

function text(value: string | string[] | undefined, whole: boolean): string | null {
  if (value === undefined || value.length === 0) return null;
  if (typeof value === 'string') return value;
  const more = value.length - NAMED;
  if (whole || more <= 1) return value.join(', ');
  return `${value.slice(0, NAMED).join(', ')} and ${formatCount(more)} more`;
}

/**
 * Old and new per field. Of something that stays, only what differs; of something new or
 * gone, everything, long lists by their first few. Null: nothing is there.
 */
export function fieldChanges(step: Pick<Step, 'before' | 'after'>): FieldChange[] {
  const { before, after } = step;
  const stays = before !== null && after !== null;
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const all = fields.map((field) => ({
    field: fieldWord(field),
    before: text(before?.[field], stays),
    after: text(after?.[field], stays),
  }));
  const differing = all.filter((change) => change.before !== change.after);
  return stays && differing.length > 0 ? differing : all;
}
