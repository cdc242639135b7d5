import type { RunSummary } from '../../shared/domain/job.ts';
import { countOf, formatDuration } from './format.ts';

/** `once`, `twice`, `3 times` */
export function timesOf(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : countOf(count, 'time');
}

/** What the last run took: `The last run: 257 requests, about 10 seconds.` */
export function costOf(summary: Pick<RunSummary, 'requests' | 'seconds' | 'throttled'>): string {
  const slowed =
    summary.throttled > 0 ? `, slowed down by the service ${timesOf(summary.throttled)}` : '';
  return `The last run: ${countOf(summary.requests, 'request')}, ${formatDuration(summary.seconds)}${slowed}.`;
}
