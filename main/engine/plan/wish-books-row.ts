import { nameKey } from '../compare-keys.ts';
import { ask, wishBook } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { editOf } from './wishes.ts';

/** An Address books row: the book, and perhaps its new name. */
export function wishBooksRow({ row, data, wishes }: WishRow<'addressBooks'>): void {
  const edit = editOf(row);
  // An exported row knows its book by id, so that another name in its cell is a renaming.
  const exported = edit?.baseline.addressBook;
  const wish = wishBook(wishes, exported ?? data.addressBook, row);
  wish.owners.push({ row, action: data.action });
  if (edit && data.remoteId !== undefined) wish.remoteId = data.remoteId;
  const renamed = edit?.fields.has('addressBook') ? data.addressBook : undefined;
  const newName = data.newName ?? renamed;
  if (newName !== undefined && nameKey(newName) !== wish.key) {
    ask(wish.newNames, nameKey(newName), row);
  }
}
