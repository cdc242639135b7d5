import type { EmitEvent } from '../../shared/contract/contract.ts';
import type { Clock } from '../engine/ports.ts';
import { createStoppable } from './stop-control.ts';
import type { StopControl, Stoppable } from './stop-control.ts';
import { stoppingSentence } from './stop-words.ts';

/** What is under way in this app and can be stopped: a run, or the reading before it. */
export type RunSlot = {
  /**
   * Opens the slot for one piece of work and closes it at its end, whatever that is.
   *
   * @param stopAt wall clock, milliseconds: the work stops then as if a person stopped it
   */
  use<T>(
    work: (control: StopControl) => Promise<T>,
    job?: string,
    stopAt?: number | null,
  ): Promise<T>;
  /** Stops the work for one job, or with null all there is. */
  pause(job: string | null): void;
  abort(job: string | null): void;
};

/** A set, since an export may go on beside a run; stopping stops all of them. */
export function createRunSlot(ports: { clock: Clock; emit: EmitEvent }): RunSlot {
  const open = new Map<Stoppable, string | undefined>();
  const meant = (job: string | null) =>
    [...open].filter(([, of]) => job === null || of === job).map(([one]) => one);
  return {
    use: async (work, job, stopAt = null) => {
      const stoppable = createStoppable(ports.clock, stopAt, (cause) => {
        const now = ports.clock.now();
        const message = stoppingSentence(cause, now);
        const at = new Date(now).toISOString();
        ports.emit('stopping', { job: job ?? null, by: cause.by, at, message });
      });
      open.set(stoppable, job);
      try {
        return await work(stoppable.control);
      } finally {
        stoppable.end();
        open.delete(stoppable);
      }
    },
    pause: (job) => {
      for (const { control } of meant(job)) control.stop({ by: 'person' });
    },
    abort: (job) => {
      for (const { abort } of meant(job)) abort();
    },
  };
}
