import type { Step } from '../../../shared/domain/plan.ts';
import { bringBook, bringProfile, bringUnit } from './bring-back.ts';
import { undoContactDelete, undoVanished } from './undo-contacts.ts';
import type { UndoLook } from './undo-look.ts';
import type { Effect } from './undo-source.ts';
import { isOp } from './undo-source.ts';

/** Brings the units back that the job deleted, from the top down; those that somebody made anew stand for them. */
export function bringUnits(effects: readonly Effect[], look: UndoLook): Map<string, Step> {
  const steps = new Map<string, Step>();
  for (const effect of effects.toReversed()) {
    if (isOp(effect, 'unit.delete')) steps.set(effect.step.id, bringUnit(effect, look));
  }
  return steps;
}

/**
 * Brings back what others refer to: units, profiles, books and contacts, in this order. From then on the
 * look knows each by the step that brings it or by what stands for it.
 *
 * @returns by the id of the step that is taken back: the object itself, then what vanished along with it
 */
export function bringAllBack(effects: readonly Effect[], look: UndoLook): Map<string, Step[]> {
  const steps = bringUnits(effects, look);
  const latestFirst = effects.toReversed();
  for (const effect of latestFirst) {
    if (isOp(effect, 'profile.delete')) steps.set(effect.step.id, bringProfile(effect, look));
  }
  for (const effect of latestFirst) {
    if (isOp(effect, 'addressBook.delete')) steps.set(effect.step.id, bringBook(effect, look));
  }
  for (const effect of latestFirst) {
    if (!isOp(effect, 'contact.delete')) continue;
    const step = undoContactDelete(effect, look);
    referTo(effect.write.contactId, step, look);
    steps.set(effect.step.id, step);
  }
  const all = new Map<string, Step[]>();
  for (const effect of latestFirst) {
    const main = steps.get(effect.step.id);
    if (!main) continue;
    const others = undoVanished(effect, main, look);
    const ids = effect.step.restore?.vanished ?? [];
    for (const [at, step] of others.entries()) {
      const id = ids[at];
      if (id !== undefined) referTo(id, step, look);
    }
    all.set(effect.step.id, [main, ...others]);
  }
  return all;
}

/** What comes back is named by the step that brings it, or by what stands for it. */
function referTo(id: string, step: Step, { refs }: UndoLook): void {
  if (step.write) refs.set(id, { step: step.id });
  else if (step.remoteId !== null) refs.set(id, { id: step.remoteId });
}
