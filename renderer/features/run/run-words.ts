import type { RunProgress } from '../../../shared/contract/calls/progress.ts';
import type { JobStatus } from '../../../shared/contract/calls/window-jobs.ts';
import type { OutcomeCounts } from '../../../shared/domain/job.ts';
import { OUTCOMES } from '../../../shared/domain/kinds.ts';
import { formatClock, formatRate } from '../../ui/clock-time.ts';
import { countOf, formatCount, formatDuration } from '../../ui/format.ts';
import { timesOf } from '../../ui/run-cost.ts';
import type { RunPhase } from './run-phase.ts';

/** Steps that came to an end of some kind. */
export function endedOf(progress: Pick<RunProgress, 'total' | 'waiting' | 'inFlight'>): number {
  return Math.max(0, progress.total - progress.waiting - progress.inFlight);
}

/** For the line below the bar: `4.5 requests a second, about 3 minutes left, done at about 09:41`. */
export function paceSentence(progress: RunProgress, now: number): string {
  const parts = [];
  if (progress.perSecond !== null) parts.push(formatRate(progress.perSecond));
  parts.push(timeLeftWords(progress.timeLeft, now));
  if (progress.throttled > 0) {
    parts.push(`slowed down by the service ${timesOf(progress.throttled)}`);
  }
  return parts.join(' · ');
}

/** `about 3 minutes left, done at about 09:41`; a range where nobody knows better. */
function timeLeftWords(left: RunProgress['timeLeft'], now: number): string {
  if (left === null) return 'time left is told once it is known';
  const { fromSeconds, toSeconds } = left;
  const [from, to] = [formatDuration(fromSeconds), formatDuration(toSeconds)];
  const [first, last] = [fromSeconds, toSeconds].map((s) => formatClock(now + s * 1000, now));
  const long = from === to ? to : `${from} to ${to.replace(/^about /, '')}`;
  const until = from === to || first === last ? `at about ${last}` : `between ${first} and ${last}`;
  return `${long} left, done ${until}`;
}

/** For screen readers, now and then: `120 of 310 steps, 2 failed.` */
export function spokenProgress(progress: RunProgress): string {
  const failed = progress.counts.failed ?? 0;
  const unknown = progress.counts.unknown ?? 0;
  return [
    `${formatCount(endedOf(progress))} of ${countOf(progress.total, 'step')}`,
    failed > 0 && `${formatCount(failed)} failed`,
    unknown > 0 && `${formatCount(unknown)} unknown`,
  ]
    .filter((part) => part !== false)
    .join(', ')
    .concat('.');
}

/** Counters of a run that nobody drives now: what was in flight is unknown, since no reply can come any more. */
export function cutOff(progress: RunProgress): RunProgress {
  const { counts, inFlight } = progress;
  return { ...progress, inFlight: 0, counts: { ...counts, unknown: counts.unknown + inFlight } };
}

type Standing = { ended: number; total: number; unknown: number; of: 'step' | 'row' };

/** How far the run came; null where nobody counted since the program started. */
export function standing(status: JobStatus): Standing | null {
  const { summary } = status;
  const progress =
    status.progress && status.busy === null ? cutOff(status.progress) : status.progress;
  if (progress !== null) {
    const { unknown } = progress.counts;
    return { ended: endedOf(progress) - unknown, total: progress.total, unknown, of: 'step' };
  }
  if (summary === null) return null;
  return standingOf(summary.steps, 'step');
}

/** From counts by outcome; of rows where the steps were not counted by anybody who still lives. */
export function standingOf(counts: OutcomeCounts, of: Standing['of']): Standing {
  const { done, unchanged, failed, unknown, skipped } = counts;
  const ended = done + unchanged + failed;
  return { ended, total: ended + unknown + skipped, unknown, of };
}

const STOPPED_WORD: Partial<Record<RunPhase, string>> = {
  stopped: 'Stopped',
  interrupted: 'Cut short',
};

/** `Stopped at 1,204 of 2,310; 3 unknown – going on settles them by reading.` */
export function standingSentence(phase: RunPhase, at: Standing | null): string {
  if (phase === 'pilot') {
    const far = at === null ? '' : ` with ${formatCount(at.ended)} of ${countOf(at.total, at.of)}`;
    return `The pilot is done${far}. Look at its result, then go on with the rest.`;
  }
  const word = STOPPED_WORD[phase] ?? 'Finished';
  if (at === null) return `${word}. Going on first finds out, by reading, what was done.`;
  const place = `${word} at ${formatCount(at.ended)} of ${countOf(at.total, at.of)}`;
  return at.unknown > 0
    ? `${place}; ${formatCount(at.unknown)} unknown – going on settles them by reading.`
    : `${place}. Going on sends only the rest; nothing is sent twice.`;
}

/** Why a run stopped that no person stopped; null otherwise. */
export function whyStopped(summary: JobStatus['summary']): string | null {
  const by = summary?.stoppedBy;
  return summary !== null && (by === 'failures' || by === 'clock') ? summary.message : null;
}

/** `Finished. Of 1,019 steps: 1,017 done, 2 failed.` */
export function finishedSentence(steps: OutcomeCounts): string {
  const parts = OUTCOMES.flatMap((outcome) =>
    steps[outcome] > 0 ? [`${formatCount(steps[outcome])} ${outcome}`] : [],
  );
  const { total } = standingOf(steps, 'step');
  return `Finished. Of ${countOf(total, 'step')}: ${parts.join(', ')}.`;
}
