import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { systemClock } from '../../main/support/system-clock.ts';
import { changesOf } from '../support/changes-of.ts';
import { until } from '../support/until.ts';
import { addAccount, windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let sandbox: Sandbox;
let window: WindowApp;
/** Milliseconds by which the wall clock of the app is ahead. */
let later = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-window-stop-'));
  later = 0;
  sandbox = await startSandbox({ rooms: 24, floors: 2, tps: 20 });
  const clock = { ...systemClock, now: () => systemClock.now() + later };
  window = await windowApp(join(folder, 'home'), { ports: () => ({ clock }) });
  await addAccount(window, sandbox);
});
afterEach(async () => {
  await window.close();
  await sandbox.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

/** A planned job in which each room gets an extension, which is a request of its own. */
async function planned() {
  const rooms = [1, 2].flatMap((floor) =>
    Array.from({ length: 12 }, (_, at) => String(floor * 100 + at + 1)),
  );
  const path = join(folder, 'rows.csv');
  const lines = rooms.map((room) => `${room},7${room}`);
  await writeFile(path, ['Room,Extension', ...lines].join('\n'));
  const { job } = await window.get('drafts.create', { files: [path] });
  const { planHash } = await window.get('jobs.plan', { job });
  return { job, planHash, yes: true };
}

const extensions = () => sandbox.state.extensions.map(({ extension }) => extension).toSorted();

test('one floor is tried first; a floor that no row is about is refused before the run begins', async () => {
  const run = await planned();
  const wrong = await window.refusal('jobs.run', { ...run, pilotFloor: 'Cellar' });
  expect(wrong).toMatchObject({ code: 'usage', message: expect.stringContaining('Floor 1') });
  const both = await window.refusal('jobs.run', { ...run, pilot: 1, pilotFloor: 'Floor 2' });
  expect(both).toMatchObject({ code: 'usage' });
  expect(await window.get('jobs.status', { job: run.job })).toMatchObject({ busy: null });
  expect(changesOf(sandbox)).toBe(0);

  await window.get('jobs.run', { ...run, pilotFloor: 'Floor 2' });
  expect((await window.idle(run.job)).summary).toMatchObject({ outcome: 'pilot' });
  expect(extensions()).toHaveLength(12);
  expect(extensions().every((extension) => extension.startsWith('72'))).toBe(true);
  await window.get('jobs.run', run);
  expect((await window.idle(run.job)).summary).toMatchObject({ outcome: 'done' });
});

test('a run stops when its time comes, says so in the words of a window, and goes on without it', async () => {
  const run = await planned();
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  for (const stopAt of [at(-1000), at(30_000)]) {
    expect(await window.refusal('jobs.run', { ...run, stopAt })).toMatchObject({ code: 'usage' });
  }
  await window.get('jobs.run', { ...run, stopAt: at(120_000) });
  await until(() => extensions().length > 0);
  later = 600_000;
  const { summary } = await window.idle(run.job);
  expect(summary).toMatchObject({ outcome: 'stopped', stoppedBy: 'clock' });
  expect(summary?.message).toMatch(
    /^Stopped at \d\d:\d\d.*, as asked;.* It can go on at any time\.$/,
  );
  const told = window.events.filter(({ name }) => name === 'stopping');
  expect(told.map(({ payload }) => payload)).toMatchObject([{ job: run.job, by: 'clock' }]);
  await window.get('jobs.run', run);
  expect((await window.idle(run.job)).summary).toMatchObject({ outcome: 'done' });
  expect(extensions()).toHaveLength(24);
});

test('whoever pauses is told of it too, once', async () => {
  const run = await planned();
  await window.get('jobs.run', run);
  await until(() => extensions().length > 0);
  await window.get('run.pause', { job: run.job });
  await window.get('run.pause', { job: run.job });
  expect((await window.idle(run.job)).summary).toMatchObject({ stoppedBy: 'person' });
  const told = window.events.filter(({ name }) => name === 'stopping');
  expect(told.map(({ payload }) => payload)).toMatchObject([{ by: 'person' }]);
});
