import type { RowDataOf, ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import type { ResolveRoom } from './resolve-room.ts';
import { noteBookName, wishBook, wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import type { ContactWish, Edit, WishedAddress } from './wishes.ts';
import { editOf } from './wishes.ts';

const PHONES = ['phone1', 'phone2', 'phone3'] as const;

/** A Contacts row: its book, the contact, and the profile of the room that it calls. */
export function wishContactsRow(wish: WishRow<'contacts'>): void {
  const { row, data, wishes, resolve } = wish;
  const edit = editOf(row);
  const whole = !edit || edit.fields.has('addressBook');
  const edited = {
    phones: whole || PHONES.some((field) => edit.fields.has(field)),
    room: whole || edit.fields.has('room'),
    profileId: whole || edit.fields.has('profileId'),
    providerContact: whole || edit.fields.has('providerContact'),
  };
  const address = addressIn(row, data, edited, resolve);
  if (!address) return;
  if (address.kind === 'room') wishProfile(wishes, address.unit, row);
  const bookKey = nameKey(data.addressBook);
  // An exported contact is found by its id, so its book is looked into and never created.
  if (whole) wishBook(wishes, data.addressBook, row);
  else noteBookName(wishes, bookKey, data.addressBook);
  const wished: ContactWish = {
    bookKey,
    name: nameKey(data.name),
    address,
    rows: [row],
    action: data.action,
    remoteId: data.remoteId ?? null,
    edit,
    removal: null,
    movedFrom: null,
  };
  if (!edit || !whole) wishes.contacts.push(wished);
  else if (wished.remoteId === null) wishes.contacts.push({ ...wished, edit: null });
  else wishMove(wish, edit, wished, wished.remoteId);
}

/** An exported contact that names another book: one is made there, and then the old one goes. */
function wishMove(
  { data, wishes }: WishRow<'contacts'>,
  edit: Edit,
  wished: ContactWish,
  remoteId: string,
): void {
  const instead: ContactWish = {
    ...wished,
    remoteId: null,
    edit: null,
    movedFrom: { remoteId, edit },
  };
  const oldBook = edit.baseline.addressBook ?? '';
  noteBookName(wishes, nameKey(oldBook), oldBook);
  wishes.contacts.push(instead, {
    ...wished,
    bookKey: nameKey(oldBook),
    name: nameKey(edit.baseline.name ?? data.name),
    address: { kind: 'keep' },
    action: 'delete',
    removal: { cause: 'edit', instead },
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
