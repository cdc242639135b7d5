import type { RunLimits } from '../../shared/contract/calls/run-choices.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import { clockWords, SOONEST_STOP_MS } from '../../shared/domain/stop-time.ts';
import { callError } from './call-errors.ts';

/** What cannot be meant by the choices of a run; null where they can be followed. @param now wall clock, milliseconds */
export function misusedLimits(limits: RunLimits, now: number): CallError | null {
  if (limits.pilot !== null && limits.pilotFloor !== null) {
    return callError(
      'usage',
      'Nothing was sent: a pilot is the first rooms or those of a floor, and not both; choose one.',
    );
  }
  const at = stopMoment(limits);
  if (at === null || at - now >= SOONEST_STOP_MS) return null;
  const when = at <= now ? 'has passed' : 'is less than a minute away';
  return callError(
    'usage',
    `Nothing was sent: the time at which to stop, ${clockWords(at, now)}, ${when}; give a later one.`,
  );
}

/** The moment at which a run stops by itself, milliseconds of the wall clock. */
export function stopMoment({ stopAt }: Pick<RunLimits, 'stopAt'>): number | null {
  return stopAt === null ? null : Date.parse(stopAt);
}
