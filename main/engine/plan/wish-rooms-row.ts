import { readList } from '../understand/lists.ts';
import { additionsOf, refuseMove } from './edited-list.ts';
import { nameKey } from '../compare-keys.ts';
import { ask, noteBookName, wishAssociation, wishBook, wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import type { Edit } from './wishes.ts';
import { editOf } from './wishes.ts';

/** A Rooms row: the room's profile, the books it calls from and is listed in, and its extensions. */
export function wishRoomsRow({ row, data, wishes, resolve, sink }: WishRow<'rooms'>): void {
  const edit = editOf(row);
  if (edit?.fields.has('unitId')) return refuseMove(row, 'unitId', data.unitId ?? '', sink);
  const hadExtension = readList(edit?.baseline.extension ?? '').values.length > 0;
  if (edit?.fields.has('trunk') && hadExtension) {
    return refuseMove(row, 'trunk', data.trunk ?? '', sink);
  }
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
  const books = additionsOf(row, 'addressBooks', data.addressBooks, sink);
  const listedIn = additionsOf(row, 'listedIn', data.listedIn, sink);
  const extensions = additionsOf(row, 'extension', data.extensions, sink);
  const unit = resolve(
    row,
    edit && data.remoteId !== undefined
      ? { unitId: data.remoteId }
      : { unitId: data.unitId, room: data.room, floor: data.floor },
  );
  if (!unit || !books || !listedIn || !extensions) return;
  // An edited name is the unit's own, and its profile is no concern of it.
  if (edit && isOnlyNamed(edit)) return;

  const profile = wishProfile(wishes, unit, row);
  profile.owners.push({ row, action: data.action });
  if (data.displayName !== undefined && (!edit || edit.fields.has('displayName'))) {
    ask(profile.names, nameKey(data.displayName), row);
    if (edit) profile.baseline = nameKey(edit.baseline.displayName ?? '');
  }
  for (const name of books) {
    wishAssociation(wishes, wishBook(wishes, name, row).key, unit, row, null);
  }
  for (const name of listedIn) {
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
    });
  }
  for (const extension of extensions) {
    wishes.extensions.push({
      extension,
      trunk: data.trunk ?? null,
      target: { kind: 'room', unit },
      rows: [row],
      owners: [],
      baselineRoom: null,
    });
  }
}

function isOnlyNamed({ fields }: Edit): boolean {
  return [...fields].every((field) => field === 'room' || field === 'floor');
}
