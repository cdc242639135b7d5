import type { ExtensionMapping, ExternalUser } from '../../../shared/domain/live.ts';
import { userKey } from '../../../shared/domain/live.ts';
import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef, StepWrite } from '../../../shared/domain/step-write.ts';
import { isKnownInactive, trunkTitle } from '../plan/choose-trunk.ts';
import { mustBeRead } from '../plan/plan-context.ts';
import type { UndoLook } from './undo-look.ts';
import { hasBook, hasProfile, hasUnit, mainRestore, refOf, roomOf } from './undo-look.ts';
import type { EffectOf } from './undo-source.ts';
import { asBefore, changedSince, heldBack, notKnown, sentUndo } from './undo-step.ts';

type AssociationEffect = EffectOf<'association.create' | 'association.delete'>;

/** Lets a room no longer call from a book, or again. */
export function undoAssociation(effect: AssociationEffect, look: UndoLook): Step {
  const { op, addressBookId, unitId } = effect.write;
  const book = refOf(addressBookId, look);
  const unit = refOf(unitId, look);
  const isLive = (): boolean =>
    'id' in book &&
    'id' in unit &&
    look.books.has(book.id) &&
    mustBeRead(look.live.unitsOfBook.get(book.id), `The units of ${book.id}`).includes(unit.id);
  if (op === 'association.create') {
    if (!isLive()) return asBefore(effect);
    const write = { op: 'association.delete', addressBookId, unitId } as const;
    return sentUndo(effect, { action: 'remove', write, after: null });
  }
  if (isLive()) return asBefore(effect);
  if (!hasBook(addressBookId, look)) {
    return changedSince(effect, 'The address book is gone.', null);
  }
  // Of units elsewhere only the service can tell whether they still exist.
  if (!hasUnit(unitId, look) && !look.options.sharedBooks) {
    const reason =
      'The room is gone or lies outside this property; --shared-books allows trying it.';
    return changedSince(effect, reason, null);
  }
  return sentUndo(effect, { action: 'create', write: { op: 'association.create', book, unit } });
}

type ExtensionEffect = EffectOf<'extension.map' | 'extension.remap' | 'extension.unmap'>;

/** Lets an extension ring where it rang before, or nowhere. */
export function undoExtension(effect: ExtensionEffect, look: UndoLook): Step {
  const { write } = effect;
  const { trunkId, extension } = write;
  const trunk = look.live.trunks?.find(({ id }) => id === trunkId);
  const mapping = trunk && liveMapping(trunkId, extension, look);
  const left = write.op === 'extension.unmap' ? null : write.profileId;
  const name = `Extension ${extension}`;
  if (write.op === 'extension.map') {
    if (!mapping) return asBefore(effect);
    if (mapping.profileId !== left) {
      return changedSince(effect, ringsElsewhere(name, left, mapping.profileId, look));
    }
    const gone = { op: 'extension.unmap', trunkId, extension } as const;
    return sentUndo(effect, { action: 'remove', write: gone, after: null, remoteId: left });
  }
  const back = mainRestore(effect);
  if (back?.op !== 'extension.map' && back?.op !== 'extension.remap') {
    return notKnown(effect) ?? asBefore(effect);
  }
  const profile = target(back.profile, look);
  if (mapping && 'id' in profile && mapping.profileId === profile.id) {
    return asBefore(effect, profile.id);
  }
  const now = mapping?.profileId ?? null;
  if (!trunk) return changedSince(effect, `Its SIP trunk is gone or cannot be seen.`, null);
  if (now !== left) return changedSince(effect, ringsElsewhere(name, left, now, look));
  if ('id' in profile && !hasProfile(profile.id, look)) return changedSince(effect, NO_PROFILE);
  if (isKnownInactive(trunk)) {
    return heldBack(effect, `Trunk ${trunkTitle(trunk)} is ${trunk.status}, not ACTIVE.`);
  }
  const action = back.op === 'extension.map' ? 'create' : 'change';
  return sentUndo(effect, { action, write: { ...back, profile } });
}

type UserEffect = EffectOf<'externalUser.create' | 'externalUser.update' | 'externalUser.delete'>;

/** Lets an external user ring where it rang before, or nowhere. */
export function undoExternalUser(effect: UserEffect, look: UndoLook): Step {
  const { write } = effect;
  const { serviceProviderId, externalUserId } = write;
  const user = liveUser(serviceProviderId, externalUserId, look);
  const left = write.op === 'externalUser.delete' ? null : write.profileId;
  const name = `External user ${externalUserId}`;
  if (write.op === 'externalUser.create') {
    if (!user) return asBefore(effect);
    if (user.profileId !== left) {
      return changedSince(effect, ringsElsewhere(name, left, user.profileId, look));
    }
    const gone = { op: 'externalUser.delete', serviceProviderId, externalUserId } as const;
    return sentUndo(effect, { action: 'remove', write: gone, after: null });
  }
  const back = mainRestore(effect);
  if (back?.op !== 'externalUser.create' && back?.op !== 'externalUser.update') {
    return notKnown(effect) ?? asBefore(effect);
  }
  const profile = target(back.profile, look);
  if (user && 'id' in profile && user.profileId === profile.id) return asBefore(effect);
  const now = user?.profileId ?? null;
  if (now !== left) return changedSince(effect, ringsElsewhere(name, left, now, look));
  if ('id' in profile && !hasProfile(profile.id, look)) return changedSince(effect, NO_PROFILE);
  const action = back.op === 'externalUser.create' ? 'create' : 'change';
  const again: StepWrite = { ...back, profile };
  return sentUndo(effect, { action, write: again });
}

const NO_PROFILE = 'The room where it rang has no communication profile any more.';

function target(ref: IdRef, look: UndoLook): IdRef {
  return 'id' in ref ? refOf(ref.id, look) : ref;
}

function liveMapping(
  trunkId: string,
  extension: string,
  { index }: UndoLook,
): ExtensionMapping | undefined {
  const mappings = mustBeRead(index.mappings.get(trunkId), `The extensions of trunk ${trunkId}`);
  return mappings.get(extension);
}

function liveUser(provider: string, userId: string, { live }: UndoLook): ExternalUser | null {
  const all = live.externalUsers.get(provider);
  if (all) return all.find(({ externalUserId }) => externalUserId === userId) ?? null;
  return mustBeRead(
    live.externalUsersById.get(userKey(provider, userId)),
    `The external user ${userId}`,
  );
}

function ringsElsewhere(
  name: string,
  left: string | null,
  now: string | null,
  look: UndoLook,
): string {
  const told = (profileId: string | null): string =>
    profileId === null ? 'nowhere' : `in ${roomOf(profileId, look)}`;
  return `${name} rang ${told(left)} when the job was done, and rings ${told(now)} now.`;
}
