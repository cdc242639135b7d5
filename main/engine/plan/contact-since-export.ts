import type { Contact } from '../../../shared/domain/live.ts';
import { nameKey } from '../compare-keys.ts';
import { addressCells, sameAddressCells } from './exported-cells.ts';
import type { PlanContext } from './plan-context.ts';
import type { Edit } from './wishes.ts';

/** Phone columns of the Contacts sheet. */
export const SHOWN_NUMBERS = 3;

/** What a colleague changed of a contact since it was exported, in one sentence; null where nothing. */
export function changedSinceExport(
  contact: Contact,
  { baseline }: Pick<Edit, 'baseline'>,
  context: Pick<PlanContext, 'live' | 'index' | 'finder'>,
): string | null {
  const name = nameKey(baseline.name ?? '');
  if (name !== nameKey(contact.name)) {
    return `Exported as "${name}", but it is "${contact.name}" now.`;
  }
  const now = addressCells(contact, context);
  if (sameAddressCells(now, baseline)) return null;
  return `Exported with ${tellAddress(baseline)}, but it has ${tellAddress(now)} now.`;
}

const ADDRESS_FIELDS = new Set([
  'phone1',
  'phone2',
  'phone3',
  'phones',
  'room',
  'profileId',
  'providerContact',
]);

/** Where cells or shown values of a contact lead, for people. */
export function tellAddress(values: object): string {
  const shown = Object.entries(values).flatMap(([field, value]) =>
    ADDRESS_FIELDS.has(field) ? (Array.isArray(value) ? value.map(String) : [String(value)]) : [],
  );
  return shown.length > 0 ? shown.join(', ') : 'nothing';
}
