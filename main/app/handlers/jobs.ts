import type { Handlers } from '../../../shared/contract/contract.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { reportRows } from '../../engine/run/report.ts';
import { callError, storeError } from '../call-errors.ts';
import { resolveTarget } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import { writeResults } from '../run-job.ts';
import type { Desk } from '../window/desk.ts';

const DAY_MS = 86_400_000;

/** Calls about jobs that are not running. */
export function jobHandlers(
  ports: AppPorts,
  desk: Desk,
): Pick<Handlers, 'jobs.list' | 'jobs.get' | 'jobs.remove' | 'jobs.writeResults'> {
  const { jobs, clock } = ports;
  const remove = async (id: string): Promise<Result<null, CallError>> => {
    const free = await desk.letGo(id);
    if (!free.ok) return free;
    const gone = await jobs.remove(id);
    if (!gone.ok) return fail(storeError(gone.error));
    ports.emit('job.changed', { job: id });
    return gone;
  };
  return {
    'jobs.list': async () => ok(await jobs.list()),

    'jobs.get': ({ job: id }) =>
      desk.visit(id, async ({ job }) => {
        const plan = await job.loadPlan();
        const info = await job.info();
        if (!plan) return ok({ info, lines: [] });
        return ok({ info, lines: reportRows(plan, await job.states(), plan.problems) });
      }),

    'jobs.remove': async ({ job, olderThanDays }) => {
      const removed: string[] = [];
      const kept: string[] = [];
      const old = olderThanDays === null ? null : clock.now() - olderThanDays * DAY_MS;
      const chosen =
        old === null
          ? []
          : (await jobs.list()).filter(({ updatedAt }) => Date.parse(updatedAt) < old);
      if (job !== null) {
        const gone = await remove(job);
        if (!gone.ok) return gone;
        removed.push(job);
      }
      for (const { id } of chosen) {
        const gone = await remove(id);
        (gone.ok ? removed : kept).push(id);
      }
      return ok({ removed, kept });
    },

    'jobs.writeResults': async ({ job: id, to }) => {
      const path = resolveTarget(ports, to);
      if (!path.ok) return path;
      return desk.visit(id, async ({ job }) => {
        const plan = await job.loadPlan();
        if (!plan) return fail(callError('usage', `Job ${id} has no plan yet; resume it first.`));
        return writeResults(ports, plan, await job.states(), path.value);
      });
    },
  };
}
