import type { JournalEntry } from '../engine/ports.ts';
import type { StopCause } from './stop-control.ts';

/** Of fewer steps a share says little: the first two may fail and all others be done. */
export const FEWEST_ENDED = 20;

/**
 * Counts how the steps of this run end, and stops it as soon as more of them failed than was allowed.
 * What was skipped, or is unknown, did not end by itself and counts for nothing.
 *
 * @param percent 0 to 100, or null: any share is allowed
 */
export function watchFailures(
  percent: number | null,
  stop: (cause: StopCause) => void,
): (entries: readonly JournalEntry[]) => void {
  if (percent === null) return () => {};
  let failed = 0;
  let ended = 0;
  return (entries) => {
    for (const { state } of entries) {
      if (state.state === 'failed') failed += 1;
      if (state.state === 'failed' || state.state === 'done') ended += 1;
    }
    if (ended < FEWEST_ENDED || failed * 100 <= percent * ended) return;
    stop({ by: 'failures', failed, ended, percent });
  };
}
