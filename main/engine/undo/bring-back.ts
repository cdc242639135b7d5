import type { Step } from '../../../shared/domain/plan.ts';
import type { IdRef } from '../../../shared/domain/step-write.ts';
import { nameKey } from '../compare-keys.ts';
import { ownBooks } from '../plan/choose-book.ts';
import { mustBeRead } from '../plan/plan-context.ts';
import type { UndoLook } from './undo-look.ts';
import { hasUnit, mainRestore, refOf } from './undo-look.ts';
import type { EffectOf } from './undo-source.ts';
import { asBefore, changedSince, notKnown, sentUndo } from './undo-step.ts';

/**
 * Brings back a unit that the job deleted. From here on it is named by the step that brings it, or by
 * the unit of that name that somebody has made in its place.
 */
export function bringUnit(effect: EffectOf<'unit.delete'>, look: UndoLook): Step {
  const back = mainRestore(effect);
  if (back?.op !== 'unit.create' || !('id' in back.parent)) {
    return notKnown(effect) ?? asBefore(effect);
  }
  const { unitId } = effect.write;
  const parentId = back.parent.id;
  if (!hasUnit(parentId, look)) {
    return changedSince(effect, 'The unit above it no longer exists.', null);
  }
  const parent = refOf(parentId, look);
  const before = new Set(effect.step.restore?.alike);
  const twins = look.live.units.filter(
    (unit) =>
      !before.has(unit.id) &&
      'id' in parent &&
      unit.parentId === parent.id &&
      nameKey(unit.name) === nameKey(back.name) &&
      !look.effects.some(
        ({ write, remoteId }) => write.op === 'unit.create' && remoteId === unit.id,
      ),
  );
  const [twin] = twins;
  if (twins.length > 1) {
    return changedSince(effect, `There are ${twins.length} units "${back.name}" by now.`, null);
  }
  if (twin) {
    look.refs.set(unitId, { id: twin.id });
    return asBefore(effect, twin.id);
  }
  look.refs.set(unitId, { step: effect.step.id });
  return sentUndo(effect, { action: 'create', write: { ...back, parent } });
}

/** Brings back a profile that the job deleted; one that the room has got since stands for it. */
export function bringProfile(effect: EffectOf<'profile.delete'>, look: UndoLook): Step {
  const back = mainRestore(effect);
  if (back?.op !== 'profile.create' || !('id' in back.unit)) {
    return notKnown(effect) ?? asBefore(effect);
  }
  const unitId = back.unit.id;
  const { profileId } = effect.write;
  if (!hasUnit(unitId, look)) return changedSince(effect, 'Its room no longer exists.', null);
  const unit = refOf(unitId, look);
  const live = 'id' in unit ? mustBeRead(look.live.profiles.get(unit.id), 'A profile') : null;
  if (!live) {
    look.refs.set(profileId, { step: effect.step.id });
    return sentUndo(effect, { action: 'create', write: { ...back, unit } });
  }
  look.refs.set(profileId, { id: live.id });
  return back.name === null || live.name === null || nameKey(live.name) === nameKey(back.name)
    ? asBefore(effect, live.id)
    : {
        ...changedSince(
          effect,
          `The room has another communication profile by now, called "${live.name}".`,
          { room: effect.step.key, displayName: live.name },
        ),
        remoteId: live.id,
      };
}

/** Brings back a book that the job deleted; one of its name that this property has by now stands for it. */
export function bringBook(effect: EffectOf<'addressBook.delete'>, look: UndoLook): Step {
  const back = mainRestore(effect);
  if (back?.op !== 'addressBook.create') return notKnown(effect) ?? asBefore(effect);
  const { addressBookId } = effect.write;
  // A book that the job gave the name to gives it up again before.
  const ours = new Set(
    look.effects.flatMap(({ write, remoteId }) =>
      write.op === 'addressBook.create'
        ? [remoteId]
        : write.op === 'addressBook.rename'
          ? [write.addressBookId]
          : [],
    ),
  );
  const before = new Set(effect.step.restore?.alike);
  const twins = ownBooks(nameKey(back.name), look).filter(
    ({ id }) => !ours.has(id) && !before.has(id),
  );
  const [twin] = twins;
  if (twins.length > 1) {
    const reason = `There are ${twins.length} address books "${back.name}" by now.`;
    return changedSince(effect, reason, null);
  }
  const ref: IdRef = twin ? { id: twin.id } : { step: effect.step.id };
  look.refs.set(addressBookId, ref);
  return twin ? asBefore(effect, twin.id) : sentUndo(effect, { action: 'create', write: back });
}
