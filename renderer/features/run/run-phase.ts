import type { JobStatus } from '../../../shared/contract/calls/window-jobs.ts';

/**
 * - `interrupted`: it ran, and nobody runs it now (a crash, a kill, a power cut)
 * - `pilot`: the first rooms are done and the rest waits
 */
export type RunPhase = 'not-begun' | 'under-way' | 'stopped' | 'interrupted' | 'pilot' | 'finished';

/** Where a job's run stands, whoever asks and however often the window was reloaded. */
export function runPhase(status: Pick<JobStatus, 'busy' | 'info' | 'summary'>): RunPhase {
  if (status.busy === 'running') return 'under-way';
  switch (status.info.state) {
    case 'draft':
    case 'planning':
    case 'ready':
      return status.summary?.outcome === 'pilot' ? 'pilot' : 'not-begun';
    case 'running':
      return 'interrupted';
    case 'stopped':
      return status.summary?.outcome === 'pilot' ? 'pilot' : 'stopped';
    case 'finished':
      return 'finished';
  }
}
