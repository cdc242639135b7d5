import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useHost } from './host-context.tsx';

/** Whether a query, by its key `[call, input]`, asked about this job. */
export function isAboutJob(queryKey: readonly unknown[], job: string): boolean {
  const input = queryKey[1];
  return typeof input === 'object' && input !== null && 'job' in input && input.job === job;
}

/** Asks again whatever was asked about a job that changed, wherever the change was made. */
export function useLiveQueries(): void {
  const host = useHost();
  const queries = useQueryClient();
  useEffect(
    () =>
      host.on('job.changed', ({ job }) => {
        void queries.invalidateQueries({ predicate: (query) => isAboutJob(query.queryKey, job) });
        void queries.invalidateQueries({ queryKey: ['jobs.list'] });
      }),
    [host, queries],
  );
}
