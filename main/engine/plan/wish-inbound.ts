import { nameKey } from '../compare-keys.ts';
import type { InboundWish } from './calling-wishes.ts';
import { inboundWishKey } from './calling-wishes.ts';
import { exportedIds } from './exported-profile.ts';
import { findToRemove } from './find-to-remove.ts';
import { noteBookName, wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { editOf } from './wishes.ts';

type Place = Pick<InboundWish, 'unit' | 'bookKey' | 'bookName' | 'contact'>;
type Row = WishRow<'inboundCalling'>;

/** An Inbound calling row: which contact may call which room. An edited row of an export moves it. */
export function wishInbound(given: Row): void {
  const { row, data, wishes, resolve } = given;
  const edit = editOf(row);
  const contactId = exportedIds(row)?.[1] ?? null;
  let exported: InboundWish['exported'] = [];
  const add = (place: Place, wanted: InboundWish['wanted']): void => {
    noteBookName(wishes, place.bookKey, place.bookName);
    wishes.calling.inbound.push({ ...place, row, action: data.action, exported, wanted });
  };
  if (data.action === 'delete') {
    const gone = gonePlace(edit?.baseline ?? data, given);
    exported = exportedAt(gone, row);
    if (gone) add(gone, { on: false, cause: 'delete', instead: null, contactId });
    return;
  }
  const unit = resolve(row, { room: data.room });
  if (!unit) return;
  const now = placeOf(unit, data.addressBook, data.contact);
  const then = edit && gonePlace(edit.baseline, given);
  exported = exportedAt(then, row);
  const isMove = then !== null && inboundWishKey(then) !== inboundWishKey(now);
  wishProfile(wishes, unit, row);
  add(now, { on: true, moved: isMove });
  if (isMove) {
    add(then, { on: false, cause: 'edit', instead: inboundWishKey(now), contactId });
  }
}

/** The profile that the room was exported with, which is the first of the two ids of the key. */
function exportedAt(place: Place | null, row: InboundWish['row']): InboundWish['exported'] {
  const ids = exportedIds(row);
  return ids && place ? [{ unit: place.unit, profileId: ids[0] ?? '' }] : [];
}

function placeOf(unit: Place['unit'], book: string, contact: string): Place {
  return { unit, bookKey: nameKey(book), bookName: book, contact: nameKey(contact) };
}

/** Which contact is to call no more, as a row says or as it was exported; null where the room is not there. */
function gonePlace(
  said: Partial<Record<'room' | 'addressBook' | 'contact', string | undefined>>,
  given: Row,
): Place | null {
  const found = findToRemove(given, { room: said.room });
  if (found?.kind !== 'found') return null;
  return placeOf(found.unit, said.addressBook ?? '', said.contact ?? '');
}
