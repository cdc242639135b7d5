import { CLEAR } from '../../../shared/domain/fields.ts';
import type { Unit } from '../../../shared/domain/live.ts';
import type { RowDataOf, ValidRow } from '../../../shared/domain/row.ts';
import type { UserTarget } from './calling-wishes.ts';
import { findToRemove } from './find-to-remove.ts';
import { wishProfile } from './wish-book.ts';
import type { WishRow } from './wish-row.ts';
import type { Wishes } from './wishes.ts';
import { editOf } from './wishes.ts';

type Row = WishRow<'externalUsers'>;
type Cells = Partial<Pick<RowDataOf<'externalUsers'>, 'room' | 'profileId'>>;

/** An External users row: in which room, or by which profile, a user of a provider rings. */
export function wishExternalUser(given: Row): void {
  const { row, data, wishes, resolve } = given;
  const edit = editOf(row);
  const provider = data.serviceProvider ?? null;
  if (data.action === 'delete') {
    const said = edit ? edit.baseline : data;
    wishes.calling.userRemovals.push({
      externalUser: said.externalUser ?? '',
      provider: (edit ? edit.baseline.serviceProvider : undefined) ?? provider,
      from: fromOf(said, given),
      room: said.room ?? said.profileId ?? '',
      row,
      cause: 'delete',
      instead: null,
    });
    return;
  }
  // Of the cells that say where it rings, an edited one wins over one that was only exported.
  const byProfile = data.profileId !== undefined && (data.room === undefined || isEdited(given));
  const unit = byProfile ? null : resolve(row, { room: data.room });
  if (!byProfile && !unit) return;
  const target: UserTarget = unit
    ? { kind: 'room', unit }
    : { kind: 'profile', profileId: data.profileId ?? '' };
  if (unit) wishProfile(wishes, unit, row);
  const isMove =
    edit !== null &&
    (['externalUser', 'serviceProvider'] as const).some(
      (field) => edit.fields.has(field) && edit.baseline[field] !== undefined,
    );
  wishes.calling.users.push({
    externalUser: data.externalUser,
    provider,
    target,
    row,
    action: data.action,
    baselineRoom: edit && !isMove ? (edit.baseline.room ?? edit.baseline.profileId ?? '') : null,
    moved: isMove,
  });
  if (!isMove) return;
  wishes.calling.userRemovals.push({
    externalUser: edit.baseline.externalUser ?? '',
    provider: edit.baseline.serviceProvider ?? null,
    from: fromOf(edit.baseline, given),
    room: edit.baseline.room ?? edit.baseline.profileId ?? '',
    row,
    cause: 'edit',
    instead: { externalUser: data.externalUser, provider },
  });
}

function isEdited({ row }: Row): boolean {
  const fields = editOf(row)?.fields;
  return fields !== undefined && fields.has('profileId') && !fields.has('room');
}

/** Where a user must ring to be taken away; null where the row does not say, or the room is not there. */
function fromOf({ room, profileId }: Cells, given: Row): UserTarget | null {
  if (room !== undefined) {
    const found = findToRemove(given, { room });
    return found?.kind === 'found' ? { kind: 'room', unit: found.unit } : null;
  }
  return profileId === undefined ? null : { kind: 'profile', profileId };
}

/**
 * The External user of a Rooms row. A plain file adds one; in a row of an export another one takes the
 * place of the exported one. `(clear)` takes away whatever rings there.
 */
export function wishRoomUser(
  row: ValidRow,
  { externalUser }: RowDataOf<'rooms'>,
  unit: Unit,
  wishes: Wishes,
): void {
  const edit = editOf(row);
  if (externalUser === undefined || (edit && !edit.fields.has('externalUser'))) return;
  const before = edit?.baseline.externalUser ?? '';
  const removal = {
    provider: null,
    from: { kind: 'room', unit } as const,
    room: edit?.baseline.room ?? unit.name,
    row,
  };
  if (externalUser === CLEAR) {
    // An export leaves the cell empty where several users ring in a room.
    const gone = before === '' ? null : before;
    wishes.calling.userRemovals.push({
      ...removal,
      externalUser: gone,
      cause: 'edit',
      instead: null,
    });
    return;
  }
  wishes.calling.users.push({
    externalUser,
    provider: null,
    target: { kind: 'room', unit },
    row,
    action: null,
    baselineRoom: null,
    moved: before !== '',
  });
  if (before === '') return;
  const instead = { externalUser, provider: null };
  wishes.calling.userRemovals.push({ ...removal, externalUser: before, cause: 'edit', instead });
}
