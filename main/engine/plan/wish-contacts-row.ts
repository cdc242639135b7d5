import type { RowDataOf, ValidRow } from '../../../shared/domain/row.ts';
import { refuseMove } from './edited-list.ts';
import { nameKey } from '../compare-keys.ts';
import type { ResolveRoom } from './resolve-room.ts';
import { noteBookName, wishBook, wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import type { WishedAddress } from './wishes.ts';
import { editOf } from './wishes.ts';

const PHONES = ['phone1', 'phone2', 'phone3'] as const;

/** A Contacts row: its book, the contact, and the profile of the room that it calls. */
export function wishContactsRow({ row, data, wishes, resolve, sink }: WishRow<'contacts'>): void {
  const edit = editOf(row);
  if (edit?.fields.has('addressBook')) {
    return refuseMove(row, 'addressBook', data.addressBook, sink);
  }
  const edited = {
    phones: !edit || PHONES.some((field) => edit.fields.has(field)),
    room: !edit || edit.fields.has('room'),
    profileId: !edit || edit.fields.has('profileId'),
    providerContact: !edit || edit.fields.has('providerContact'),
  };
  const address = addressIn(row, data, edited, resolve);
  if (!address) return;
  if (address.kind === 'room') wishProfile(wishes, address.unit, row);
  const bookKey = nameKey(data.addressBook);
  // An exported contact is found by its id, so its book is looked into and never created.
  if (edit) noteBookName(wishes, bookKey, data.addressBook);
  else wishBook(wishes, data.addressBook, row);
  wishes.contacts.push({
    bookKey,
    name: nameKey(data.name),
    address,
    rows: [row],
    action: data.action,
    remoteId: data.remoteId ?? null,
    edit,
  });
}

type AddressFields = 'phones' | 'room' | 'profileId' | 'providerContact';

function addressIn(
  row: ValidRow,
  data: RowDataOf<'contacts'>,
  edited: Record<AddressFields, boolean>,
  resolve: ResolveRoom,
): WishedAddress | null {
  if (edited.phones && data.phones.length > 0) {
    return { kind: 'phones', numbers: [...new Set(data.phones)] };
  }
  if (edited.room && data.room !== undefined) {
    const unit = resolve(row, { room: data.room });
    return unit && { kind: 'room', unit };
  }
  if (edited.profileId && data.profileId !== undefined) {
    return { kind: 'profile', profileId: data.profileId };
  }
  if (edited.providerContact && data.providerContact !== undefined) {
    return { kind: 'provider', providerId: data.providerContact };
  }
  return { kind: 'keep' };
}
