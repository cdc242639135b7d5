import type { Step } from '../../../shared/domain/plan.ts';
import { nameKey } from '../compare-keys.ts';
import { ownBooks } from '../plan/choose-book.ts';
import { mainRestore, refusalOf } from './undo-look.ts';
import type { UndoLook } from './undo-look.ts';
import type { Effect, EffectOf } from './undo-source.ts';
import { asBefore, changedSince, notKnown, sentUndo } from './undo-step.ts';

type Renamed = EffectOf<'unit.rename' | 'profile.rename' | 'addressBook.rename'>;

/** Gives a room, a profile or an address book its old name back. */
export function undoRename(effect: Renamed, look: UndoLook): Step {
  const back = mainRestore(effect);
  if (back?.op !== effect.write.op) return notKnown(effect) ?? asBefore(effect);
  const id = idOf(effect.write);
  const now = nameNow(effect.write, look);
  if (now === undefined) return changedSince(effect, 'It no longer exists.', null);
  if (nameKey(now) === nameKey(back.name)) return asBefore(effect, id);
  const reason = renamedSince(effect.write.name, now) ?? mayNot(effect, back.name, look);
  if (reason !== null) return changedSince(effect, reason);
  return sentUndo(effect, { action: 'change', write: back, remoteId: id });
}

/** Why what the job named is not what it named any more; null where it is. */
export function renamedSince(left: string, now: string): string | null {
  return nameKey(left) === nameKey(now)
    ? null
    : `The job called it "${left}", and it is called "${now}" now.`;
}

function idOf(write: Renamed['write']): string {
  if (write.op === 'unit.rename') return write.unitId;
  return write.op === 'profile.rename' ? write.profileId : write.addressBookId;
}

function nameNow(write: Renamed['write'], look: UndoLook): string | undefined {
  switch (write.op) {
    case 'unit.rename':
      return look.index.units.get(write.unitId)?.name;
    case 'addressBook.rename':
      return look.books.get(write.addressBookId)?.name;
    case 'profile.rename': {
      const profile = look.profiles.get(write.profileId);
      return profile && (profile.name ?? '');
    }
  }
}

/** Others use the book too, or another one has taken its old name. */
function mayNot({ write, step }: Effect, oldName: string, look: UndoLook): string | null {
  if (write.op !== 'addressBook.rename') return null;
  const refusal = refusalOf(write.addressBookId, look);
  if (refusal !== null) return refusal;
  const before = new Set(step.restore?.alike);
  const leaving = new Set(
    look.effects.flatMap(({ write: other, remoteId }) =>
      other.op === 'addressBook.rename'
        ? [other.addressBookId]
        : other.op === 'addressBook.create' && remoteId !== null
          ? [remoteId]
          : [],
    ),
  );
  const others = ownBooks(nameKey(oldName), look).filter(
    ({ id }) => !leaving.has(id) && !before.has(id),
  );
  return others.length > 0
    ? `There is another address book "${oldName}" by now, so the two could not be told apart.`
    : null;
}
