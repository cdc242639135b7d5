import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { hurriedApp } from '../support/hurried-app.ts';

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
