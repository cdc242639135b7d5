import type { JobInfo, JobState } from '../../../shared/domain/job.ts';
import type { Stage } from '../../client/route.ts';
import type { Status } from '../../ui/status-mark.tsx';

const BEGUN: readonly JobState[] = ['running', 'stopped', 'planning'];

/** Begun and not ended: something may have been sent already. */
export function isUnfinished(info: JobInfo): boolean {
  return BEGUN.includes(info.state);
}

/** Unfinished jobs first, then the newest. */
export function jobOrder(jobs: readonly JobInfo[]): JobInfo[] {
  return [...jobs].sort(
    (a, b) =>
      Number(isUnfinished(b)) - Number(isUnfinished(a)) || b.updatedAt.localeCompare(a.updatedAt),
  );
}

/** The job to be asked about when the window opens; null where nothing was cut short. */
export function newestUnfinished(jobs: readonly JobInfo[]): JobInfo | null {
  const first = jobOrder(jobs.filter((job) => job.damage === undefined))[0];
  return first !== undefined && isUnfinished(first) ? first : null;
}

/** The screen on which a person goes on with a job. */
export function stageToOpen(info: JobInfo): Stage {
  switch (info.state) {
    case 'draft':
      return 'check';
    case 'planning':
    case 'ready':
      return 'plan';
    case 'running':
    case 'stopped':
      return 'run';
    case 'finished':
      return 'result';
  }
}

/** How a job stands, in a word; `busy` is what goes on with it in this program at the moment. */
export function jobMark(
  info: JobInfo,
  busy: 'planning' | 'running' | null,
): { status: Status; word: string } {
  if (info.damage !== undefined) return { status: 'bad', word: 'Damaged' };
  if (busy !== null) {
    return { status: 'active', word: busy === 'running' ? 'Running' : 'Being planned' };
  }
  switch (info.state) {
    case 'draft':
      return { status: 'idle', word: 'Draft' };
    case 'planning':
      return { status: 'attention', word: 'Planning was cut short' };
    case 'ready':
      return { status: 'idle', word: 'Planned' };
    case 'running':
      return { status: 'attention', word: 'Cut short' };
    case 'stopped':
      return { status: 'paused', word: 'Stopped' };
    case 'finished': {
      const failed = info.counts?.failed ?? 0;
      const unknown = info.counts?.unknown ?? 0;
      if (failed > 0) return { status: 'bad', word: 'Finished with failures' };
      if (unknown > 0) return { status: 'unknown', word: 'Finished, some unknown' };
      return { status: 'good', word: 'Finished' };
    }
  }
}
