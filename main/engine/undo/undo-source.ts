import { z } from 'zod';
import type { StepState } from '../../../shared/domain/job.ts';
import { plannedRow, sheetTable, step } from '../../../shared/domain/plan.ts';
import type { PlanBody, Step } from '../../../shared/domain/plan.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { isUnknown } from '../run/ledger.ts';
import { resolveWrite } from '../run/ready-write.ts';
import type { ReadyWrite } from '../run/ready-write.ts';
import { isSendable } from '../run/step-graph.ts';

/** What an undo starts from: all that a job did, as its plan and its journal tell it. */
export const undoSource = z.object({
  /** The job that is taken back. */
  job: z.string(),
  /** Its steps that were done, in the order of its plan. */
  steps: z.array(step),
  /** By step id: what the service called the object. */
  ids: z.record(z.string(), z.string().nullable()),
  /** Its rows with at least one such step. */
  rows: z.array(plannedRow),
  sheets: z.array(sheetTable),
});
export type UndoSource = z.infer<typeof undoSource>;

/** One thing that a job did, every id known. */
export type Effect = {
  step: Step;
  write: ReadyWrite;
  /** Id of what it brought or changed; null for effects without an id. */
  remoteId: string | null;
};
export type EffectOf<Op extends ReadyWrite['op']> = Effect & {
  write: Extract<ReadyWrite, { op: Op }>;
};

/**
 * What there is to take back of a job.
 *
 * @returns how many of its steps are unknown, where some are: nobody can tell what they left
 */
export function collectDone(
  job: string,
  plan: Pick<PlanBody, 'steps' | 'rows' | 'sheets'>,
  states: ReadonlyMap<string, StepState>,
): Result<UndoSource, { unknown: number }> {
  const unknown = plan.steps.filter(({ id }) => isUnknown(states.get(id))).length;
  if (unknown > 0) return fail({ unknown });
  const ids: UndoSource['ids'] = {};
  const steps = plan.steps.filter((one) => {
    const state = states.get(one.id);
    if (state?.state !== 'done' || !isSendable(one)) return false;
    ids[one.id] = state.remoteId ?? one.remoteId;
    return true;
  });
  const done = new Set(steps.map(({ id }) => id));
  const rows = plan.rows.filter((row) => row.steps.some((id) => done.has(id)));
  return ok({ job, steps, ids, rows, sheets: plan.sheets });
}

/** The effects of a job, in the order of its plan. */
export function effectsOf({ steps, ids }: Pick<UndoSource, 'steps' | 'ids'>): Effect[] {
  return steps.flatMap((one) => {
    const write = one.write && resolveWrite(one.write, (id) => ids[id] ?? null);
    return write ? [{ step: one, write, remoteId: ids[one.id] ?? null }] : [];
  });
}

/** Is it an effect of this operation? */
export function isOp<Op extends ReadyWrite['op']>(
  effect: Effect,
  ...ops: readonly Op[]
): effect is EffectOf<Op> {
  return (ops as readonly string[]).includes(effect.write.op);
}
