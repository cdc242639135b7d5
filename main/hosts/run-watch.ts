import { setTimeout as sleep } from 'node:timers/promises';
import type { Dispatch } from '../app/dispatch.ts';
import type { EventHub } from './event-hub.ts';

/** The end of a run is told by an event; should that come before the run is quite over, it is asked for. */
const ASK_AGAIN_MS = 250;

/** Whether runs are on, for a host that keeps the machine awake or is about to end. */
export type RunWatch = {
  isOn(): boolean;
  /** Hears each change between on and off. */
  onChange(listener: (on: boolean) => void): void;
  /** Lets what is in flight finish, starts nothing more, and resolves when no run is on. */
  pause(): Promise<void>;
  /** Cuts what is in flight, which is settled on resume. */
  abort(): void;
};

export function createRunWatch(app: Dispatch, hub: EventHub): RunWatch {
  const running = new Set<string>();
  const listeners = new Set<(on: boolean) => void>();
  const change = (what: () => void) => {
    const before = running.size > 0;
    what();
    const on = running.size > 0;
    if (on !== before) for (const listener of listeners) listener(on);
  };
  const ask = async (job: string) => {
    const status = await app('jobs.status', { job });
    // A job that cannot be asked any more, such as a removed one, is not running either.
    const on = status.ok && status.value.busy === 'running';
    change(() => void (on ? running.add(job) : running.delete(job)));
    return on;
  };
  const follow = async (job: string) => {
    const was = running.has(job);
    if (!(await ask(job)) || !was) return;
    // The event may come a moment before the run lets go of its job.
    await sleep(ASK_AGAIN_MS, undefined, { ref: false });
    await ask(job);
  };
  hub.listen((name, payload) => {
    if (!('job' in payload) || payload.job === null) return;
    const { job } = payload;
    if (name === 'run.started') change(() => running.add(job));
    if (name === 'job.changed') void follow(job);
  });
  return {
    isOn: () => running.size > 0,
    onChange: (listener) => void listeners.add(listener),
    pause: async () => {
      await app('run.pause', {});
      while (running.size > 0) {
        for (const job of Array.from(running)) await ask(job);
        if (running.size > 0) await sleep(ASK_AGAIN_MS);
      }
    },
    abort: () => void app('run.abort', {}),
  };
}
