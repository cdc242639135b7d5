import { refuseMove } from './edited-list.ts';
import { wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import { editOf } from './wishes.ts';

/** An Extensions row: which room, or which profile, an extension rings. */
export function wishExtensionsRow({
  row,
  data,
  wishes,
  resolve,
  sink,
}: WishRow<'extensions'>): void {
  const edit = editOf(row);
  for (const field of ['extension', 'trunk'] as const) {
    if (edit?.fields.has(field)) return refuseMove(row, field, data[field] ?? '', sink);
  }
  const common = {
    extension: data.extension,
    trunk: data.trunk ?? null,
    rows: [row],
    owners: [{ row, action: data.action }],
    baselineRoom: edit ? (edit.baseline.room ?? edit.baseline.profileId ?? '') : null,
  };
  // Of the cells that say where it rings, an edited one wins over one that was only exported.
  const given = (field: 'room' | 'unitId' | 'profileId'): boolean =>
    data[field] !== undefined && (!edit || edit.fields.has(field));
  const byRoom = given('room') || given('unitId');
  if (data.profileId !== undefined && given('profileId') && !byRoom) {
    const target = { kind: 'profile', profileId: data.profileId } as const;
    wishes.extensions.push({ ...common, target });
    return;
  }
  if (!byRoom) return;
  const unit = resolve(row, {
    unitId: given('unitId') ? data.unitId : undefined,
    room: given('room') || !edit ? data.room : undefined,
  });
  if (!unit) return;
  wishProfile(wishes, unit, row);
  wishes.extensions.push({ ...common, target: { kind: 'room', unit } });
}
