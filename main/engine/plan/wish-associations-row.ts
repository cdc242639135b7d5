import { refuseMove } from './edited-list.ts';
import { wishAssociation, wishBook, wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { editOf } from './wishes.ts';

/** An Associations row: the book, and that the room may call from it. */
export function wishAssociationsRow({
  row,
  data,
  wishes,
  resolve,
  sink,
}: WishRow<'associations'>): void {
  const edit = editOf(row);
  for (const field of ['addressBook', 'room', 'unitId'] as const) {
    if (edit?.fields.has(field)) return refuseMove(row, field, data[field] ?? '', sink);
  }
  const unit = resolve(row, { unitId: data.unitId, room: data.room });
  if (!unit) return;
  wishProfile(wishes, unit, row);
  const { key } = wishBook(wishes, data.addressBook, row);
  wishAssociation(wishes, key, unit, row, { row, action: data.action });
}
