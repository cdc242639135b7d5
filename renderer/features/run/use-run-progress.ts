import { useEffect, useState } from 'react';
import type { RunProgress } from '../../../shared/contract/calls/progress.ts';
import { useHost } from '../../client/host-context.tsx';

/** The newest counters of a job's run: those of its status first, then what is pushed. */
export function useRunProgress(job: string, fromStatus: RunProgress | null): RunProgress | null {
  const host = useHost();
  const [pushed, setPushed] = useState<RunProgress | null>(null);
  useEffect(
    () =>
      host.on('run.progress', (progress) => {
        if (progress.job === job) setPushed(progress);
      }),
    [host, job],
  );
  return pushed?.job === job ? pushed : fromStatus;
}
