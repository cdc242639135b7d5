import type { ColumnMapping } from '../../../shared/domain/mapping.ts';
import type { SheetColumn } from './sheet-columns.ts';

/**
 * Takes the room from a list of contacts whose rows have phone numbers too: there the room tells whose
 * contact it is, not whom to call. A header of the template is left as it is.
 */
export function leaveRoomToNumbers(
  read: readonly SheetColumn[],
  columns: readonly ColumnMapping[],
): void {
  const room = columns.find(({ field, score }) => field === 'room' && score < 1);
  const phone = columns.find(({ field }) => field === 'phone1');
  if (!room || !phone) return;
  const [rooms, phones] = [read[room.index]?.cells.share ?? 0, read[phone.index]?.cells.share ?? 0];
  // Shares above one in sum must overlap.
  if (rooms + phones <= 1.5) return;
  room.field = null;
  room.reason = `Its rows have phone numbers, and a contact calls either a number or a room; --map room="${room.column}" takes it.`;
}
