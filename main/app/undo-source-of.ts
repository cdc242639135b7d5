import type { CallError } from '../../shared/contract/errors.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { collectDone, undoSource } from '../engine/undo/undo-source.ts';
import type { UndoSource } from '../engine/undo/undo-source.ts';
import type { Job } from '../jobs/job-store.ts';
import { callError, storeError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';

/** A job that can be taken back. */
export type Undoable = { plan: Plan; source: UndoSource };

/** What there is to take back of an open job. */
export async function undoableOf(job: Job): Promise<Result<Undoable, CallError>> {
  const plan = await job.loadPlan();
  const found = plan && collectDone(job.id, plan, await job.states());
  if (found && !found.ok) {
    const { unknown } = found.error;
    return fail(
      callError(
        'usage',
        `Of job ${job.id} ${unknown === 1 ? '1 step is' : `${unknown} steps are`} unknown, so nobody can tell what to take back; settle ${unknown === 1 ? 'it' : 'them'} first: bellhop resume ${job.id}`,
      ),
    );
  }
  if (!plan || !found || found.value.steps.length === 0) {
    return fail(
      callError('usage', `Job ${job.id} changed nothing, so there is nothing to take back.`),
    );
  }
  return ok({ plan, source: found.value });
}

/** Under which an undo keeps what it takes back, so that it can go on when that job is gone. */
const UNDOES = 'undoes';

export async function keepSource(undo: Job, source: UndoSource): Promise<void> {
  await undo.remember(UNDOES, source);
}

/** What an undo takes back; where it was killed before it noted that, as the job itself tells it. */
export async function sourceOf(
  ports: Pick<AppPorts, 'jobs'>,
  undo: Job,
  undoOf: string,
): Promise<Result<UndoSource, CallError>> {
  const kept = undoSource.safeParse(await undo.recall(UNDOES));
  if (kept.success) return ok(kept.data);
  const opened = await ports.jobs.open(undoOf);
  if (!opened.ok) return fail(storeError(opened.error));
  try {
    const found = await undoableOf(opened.value);
    if (!found.ok) return found;
    await keepSource(undo, found.value.source);
    return ok(found.value.source);
  } finally {
    await opened.value.close();
  }
}
