import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { hurriedApp, hurriedClock } from '../support/hurried-app.ts';

test('a pilot in which rows failed ends as failures, and its rest still waits', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-run-'));
  const sandbox = await startSandbox({ rooms: 12, floors: 2, limits: { booksPerUnit: 1 } });
  onTestFinished(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'rooms.csv');
  await writeFile(file, 'Room,Address books\n101,Desk; Spa\n102,Desk\n');
  const { app, bugs } = await hurriedApp(sandbox, join(folder, 'home'));
  const consents = { yes: true };

  const pilot = await app('jobs.apply', { files: [file], consents, run: { pilot: 1 } });
  if (!pilot.ok) throw new Error(pilot.error.message);
  expect(pilot.value).toMatchObject({
    outcome: 'failures',
    counts: { failed: 1, skipped: 1 },
    message: expect.stringMatching(/^The pilot is done, but not all .* bellhop resume /),
  });
  const { job } = pilot.value;
  const rest = await app('jobs.resume', { job });
  expect(rest).toMatchObject({ ok: true, value: { counts: { failed: 1, done: 1 } } });
  expect(bugs).toEqual([]);
});

test('what others changed while a job waited is named, and left out by those who say so', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-run-'));
  const sandbox = await startSandbox({ rooms: 12, floors: 2 });
  onTestFinished(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  });
  const file = join(folder, 'rooms.csv');
  await writeFile(file, 'Room\n101\n102\n103\n');
  const home = join(folder, 'home');
  const { app } = await hurriedApp(sandbox, home);
  const pilot = await app('jobs.apply', {
    files: [file],
    consents: { yes: true },
    run: { pilot: 1 },
  });
  if (!pilot.ok) throw new Error(pilot.error.message);
  const { job } = pilot.value;
  const unit = sandbox.state.units.find(({ name }) => name === '102');
  sandbox.colleague({ create: 'profile', unitId: unit?.id ?? '', name: 'Honeymoon' });

  const later = hurriedClock(() => Date.now() + 3_600_000);
  const waited = await hurriedApp(sandbox, home, { clock: later });
  expect(await waited.app('jobs.resume', { job })).toMatchObject({
    ok: false,
    error: {
      code: 'stale-plan',
      message: expect.stringMatching(
        /102.* Leave these out: bellhop resume \S+ --skip-stale, or /u,
      ),
    },
  });
  expect(await waited.app('jobs.resume', { job, skipStale: true })).toMatchObject({
    ok: true,
    value: { outcome: 'failures', counts: { done: 2, skipped: 1 } },
  });
  const names = sandbox.state.profiles.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['101', 'Honeymoon', '103']));
});
