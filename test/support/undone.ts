import type { StepState } from '../../shared/domain/job.ts';
import type { LiveState } from '../../shared/domain/live.ts';
import type { PlanBody, Step } from '../../shared/domain/plan.ts';
import { planUndo } from '../../main/engine/undo/plan-undo.ts';
import type { UndoInput } from '../../main/engine/undo/plan-undo.ts';
import { collectDone } from '../../main/engine/undo/undo-source.ts';
import type { UndoSource } from '../../main/engine/undo/undo-source.ts';
import { applyAndTell } from './apply-to-live.ts';

export type DoneJob = { before: LiveState; live: LiveState; plan: PlanBody; source: UndoSource };

/** A job of which these steps were done, all that are sent unless told, and the state that it left. */
export function doneJob(
  before: LiveState,
  plan: PlanBody,
  steps: readonly Step[] = plan.steps.filter(({ write }) => write !== null),
): DoneJob {
  const { live, brought } = applyAndTell(before, steps);
  const states = new Map(
    steps.map(({ id, remoteId }): [string, StepState] => [
      id,
      { state: 'done', remoteId: brought.get(id) ?? remoteId, foundByReading: false },
    ]),
  );
  const source = collectDone('job-1', plan, states);
  if (!source.ok) throw new Error('Nothing was left unknown.');
  return { before, live, plan, source: source.value };
}

/** The undo of a job on what is live now. */
export function undoOf(
  { source }: Pick<DoneJob, 'source'>,
  live: LiveState,
  options: Partial<UndoInput['options']> = {},
): PlanBody {
  return planUndo({
    source,
    live,
    options: { allowMessages: true, sharedBooks: true, ...options },
    requestsPerSecond: null,
  });
}

/** The steps that are sent. */
export function sentOf({ steps }: Pick<PlanBody, 'steps'>): Step[] {
  return steps.filter(({ write }) => write !== null);
}
