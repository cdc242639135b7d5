import type { PlannedRow } from '../../../shared/domain/plan.ts';
import type { RowData } from '../../../shared/domain/row.ts';

/** What a person calls a row: its room, contact, extension or address book; else how it begins. */
export function rowName({ data, cells }: Pick<PlannedRow, 'data' | 'cells'>): string {
  const named = data === null ? undefined : nameIn(data);
  return named || (cells.find((cell) => cell.trim() !== '')?.trim() ?? '');
}

function nameIn(data: RowData): string | undefined {
  switch (data.kind) {
    case 'rooms':
      return data.room;
    case 'contacts':
      return data.name;
    case 'extensions':
      return data.room === undefined ? data.extension : `${data.extension}, ${data.room}`;
    case 'addressBooks':
      return data.addressBook;
    case 'associations':
      return data.room === undefined ? data.addressBook : `${data.room}, ${data.addressBook}`;
    case 'callingRules':
      return `${data.room}, ${data.targetRoom}`;
    case 'inboundCalling':
      return `${data.contact}, ${data.room}`;
    case 'externalUsers':
      return data.externalUser;
  }
}
