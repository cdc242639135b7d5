import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { JobStatus } from '../../shared/contract/calls/window-jobs.ts';
import { useHost } from './host-context.tsx';

/** Whether a query, by its key `[call, input]`, asked about this job. */
export function isAboutJob(queryKey: readonly unknown[], job: string): boolean {
  const input = queryKey[1];
  return typeof input === 'object' && input !== null && 'job' in input && input.job === job;
}

/** Keeps what was asked about jobs true, wherever they are changed: by this window, a run, another window. */
export function useLiveQueries(): void {
  const host = useHost();
  const queries = useQueryClient();
  useEffect(
    () =>
      host.on('run.progress', (progress) => {
        // Ten times a second: put where the status is looked for, instead of asking for it.
        queries.setQueryData<JobStatus>(
          ['jobs.status', { job: progress.job }],
          (status) => status && { ...status, progress },
        );
      }),
    [host, queries],
  );
  useEffect(
    () =>
      host.on('job.changed', ({ job }) => {
        void queries.invalidateQueries({ predicate: (query) => isAboutJob(query.queryKey, job) });
        void queries.invalidateQueries({ queryKey: ['jobs.list'] });
      }),
    [host, queries],
  );
}
