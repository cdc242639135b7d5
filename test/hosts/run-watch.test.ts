import { expect, test } from 'vitest';
import type { Dispatch } from '../../main/app/dispatch.ts';
import { createEventHub } from '../../main/hosts/event-hub.ts';
import { createRunWatch } from '../../main/hosts/run-watch.ts';

/** An app that knows which jobs run, and stops them at once when told to pause. */
function appWith(running: Set<string>, hub = createEventHub()) {
  const calls: string[] = [];
  const app = (async (name: string, input: { job?: string }) => {
    calls.push(name);
    if (name === 'run.pause') running.clear();
    if (name !== 'jobs.status') return { ok: true, value: null };
    return { ok: true, value: { busy: running.has(input.job ?? '') ? 'running' : null } };
  }) as unknown as Dispatch;
  const watch = createRunWatch(app, hub);
  const start = (job: string) => {
    running.add(job);
    hub.emit('run.started', { job, steps: 1 });
  };
  return { hub, watch, calls, start, running };
}

/** Lets answers that are ready arrive. */
const answers = () => new Promise((resolve) => setImmediate(resolve));

test('a run is on from its start until its job says that it runs no more', async () => {
  const { hub, watch, start, running } = appWith(new Set());
  const changes: boolean[] = [];
  watch.onChange((on) => changes.push(on));
  expect(watch.isOn()).toBe(false);
  start('a');
  expect(watch.isOn()).toBe(true);
  running.delete('a');
  hub.emit('job.changed', { job: 'a' });
  await answers();
  expect(watch.isOn()).toBe(false);
  expect(changes).toEqual([true, false]);
});

test('a run that still reads before its first request is on already', async () => {
  const { hub, watch, running } = appWith(new Set());
  running.add('a');
  hub.emit('job.changed', { job: 'a' });
  await answers();
  expect(watch.isOn()).toBe(true);
});

test('a job that is edited is not running', async () => {
  const { hub, watch } = appWith(new Set());
  hub.emit('job.changed', { job: 'a' });
  await answers();
  expect(watch.isOn()).toBe(false);
});

test('of two runs the end of one is no change', async () => {
  const { hub, watch, start, running } = appWith(new Set());
  start('a');
  start('b');
  const changes: boolean[] = [];
  watch.onChange((on) => changes.push(on));
  running.delete('a');
  hub.emit('job.changed', { job: 'a' });
  await answers();
  expect(watch.isOn()).toBe(true);
  expect(changes).toEqual([]);
});

test('an event that comes before the run lets go of its job is asked after again', async () => {
  const { hub, watch, start, running } = appWith(new Set());
  start('a');
  const off = new Promise<void>((resolve) => watch.onChange((on) => !on && resolve()));
  hub.emit('job.changed', { job: 'a' });
  await answers();
  expect(watch.isOn()).toBe(true);
  running.delete('a');
  await off;
});

test('pausing resolves when no run is on any more', async () => {
  const { watch, calls, start } = appWith(new Set());
  start('a');
  start('b');
  await watch.pause();
  expect(calls[0]).toBe('run.pause');
  expect(watch.isOn()).toBe(false);
});

test('a job that cannot be asked any more counts as not running', async () => {
  const hub = createEventHub();
  const app = (async (name: string) =>
    name === 'jobs.status'
      ? { ok: false, error: { code: 'no-such-job', message: 'Gone.' } }
      : { ok: true, value: null }) as unknown as Dispatch;
  const watch = createRunWatch(app, hub);
  hub.emit('run.started', { job: 'a', steps: 1 });
  await watch.pause();
  expect(watch.isOn()).toBe(false);
});
