import { setMaxListeners } from 'node:events';
import type { RunControl } from '../engine/run/run-types.ts';

/** What is under way in this app and can be stopped: a run, or the reading before it. */
export type RunSlot = {
  /** Opens the slot for one piece of work and closes it at its end, whatever that is. */
  use<T>(work: (control: RunControl) => Promise<T>, job?: string): Promise<T>;
  /** Stops the work for one job, or with null all there is. */
  pause(job: string | null): void;
  abort(job: string | null): void;
};

/** A set, since an export may go on beside a run; stopping stops all of them. */
export function createRunSlot(): RunSlot {
  const open = new Set<{
    pause: AbortController;
    abort: AbortController;
    job: string | undefined;
  }>();
  const meant = (job: string | null) => [...open].filter((one) => job === null || one.job === job);
  return {
    use: async (work, job) => {
      const controllers = { pause: new AbortController(), abort: new AbortController(), job };
      // Every request in flight listens; Node takes more than ten for a leak.
      setMaxListeners(0, controllers.pause.signal, controllers.abort.signal);
      open.add(controllers);
      try {
        return await work({ pause: controllers.pause.signal, abort: controllers.abort.signal });
      } finally {
        open.delete(controllers);
      }
    },
    pause: (job) => {
      for (const { pause } of meant(job)) pause.abort();
    },
    abort: (job) => {
      for (const { pause, abort } of meant(job)) {
        pause.abort();
        abort.abort();
      }
    },
  };
}
