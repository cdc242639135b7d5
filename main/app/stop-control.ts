import { setMaxListeners } from 'node:events';
import type { StopReason } from '../../shared/domain/job.ts';
import type { Clock } from '../engine/ports.ts';
import type { RunControl } from '../engine/run/run-types.ts';

/** Why work stopped before its end. */
export type StopCause =
  | { by: 'person' }
  /** So many of the steps that ended by then had failed; `percent` is what was allowed. */
  | { by: 'failures'; failed: number; ended: number; percent: number }
  /** `at`: the moment that was chosen, milliseconds of the wall clock. */
  | { by: 'clock'; at: number };

/** The signals of one piece of work, and why they were given. */
export type StopControl = RunControl & {
  /** Pauses the work; of several causes the first is kept. */
  stop(cause: StopCause): void;
  /** Null as long as nobody has stopped it. */
  cause(): StopCause | null;
  /** Asked before each request: stops the work where its time has come, however late a timer is. */
  mayLeave(): boolean;
};

export type Stoppable = {
  control: StopControl;
  abort(): void;
  /** The work has ended, and with it the watch on the clock. */
  end(): void;
};

/** The wall clock may jump, and a machine may sleep: it is looked at this often. */
const LOOK_EVERY_MS = 1000;

/**
 * @param stopAt wall clock, milliseconds; null: no such time
 * @param tell hears of the first cause, and of no other
 */
export function createStoppable(
  clock: Clock,
  stopAt: number | null,
  tell: (cause: StopCause) => void,
): Stoppable {
  const pausing = new AbortController();
  const aborting = new AbortController();
  const ended = new AbortController();
  // Every request in flight listens; Node takes more than ten for a leak.
  setMaxListeners(0, pausing.signal, aborting.signal);
  let first: StopCause | null = null;

  const stop = (cause: StopCause): void => {
    if (first) return;
    first = cause;
    pausing.abort();
    tell(cause);
  };
  const mayLeave = (): boolean => {
    if (stopAt !== null && clock.now() >= stopAt) stop({ by: 'clock', at: stopAt });
    return !pausing.signal.aborted;
  };
  const watch = async (at: number): Promise<void> => {
    while (!ended.signal.aborted && mayLeave()) {
      await clock.sleep(Math.min(at - clock.now(), LOOK_EVERY_MS), ended.signal);
    }
  };
  if (stopAt !== null) void watch(stopAt);
  return {
    control: {
      pause: pausing.signal,
      abort: aborting.signal,
      stop,
      cause: () => first,
      mayLeave,
    },
    abort() {
      stop({ by: 'person' });
      aborting.abort();
    },
    end: () => ended.abort(),
  };
}

/** Who or what stopped it, for machines. */
export function reasonOf(control: Pick<StopControl, 'cause'>): StopReason {
  return control.cause()?.by ?? 'person';
}
