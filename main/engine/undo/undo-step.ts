import type { ShownValues, Step } from '../../../shared/domain/plan.ts';
import type { StepWrite } from '../../../shared/domain/step-write.ts';
import { isKnown, whyUnknown } from './undo-look.ts';
import type { Effect } from './undo-source.ts';

type Sent = {
  action: 'create' | 'change' | 'remove';
  write: StepWrite;
  before?: ShownValues | null;
  after?: ShownValues | null;
  remoteId?: string | null;
};

/**
 * A step of an undo goes by the id of the step that it takes back, so that whatever comes back is named
 * by it, and a plan made again in the middle of an undo names the same.
 */
export function sentUndo({ step }: Effect, sent: Sent): Step {
  const { action, write, before = step.after, after = step.before, remoteId = null } = sent;
  const { id, kind, key, rows } = step;
  return { id, kind, key, action, before, after, rows, needs: [], write, remoteId, reason: null };
}

/** Nothing is to be done: it is as it was before the job, or gone. */
export function asBefore(effect: Effect, remoteId: string | null = null): Step {
  const { before } = effect.step;
  return notSent(effect, { action: 'unchanged', before, after: before, remoteId, reason: null });
}

/** Others changed it since. @param now what is live, where it can be shown */
export function changedSince(effect: Effect, reason: string, now?: ShownValues | null): Step {
  const { before, after } = effect.step;
  return notSent(effect, {
    action: 'conflict',
    before: now === undefined ? after : now,
    after: before,
    remoteId: null,
    reason,
  });
}

/** It would be taken back, and may not be. */
export function heldBack(effect: Effect, reason: string): Step {
  const { before, after } = effect.step;
  const values = { before: after, after: before, remoteId: null };
  return notSent(effect, { action: 'blocked', ...values, reason });
}

/** Nobody knows what was there before; null where that is known. */
export function notKnown(effect: Effect): Step | null {
  return isKnown(effect) ? null : changedSince(effect, whyUnknown(effect.step.restore));
}

function notSent(
  { step }: Effect,
  values: Pick<Step, 'action' | 'before' | 'after' | 'remoteId' | 'reason'>,
): Step {
  const { id, kind, key, rows } = step;
  return { id, kind, key, rows, needs: [], write: null, ...values };
}
