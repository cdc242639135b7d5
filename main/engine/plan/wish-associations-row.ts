import type { WishRow } from './wish-row.ts';
import { wishAssociation, wishBook, wishProfile } from './wish-book.ts';
import { wishAssociationRemoval } from './wish-removal.ts';
import { editOf } from './wishes.ts';

const PLACE = ['addressBook', 'room', 'unitId'] as const;

/**
 * An Associations row: the book, and that the room may call from it. An exported row that names
 * another book or room moves it there.
 */
export function wishAssociationsRow(wish: WishRow<'associations'>): void {
  const { row, data, wishes, resolve } = wish;
  const edit = editOf(row);
  const unit = resolve(row, { unitId: data.unitId, room: data.room });
  if (!unit) return;
  const isMoved = PLACE.some((field) => edit?.fields.has(field) && edit.baseline[field]);
  wishProfile(wishes, unit, row);
  const { key } = wishBook(wishes, data.addressBook, row);
  const owner = isMoved ? null : { row, action: data.action };
  wishAssociation(wishes, key, unit, row, owner, isMoved);
  if (edit && isMoved) {
    const instead = { bookKey: key, unitId: unit.id };
    wishAssociationRemoval(wish, { cause: 'edit', instead });
  }
}
