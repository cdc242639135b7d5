import { refuseRemoval } from './edited-list.ts';
import type { WishRow } from './wish-row.ts';

/** A row whose action is `delete`: its own object shall go. */
export function wishRemoval({
  row,
  sink,
}: WishRow<'rooms' | 'contacts' | 'extensions' | 'addressBooks' | 'associations'>): void {
  refuseRemoval(row, 'action', 'delete', [], sink);
}
