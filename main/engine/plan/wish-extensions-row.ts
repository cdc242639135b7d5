import { wishProfile } from './wish-book.ts';
import { wishExtensionRemoval } from './wish-removal.ts';
import type { WishRow } from './wish-row.ts';
import type { ExtensionWish } from './wishes.ts';
import { editOf } from './wishes.ts';

/**
 * An Extensions row: which room, or which profile, an extension rings. An exported row that gives
 * another extension or trunk moves it there.
 */
export function wishExtensionsRow(wish: WishRow<'extensions'>): void {
  const { row, data, wishes, resolve } = wish;
  const edit = editOf(row);
  const isMoved = (['extension', 'trunk'] as const).some(
    (field) => edit?.fields.has(field) && edit.baseline[field],
  );
  const whole = !edit || isMoved;
  const common = {
    extension: data.extension,
    trunk: data.trunk ?? null,
    rows: [row],
    owners: isMoved ? [] : [{ row, action: data.action }],
    baselineRoom: whole ? null : (edit.baseline.room ?? edit.baseline.profileId ?? ''),
    moved: isMoved,
  };
  // Of the cells that say where it rings, an edited one wins over one that was only exported.
  const given = (field: 'room' | 'unitId' | 'profileId'): boolean =>
    data[field] !== undefined && (whole || edit.fields.has(field));
  const push = (target: ExtensionWish['target']): void => {
    wishes.extensions.push({ ...common, target });
    if (!isMoved) return;
    const instead = { extension: data.extension, trunk: data.trunk ?? null };
    wishExtensionRemoval(wish, { cause: 'edit', instead });
  };
  const byRoom = given('room') || given('unitId');
  if (data.profileId !== undefined && given('profileId') && !byRoom) {
    return push({ kind: 'profile', profileId: data.profileId });
  }
  if (!byRoom) return;
  const unit = resolve(row, {
    unitId: given('unitId') ? data.unitId : undefined,
    room: given('room') || !edit ? data.room : undefined,
  });
  if (!unit) return;
  wishProfile(wishes, unit, row);
  push({ kind: 'room', unit });
}
