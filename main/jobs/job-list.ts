import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JobInfo } from '../../shared/domain/job.ts';
import { isJobId } from './job-id.ts';
import { startJobThread } from './job-thread.ts';
import { isStoreError } from './store-failure.ts';

/** All jobs of a folder, newest first; works while they run, in this process or another. */
export async function listJobs(jobs: string): Promise<JobInfo[]> {
  const ids = (await readdir(jobs).catch(() => [])).filter(isJobId);
  if (ids.length === 0) return [];
  const thread = startJobThread({ id: '', folder: jobs });
  const found = await Promise.all(
    ids.map((id) =>
      thread.call('peek', join(jobs, id), id).catch((error: unknown) => unreadable(id, error)),
    ),
  );
  await thread.end();
  return found.sort((a, b) => compare(b.createdAt, a.createdAt) || compare(b.id, a.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function unreadable(id: string, error: unknown): JobInfo {
  const [year, month, day, time = ''] = id.split('-');
  const at = `${year}-${month}-${day}T${time.slice(0, 2)}:${time.slice(2)}:00.000Z`;
  return {
    id,
    state: 'stopped',
    createdAt: at,
    updatedAt: at,
    apiUrl: '',
    property: null,
    sources: [],
    rows: 0,
    counts: null,
    damage: isStoreError(error) ? error.message : `Job ${id} cannot be read.`,
  };
}
