import { clockWords, stopTimeOf } from '../../shared/domain/stop-time.ts';

/** How far a run goes and when it stops by itself, as it stands in the fields; null: not wanted. */
export type LimitsDraft = {
  pilot: { kind: 'rooms'; rooms: number } | { kind: 'floor'; floor: string } | null;
  failures: number | null;
  /** `18:30`; empty until somebody has chosen one. */
  time: string | null;
};

/** The same as the program takes it. */
type RunLimits = {
  pilot: number | null;
  pilotFloor: string | null;
  /** Per cent. */
  stopAtFailures: number | null;
  /** ISO date and time. */
  stopAt: string | null;
};

export const noLimits: LimitsDraft = { pilot: null, failures: null, time: null };
export const USUAL_PILOT = 5;
export const USUAL_FAILURES = 5;

/** What is still to be filled in, in one sentence; null where nothing is. @param now milliseconds */
export function limitsMissing({ pilot, time }: LimitsDraft, now: number): string | null {
  if (pilot?.kind === 'floor' && pilot.floor.trim() === '') {
    return 'Write the floor that shall be tried first, or run all of it.';
  }
  if (time !== null && stopTimeOf(time, now) === null) {
    return 'Choose the time at which the run shall stop, or let it run to its end.';
  }
  return null;
}

/** The choices of a run as the program takes them; call it when the run is set going, since times pass. */
export function limitsOf({ pilot, failures, time }: LimitsDraft, now: number): RunLimits {
  const at = time === null ? null : stopTimeOf(time, now);
  return {
    pilot: pilot?.kind === 'rooms' ? pilot.rooms : null,
    pilotFloor: pilot?.kind === 'floor' ? pilot.floor.trim() : null,
    stopAtFailures: failures,
    stopAt: at === null ? null : new Date(at).toISOString(),
  };
}

/** When that will be: `Today at 18:30`, `At 06:00 on 21 Nov`; null before a time is there. */
export function stopMomentWords(time: string, now: number): string | null {
  const at = stopTimeOf(time, now);
  if (at === null) return null;
  const words = clockWords(at, now);
  return words.includes(' on ') ? `At ${words}` : `Today at ${words}`;
}
