import { readListEdit, refuseMove } from './edited-list.ts';
import { nameKey } from '../compare-keys.ts';
import { ask, noteBookName, wishAssociation, wishBook, wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { movedExtensions, wishRoomRemovals } from './wish-room-removals.ts';
import { wishRoomUser } from './wish-external-user.ts';
import type { Edit } from './wishes.ts';
import { editOf } from './wishes.ts';

/** A Rooms row: the room's profile, the books it calls from and is listed in, and its extensions. */
export function wishRoomsRow(wish: WishRow<'rooms'>): void {
  const { row, data, wishes, resolve, sink } = wish;
  const edit = editOf(row);
  if (edit?.fields.has('unitId')) return refuseMove(row, 'unitId', data.unitId ?? '', sink);
  if (edit?.fields.has('floor')) {
    sink.add(row, {
      code: 'floor.not-changed',
      field: 'floor',
      found: data.floor ?? '',
      severity: 'warning',
      message: 'The floor was edited, which changes nothing: the service cannot move rooms.',
      fix: 'Put back the exported floor, or give the room a row of its own to create it there.',
    });
  }
  const unit = resolve(
    row,
    edit && data.remoteId !== undefined
      ? { unitId: data.remoteId }
      : { unitId: data.unitId, room: data.room, floor: data.floor },
  );
  if (!unit) return;
  // An edited name is the unit's own, and its profile is no concern of it.
  if (edit && isOnlyNamed(edit)) return;

  wishRoomUser(row, data, unit, wishes);
  const profile = wishProfile(wishes, unit, row);
  profile.owners.push({ row, action: data.action });
  if (data.displayName !== undefined && (!edit || edit.fields.has('displayName'))) {
    ask(profile.names, nameKey(data.displayName), row);
    if (edit) profile.baseline = nameKey(edit.baseline.displayName ?? '');
  }
  const moved = movedExtensions(wish, unit);
  wishRoomRemovals(wish, unit, moved);
  for (const name of readListEdit(row, 'addressBooks', data.addressBooks).added) {
    wishAssociation(wishes, wishBook(wishes, name, row).key, unit, row, null);
  }
  for (const name of readListEdit(row, 'listedIn', data.listedIn).added) {
    const { key } = wishBook(wishes, name, row);
    noteBookName(wishes, key, name);
    wishes.contacts.push({
      bookKey: key,
      name: null,
      address: { kind: 'room', unit },
      rows: [row],
      action: 'upsert',
      remoteId: null,
      edit: null,
      removal: null,
      movedFrom: null,
    });
  }
  const added = readListEdit(row, 'extension', data.extensions).added;
  for (const extension of [...added, ...moved]) {
    wishes.extensions.push({
      extension,
      trunk: data.trunk ?? null,
      target: { kind: 'room', unit },
      rows: [row],
      owners: [],
      baselineRoom: null,
      moved: moved.includes(extension),
    });
  }
}

function isOnlyNamed({ fields }: Edit): boolean {
  return [...fields].every((field) => field === 'room' || field === 'floor');
}
