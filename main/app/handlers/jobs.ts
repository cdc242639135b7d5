import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { reportRows } from '../../engine/run/report.ts';
import { callError, storeError } from '../call-errors.ts';
import { resolveFile } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import { writeResults } from '../run-job.ts';

const DAY_MS = 86_400_000;

/** Calls about jobs that are not running. */
export function jobHandlers(
  ports: AppPorts,
): Pick<Handlers, 'jobs.list' | 'jobs.get' | 'jobs.remove' | 'jobs.writeResults'> {
  const { jobs, clock } = ports;
  return {
    'jobs.list': async () => ok(await jobs.list()),

    'jobs.get': async ({ job: id }) => {
      const opened = await jobs.open(id);
      if (!opened.ok) return fail(storeError(opened.error));
      const job = opened.value;
      try {
        const plan = await job.loadPlan();
        const info = await job.info();
        if (!plan) return ok({ info, lines: [] });
        return ok({ info, lines: reportRows(plan, await job.states(), plan.problems) });
      } finally {
        await job.close();
      }
    },

    'jobs.remove': async ({ job, olderThanDays }) => {
      const removed: string[] = [];
      const kept: string[] = [];
      const old = olderThanDays === null ? null : clock.now() - olderThanDays * DAY_MS;
      const chosen =
        old === null
          ? []
          : (await jobs.list()).filter(({ updatedAt }) => Date.parse(updatedAt) < old);
      if (job !== null) {
        const gone = await jobs.remove(job);
        if (!gone.ok) return fail(storeError(gone.error));
        removed.push(job);
      }
      for (const { id } of chosen) {
        const gone = await jobs.remove(id);
        (gone.ok ? removed : kept).push(id);
      }
      return ok({ removed, kept });
    },

    'jobs.writeResults': async ({ job: id, to }) => {
      const path = resolveFile(ports, to);
      if (!path.ok) return path;
      const opened = await jobs.open(id);
      if (!opened.ok) return fail(storeError(opened.error));
      const job = opened.value;
      try {
        const plan = await job.loadPlan();
        if (!plan) return fail(callError('usage', `Job ${id} has no plan yet; resume it first.`));
        return await writeResults(ports, plan, await job.states(), path.value);
      } finally {
        await job.close();
      }
    },
  };
}
