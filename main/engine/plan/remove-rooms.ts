import type { Profile } from '../../../shared/domain/live.ts';
import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { nameKey } from '../compare-keys.ts';
import { refusalOf } from './contact-groups.ts';
import { idPart } from './names.ts';
import type { PlanContext } from './plan-context.ts';
import { mustBeRead, sentStep } from './plan-context.ts';
import type { RemovalLook } from './removal-look.ts';
import { extensionKey } from './removal-look.ts';
import { takeAssociation } from './remove-associations.ts';
import { ringing, taken } from './remove-extensions.ts';
import { ledElsewhere, takeContact } from './remove-listed.ts';
import { removeRoomCalling } from './remove-room-calling.ts';
import { tellContradiction } from './removal-contradictions.ts';
import type { RemovalEntries, Stage } from './removal-entries.ts';
import { alsoFor, goneAlready, notTaken } from './removal-entries.ts';
import type { RoomRemoval } from './removals.ts';
import { associationKey } from './wish-book.ts';
import type { Wishes } from './wishes.ts';

/** Notes everything that goes with the rooms that rows delete: their calling, each object by itself. */
export function removeRooms(
  wishes: Wishes,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const { rooms, missingRooms } = wishes.removals;
  for (const { room, rows } of missingRooms) {
    const id = `missing/${idPart(room)}`;
    const reason = `This property has no room "${room}" (any more).`;
    const step = goneAlready({ kind: 'profile', id, key: room, rows, reason });
    entries.add({ object: id, stage: 'profile', own: true, rooms: [], step });
  }
  for (const removal of rooms.values()) {
    tellUsers(removal, wishes, look, context);
    removeRoom(removal, look, entries, context);
  }
}

function removeRoom(
  { unit, rows }: RoomRemoval,
  look: RemovalLook,
  entries: RemovalEntries,
  context: PlanContext,
): void {
  const room = context.finder.pathOf(unit.id);
  const add = (stage: Stage, object: string, step: Step): void =>
    entries.add({ object, stage, own: false, rooms: [unit.id], step });
  for (const book of look.booksOf(unit.id)) {
    const step = takeAssociation({ book, unit, rows, cause: 'delete' }, look, context);
    add('association', associationKey(book.id, unit.id), step);
  }
  const profile = mustBeRead(context.live.profiles.get(unit.id), `The profile of ${room}`);
  if (!profile) {
    const reason = `${room} has no communication profile (any more).`;
    const start = { kind: 'profile' as const, id: unit.id, key: room, rows, reason };
    return add('profile', unit.id, goneAlready(start));
  }
  for (const step of removeRoomCalling(unit, profile.id, rows, context)) {
    add('calling', step.id, step);
  }
  noteUnseenTrunks(context);
  // What other rows lead to another room has left this one before its profile goes.
  const waits: string[] = [];
  for (const mapping of ringing(profile.id, context)) {
    const other = look.mapped(extensionKey(mapping.trunkId, mapping.extension));
    if (other?.step.action === 'unchanged') {
      tellContradiction(`extension ${mapping.extension}`, rows, other.wish.rows, context.sink);
    } else if (other) {
      alsoFor(other.step, rows);
      waits.push(other.step.id);
    } else {
      const { object, step } = taken(mapping, rows, 'delete', context);
      add('extension', object, step);
    }
  }
  const elsewhere: string[] = [];
  for (const caller of look.callersOf(profile.id, context.live.addressBooks)) {
    if (refusalOf(caller.book, context) !== null) {
      elsewhere.push(`${caller.book.name} / ${caller.contact.name}`);
      continue;
    }
    const led = ledElsewhere(caller.contact, profile.id, look, rows, context);
    if (led) waits.push(led.id);
    else {
      const step = takeContact({ ...caller, rows, cause: 'delete' }, look, context);
      add('contact', caller.contact.id, step);
    }
  }
  const step = takeProfile(profile, room, rows, elsewhere.toSorted(), context);
  add('profile', unit.id, { ...step, needs: waits });
}

/**
 * The step that takes the profile away, and with it every contact that calls it; those in books that
 * others use too have no step of their own, so they are shown with it and need a consent.
 */
function takeProfile(
  profile: Profile,
  room: string,
  rows: readonly ValidRow[],
  elsewhere: string[],
  context: PlanContext,
): Step {
  const before: ShownValues = {
    room,
    displayName: profile.name ?? '',
    ...(elsewhere.length > 0 ? { contactsElsewhere: elsewhere } : {}),
  };
  const start = {
    kind: 'profile' as const,
    id: profile.unitId,
    key: room,
    rows,
    before,
    remoteId: profile.id,
  };
  const reason =
    changedSince(profile, rows, context) ??
    (elsewhere.length > 0 && !context.options.sharedBooks
      ? `Contacts in address books that other properties use call ${room} and would vanish with it: ${elsewhere.join(', ')}; --shared-books allows that.`
      : null);
  if (reason !== null) return notTaken({ ...start, reason });
  return sentStep({ ...start, after: null }, 'remove', {
    op: 'profile.delete',
    profileId: profile.id,
  });
}

/** What a colleague renamed since the rows were exported: it may be another room by now. */
function changedSince(
  { name, unitId }: Profile,
  rows: readonly ValidRow[],
  { index }: PlanContext,
): string | null {
  const unit = index.units.get(unitId)?.name ?? '';
  for (const { data } of rows) {
    const { baseline } = data;
    if (!baseline) continue;
    const room = baseline.room ?? '';
    if (room !== '' && nameKey(room) !== nameKey(unit)) {
      return `The room was exported as "${room}", but it is "${unit}" now.`;
    }
    const exported = nameKey(baseline.displayName ?? '');
    const current = nameKey(name ?? '');
    if (exported !== current) {
      return `The room was exported with the display name "${exported}", but it is "${current}" now.`;
    }
  }
  return null;
}

/** Trunks that the account may not see are said, and never taken for empty in silence. */
function noteUnseenTrunks({ live, notes }: PlanContext): void {
  if (live.trunks !== null) return;
  notes.push(
    'Extensions of the rooms that are removed could not be looked at, since the account may not see SIP trunks; any that ring there stay mapped.',
  );
}

/** Rows that use a room which another deletes. */
function tellUsers(
  { unit, rows }: RoomRemoval,
  wishes: Wishes,
  { contacts, extensions }: RemovalLook,
  { live, finder, rooms, sink }: PlanContext,
): void {
  const profileId = live.profiles.get(unit.id)?.id;
  const using = new Set<ValidRow>(wishes.profiles.get(unit.id)?.rows);
  if (profileId !== undefined) {
    for (const { wish, address } of contacts) {
      const isKept = !wish.removal && address === `profile ${profileId}`;
      if (isKept) for (const row of wish.rows) using.add(row);
    }
    for (const { wish, profile } of extensions) {
      if ('id' in profile && profile.id === profileId) for (const row of wish.rows) using.add(row);
    }
    for (const { target, row } of wishes.calling.users) {
      if (target.kind === 'profile' && target.profileId === profileId) using.add(row);
    }
  }
  for (const { unit: own, target, row, wanted } of wishes.calling.rules) {
    if (wanted.on && (own.id === unit.id || target.id === unit.id)) using.add(row);
  }
  for (const { unit: own, row, wanted } of wishes.calling.inbound) {
    if (wanted.on && own.id === unit.id) using.add(row);
  }
  const renamed = rooms.renamed.get(unit.id);
  if (renamed) using.add(renamed.row);
  // A room that this plan creates cannot be one that it removes.
  for (const row of rooms.created.get(unit.id)?.rows ?? []) using.add(row);
  for (const row of rows) using.delete(row);
  if (using.size === 0) return;
  tellContradiction(`the room ${finder.pathOf(unit.id)}`, rows, [...using], sink);
}
