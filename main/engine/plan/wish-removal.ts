import { nameKey } from '../compare-keys.ts';
import type { RoomRef } from '../rooms/room-finder.ts';
import { partsOfKey } from './exported-keys.ts';
import { findToRemove } from './find-to-remove.ts';
import type { AssociationRemoval, Cause, ExtensionRemoval } from './removals.ts';
import { noteBookName } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import type { WishedAddress } from './wishes.ts';
import { addRow, editOf } from './wishes.ts';

type Removable = 'rooms' | 'contacts' | 'extensions' | 'addressBooks' | 'associations';

/** A row whose action is `delete`: its own object shall go. */
export function wishRemoval({ data, ...rest }: WishRow<Removable>): void {
  switch (data.kind) {
    case 'rooms':
      return wishRoomRemoval({ data, ...rest });
    case 'contacts':
      return wishContactRemoval({ data, ...rest });
    case 'extensions':
      return wishExtensionRemoval({ data, ...rest }, { cause: 'delete', instead: null });
    case 'addressBooks':
      return wishBookRemoval({ data, ...rest });
    case 'associations':
      return wishAssociationRemoval({ data, ...rest }, { cause: 'delete', instead: null });
  }
}

function wishRoomRemoval(wish: WishRow<'rooms'>): void {
  const { row, data, wishes } = wish;
  const exported = editOf(row) ? data.remoteId : undefined;
  const found = findToRemove(
    wish,
    exported === undefined
      ? { unitId: data.unitId, room: data.room, floor: data.floor }
      : { unitId: exported },
  );
  if (!found) return;
  const { rooms, missingRooms } = wishes.removals;
  if (found.kind === 'missing') {
    const room = data.room ?? data.unitId ?? '';
    const held = missingRooms.find((missing) => missing.room === room);
    if (held) addRow(held.rows, row);
    else missingRooms.push({ room, rows: [row] });
    return;
  }
  const { unit } = found;
  const held = rooms.get(unit.id) ?? { unit, rows: [], byId: false };
  addRow(held.rows, row);
  held.byId ||= exported !== undefined || data.unitId !== undefined;
  rooms.set(unit.id, held);
}

function wishContactRemoval(wish: WishRow<'contacts'>): void {
  const { row, data, wishes } = wish;
  const edit = editOf(row);
  const bookKey = nameKey(data.addressBook);
  const remoteId = data.remoteId ?? null;
  const address = remoteId === null ? addressToRemove(wish) : ({ kind: 'keep' } as const);
  if (!address) return;
  noteBookName(wishes, bookKey, data.addressBook);
  wishes.contacts.push({
    bookKey,
    name: nameKey(data.name),
    address,
    rows: [row],
    action: 'delete',
    remoteId,
    edit,
    removal: { cause: 'delete', instead: null },
    movedFrom: null,
  });
}

/** Where the contact to remove leads, as far as the row tells. */
function addressToRemove(wish: WishRow<'contacts'>): WishedAddress | null {
  const { data } = wish;
  if (data.phones.length > 0) return { kind: 'phones', numbers: data.phones };
  if (data.room !== undefined) {
    const found = findToRemove(wish, { room: data.room });
    return found?.kind === 'found'
      ? { kind: 'room', unit: found.unit }
      : found && { kind: 'missing', room: data.room };
  }
  if (data.profileId !== undefined) return { kind: 'profile', profileId: data.profileId };
  if (data.providerContact !== undefined) {
    return { kind: 'provider', providerId: data.providerContact };
  }
  return { kind: 'keep' };
}

function wishBookRemoval({ row, data, wishes }: WishRow<'addressBooks'>): void {
  const edit = editOf(row);
  const name = edit?.baseline.addressBook ?? data.addressBook;
  const key = nameKey(name);
  noteBookName(wishes, key, name);
  wishes.removals.books.push({
    row,
    key,
    name: key,
    remoteId: (edit && data.remoteId) ?? null,
  });
}

/** The association of a row, as it was exported where it was. */
export function wishAssociationRemoval(
  wish: WishRow<'associations'>,
  { cause, instead }: Pick<AssociationRemoval, 'instead'> & { cause: Cause },
): void {
  const { row, data, wishes } = wish;
  const baseline = editOf(row)?.baseline;
  const place = baseline ?? data;
  const name = place.addressBook ?? data.addressBook;
  const found = findToRemove(wish, roomOf(place, baseline !== undefined));
  if (!found) return;
  const key = nameKey(name);
  noteBookName(wishes, key, name);
  wishes.removals.associations.push({
    row,
    cause,
    unit: found.kind === 'found' ? found.unit : null,
    room: place.room ?? place.unitId ?? '',
    book: { key, name: key, remoteId: baseline ? bookIdOf(data.remoteId) : null },
    instead,
    exported: null,
  });
}

/** An exported name may have changed since, so there the unit id alone tells the room. */
function roomOf(
  { unitId, room }: { unitId?: string | undefined; room?: string | undefined },
  isExported: boolean,
): RoomRef {
  return isExported && unitId !== undefined ? { unitId } : { unitId, room };
}

/** Exported associations are known by the ids of their book and unit. */
function bookIdOf(remoteId: string | undefined): string | null {
  return (remoteId === undefined ? undefined : partsOfKey(remoteId)[0]) ?? null;
}

/** The extension of a row, as it was exported where it was. */
export function wishExtensionRemoval(
  wish: WishRow<'extensions'>,
  { cause, instead }: Pick<ExtensionRemoval, 'instead'> & { cause: Cause },
): void {
  const { row, data, wishes } = wish;
  const baseline = editOf(row)?.baseline;
  const place = baseline ?? data;
  const room = place.room ?? place.unitId ?? place.profileId ?? '';
  let from: ExtensionRemoval['from'] = 'any';
  if (place.unitId !== undefined || place.room !== undefined) {
    const found = findToRemove(wish, roomOf(place, baseline !== undefined));
    if (!found) return;
    from = found.kind === 'found' ? { kind: 'room', unit: found.unit } : 'missing';
  } else if (place.profileId !== undefined) {
    from = { kind: 'profile', profileId: place.profileId };
  }
  wishes.removals.extensions.push({
    row,
    cause,
    extension: place.extension ?? data.extension,
    trunk: place.trunk ?? null,
    from,
    room,
    instead,
    exported: null,
  });
}
