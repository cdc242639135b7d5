import type { LiveState } from '../../../shared/domain/live.ts';
import type { PlanBody, PlannedRow, Step } from '../../../shared/domain/plan.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';
import { countRequests, estimateSeconds } from '../plan/count-requests.ts';
import { knownIds } from '../plan/known-ids.ts';
import { countActions } from '../plan/plan-changes.ts';
import { recordRestores } from '../plan/record-restores.ts';
import { bringAllBack } from './bring-all-back.ts';
import { orderUndo } from './order-undo.ts';
import { takeBook, takeProfile, takeUnit } from './take-away.ts';
import { undoInbound, undoRule } from './undo-calling.ts';
import { undoContactCreate, undoContactUpdate, waitsForMessages } from './undo-contacts.ts';
import { undoAssociation, undoExtension, undoExternalUser } from './undo-links.ts';
import type { UndoLook } from './undo-look.ts';
import { lookForUndo } from './undo-look.ts';
import { undoRename } from './undo-names.ts';
import { undoNotes } from './undo-notes.ts';
import type { Effect, UndoSource } from './undo-source.ts';
import { effectsOf, isOp } from './undo-source.ts';
import { changedSince } from './undo-step.ts';
import { createUndoneSoFar } from './undone-so-far.ts';

export type UndoInput = {
  source: Pick<UndoSource, 'steps' | 'ids' | 'rows' | 'sheets'>;
  live: LiveState;
  options: Pick<PlanOptions, 'allowMessages' | 'sharedBooks'>;
  /** Learnt rate; null where nothing was learnt. */
  requestsPerSecond: number | null;
};

/**
 * What is to be done so that what a job did is as it was before, as pure data. Whatever others changed
 * since stays as they left it, each shown as a conflict that names both.
 */
export function planUndo({ source, live, options, requestsPerSecond }: UndoInput): PlanBody {
  const effects = effectsOf(source);
  const look = lookForUndo(effects, live, options);
  const stepsOf = undoAll(effects, look);
  const ordered = orderUndo(effects, stepsOf, look);
  const steps = recordRestores(ordered, live);
  const requests = countRequests(steps);
  return {
    counts: countActions(steps),
    requests,
    estimateSeconds: estimateSeconds(requests, requestsPerSecond),
    limits: [],
    steps,
    sheets: source.sheets,
    rows: source.rows.map((row) => undoneRow(row, stepsOf)),
    known: knownIds(live, steps),
    notes: undoNotes(effects, steps),
  };
}

/** Every row that the job served keeps its place, with the steps that take it back. */
function undoneRow(row: PlannedRow, stepsOf: ReadonlyMap<string, readonly Step[]>): PlannedRow {
  const steps = row.steps.flatMap((id) => (stepsOf.get(id) ?? []).map((step) => step.id));
  return { ...row, steps, reason: '' };
}

/** By the id of the step that they take back. */
function undoAll(effects: readonly Effect[], look: UndoLook): Map<string, Step[]> {
  // First what others refer to, then those, and at last what they leave.
  const stepsOf = bringAllBack(effects, look);
  const done = createUndoneSoFar(look);
  const latestFirst = effects.toReversed();
  const undo = <E extends Effect>(
    those: (effect: Effect) => effect is E,
    how: (effect: E) => Step,
  ): void => {
    for (const effect of latestFirst) {
      if (stepsOf.has(effect.step.id) || !those(effect)) continue;
      const step = how(effect);
      stepsOf.set(effect.step.id, [step]);
      done.note(step);
    }
  };

  // What was sent unread may have changed anything, or nothing.
  undo(isConfirmed, (effect) => changedSince(effect, UNREAD));
  undo(
    (effect) => isOp(effect, 'inboundCalling.create', 'inboundCalling.delete'),
    (effect) => undoInbound(effect, look),
  );
  const waits = waitingForMessages(effects, stepsOf, look);
  undo(
    (effect) => isOp(effect, 'contact.create'),
    (effect) => {
      const step = undoContactCreate(effect, look);
      return step.write && waits.has(effect.remoteId ?? '') ? waitsForMessages(effect) : step;
    },
  );
  undo(
    (effect) => isOp(effect, 'contact.update'),
    (effect) => undoContactUpdate(effect, look),
  );
  undo(
    (effect) => isOp(effect, 'association.create', 'association.delete'),
    (effect) => {
      const step = undoAssociation(effect, look);
      const isHeld = effect.write.op === 'association.create' && waits.has(effect.write.unitId);
      return step.write && isHeld ? waitsForMessages(effect) : step;
    },
  );
  undo(
    (effect) => isOp(effect, 'extension.map', 'extension.remap', 'extension.unmap'),
    (effect) => undoExtension(effect, look),
  );
  undo(
    (effect) => isOp(effect, 'block.set', 'dropIn.set'),
    (effect) => undoRule(effect, look),
  );
  undo(
    (effect) => isOp(effect, 'externalUser.create', 'externalUser.update', 'externalUser.delete'),
    (effect) => undoExternalUser(effect, look),
  );
  undo(
    (effect) => isOp(effect, 'unit.rename', 'profile.rename', 'addressBook.rename'),
    (effect) => undoRename(effect, look),
  );
  undo(
    (effect) => isOp(effect, 'addressBook.create'),
    (effect) => takeBook(effect, done, look),
  );
  undo(
    (effect) => isOp(effect, 'profile.create'),
    (effect) => takeProfile(effect, done, look),
  );
  undo(
    (effect) => isOp(effect, 'unit.create'),
    (effect) => takeUnit(effect, done, look),
  );
  return stepsOf;
}

const UNREAD =
  'It was sent unread (--read quick), so nobody knows what was there before, and it stays.';

function isConfirmed(effect: Effect): effect is Effect {
  return effect.step.action === 'confirm';
}

/** Contacts and units on which inbound calling hangs that may not be ended without a consent. */
function waitingForMessages(
  effects: readonly Effect[],
  stepsOf: ReadonlyMap<string, readonly Step[]>,
  { profiles, contacts }: UndoLook,
): ReadonlySet<string> {
  const waits = new Set<string>();
  for (const effect of effects) {
    const [step] = stepsOf.get(effect.step.id) ?? [];
    if (!isOp(effect, 'inboundCalling.create') || step?.action !== 'blocked') continue;
    const { profileId, contactId } = effect.write;
    waits.add(contactId);
    const unitId = profiles.get(profileId)?.unitId;
    if (unitId !== undefined && contacts.size > 0) waits.add(unitId);
  }
  return waits;
}
