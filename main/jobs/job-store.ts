import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { JobInfo } from '../../shared/domain/job.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import { openJob } from './job.ts';
import type { Job } from './job.ts';
import { createJobFolder, removeJobFolder, sweep } from './job-folder.ts';
import { isJobId, newJobId } from './job-id.ts';
import { listJobs } from './job-list.ts';
import { startJobThread } from './job-thread.ts';
import type { JobThread } from './job-thread.ts';
import { safeName } from '../support/safe-name.ts';
import { explain, isStoreError, noSuchJob } from './store-failure.ts';
import type { StoreFailure } from './store-failure.ts';

export type { Job } from './job.ts';
export type { StoreFailure } from './store-failure.ts';

export type NewJob = {
  apiUrl: string;
  organization: string | null;
  property: { id: string; name: string } | null;
  /** Copied into the job; may be empty for saved plans. */
  sources: { name: string; path: string }[];
  options: PlanOptions;
  /** `draft` for a job that nobody asked to run yet; `planning` unless told. */
  state?: 'draft' | 'planning';
  /** The job that this one takes back. */
  undoOf?: string;
  /** JSON that the app wants back: map overrides, consents. */
  setup: unknown;
};

export type JobStore = {
  /** The job is on disk completely or not at all; it comes open. */
  create(job: NewJob): Promise<Result<Job, StoreFailure>>;
  open(id: string): Promise<Result<Job, StoreFailure>>;
  /** Newest first. Jobs that cannot be read are in it, saying why; never rejects. */
  list(): Promise<JobInfo[]>;
  /** Refused while the job is open anywhere. */
  remove(id: string): Promise<Result<null, StoreFailure>>;
  /** Null where every job is finished or a draft. A newest job that cannot be read counts: skipping it would be a guess. */
  newestUnfinished(): Promise<string | null>;
};

/** The jobs in `<home>/jobs`. Holds nothing open itself; every open job has a thread of its own. */
export function openJobStore(home: string, options: { now?: () => number } = {}): JobStore {
  const now = options.now ?? Date.now;
  const jobs = join(home, 'jobs');
  const list = (): Promise<JobInfo[]> => listJobs(jobs);

  const open = async (id: string): Promise<Job> => {
    const folder = join(jobs, id);
    if (!isJobId(id) || !existsSync(folder)) throw noSuchJob(id);
    return endOnError(startJobThread({ id, folder }), (thread) => openJob(thread, id, folder, now));
  };

  const create = async (job: NewJob): Promise<Job> => {
    await sweep(jobs, now());
    const at = new Date(now()).toISOString();
    const id = freeId(jobs, now());
    const place = { id, folder: join(jobs, id) };
    const sources = job.sources.map(({ name, path }) => ({ name: safeName(name), path }));
    const { apiUrl, organization, property, options, setup } = job;
    const undo = job.undoOf === undefined ? {} : { undoOf: job.undoOf };
    const facts = { apiUrl, organization, property, options, setup, ...undo };
    const fill = async (draft: string): Promise<void> => {
      // A thread of its own: libsql lets go of files only with its thread, and Windows renames no
      // folder with an open file in it.
      const filler = startJobThread(place);
      try {
        await filler.call('fill', draft, {
          ...facts,
          id,
          state: job.state ?? 'planning',
          createdAt: at,
          updatedAt: at,
          sources: sources.map(({ name }) => name),
          rows: 0,
          counts: null,
        });
      } finally {
        await filler.end();
      }
    };
    // Started before it is needed, since a thread takes a while to come up.
    return endOnError(startJobThread(place), async (thread) => {
      await createJobFolder(jobs, id, sources, fill);
      return openJob(thread, id, place.folder, now);
    });
  };

  const remove = async (id: string): Promise<null> => {
    const folder = join(jobs, id);
    if (!isJobId(id) || !existsSync(folder)) throw noSuchJob(id);
    const thread = startJobThread({ id, folder });
    try {
      await thread.call('hold', folder, id);
      // Windows renames no folder with an open file in it; elsewhere the lock is kept to the end.
      if (process.platform === 'win32') await thread.end();
      await removeJobFolder(jobs, id);
    } finally {
      await thread.end();
    }
    return null;
  };

  const asResult = async <T>(id: string, work: Promise<T>): Promise<Result<T, StoreFailure>> => {
    try {
      return ok(await work);
    } catch (error) {
      const known = explain(error, { id, folder: join(jobs, id) });
      if (!isStoreError(known)) throw known;
      return fail({ code: known.code, message: known.message });
    }
  };

  return {
    create: (job) => asResult('', create(job)),
    open: (id) => asResult(id, open(id)),
    list,
    remove: (id) => asResult(id, remove(id)),
    newestUnfinished: async () =>
      (await list()).find(({ state }) => state !== 'finished' && state !== 'draft')?.id ?? null,
  };
}

async function endOnError<T>(
  thread: JobThread,
  work: (thread: JobThread) => Promise<T>,
): Promise<T> {
  try {
    return await work(thread);
  } catch (error) {
    await thread.end();
    throw error;
  }
}

function freeId(jobs: string, now: number): string {
  for (;;) {
    const id = newJobId(now);
    if (!existsSync(join(jobs, id))) return id;
  }
}
