import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { addAccount, windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let sandbox: Sandbox;
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-alias-'));
  sandbox = await startSandbox({ rooms: 12, floors: 2 });
  window = await windowApp(join(folder, 'home'));
  await addAccount(window, sandbox);
});
afterEach(async () => {
  await window.close();
  await sandbox.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

async function draftOf(...lines: string[]) {
  const path = join(folder, 'rows.csv');
  await writeFile(path, `${lines.join('\n')}\n`);
  return (await window.get('drafts.create', { files: [path] })).job;
}

const rooms = ['Room,Extension', 'Skybar,7301', '101,7101'];

test('a name that was resolved is found in the next plan, and never twice the same', async () => {
  const job = await draftOf(...rooms);
  const before = await window.get('jobs.plan', { job, options: { skipInvalid: true } });
  expect(before.problems).toMatchObject([{ code: 'room.not-found', found: 'Skybar' }]);

  await window.get('aliases.add', { name: 'Skybar', room: 'Rm 101' });
  const kept = await window.get('aliases.add', { name: ' SKYBAR ', room: '102' });
  expect(kept.aliases).toMatchObject([{ name: 'SKYBAR', gone: false }]);
  expect(kept.aliases[0]?.path).toMatch(/102$/u);

  const after = await window.get('jobs.plan', { job, options: { skipInvalid: false } });
  expect(after.problems).toEqual([]);
  const steps = await window.get('plan.steps', { job, offset: 0, limit: 50 });
  expect(JSON.stringify(steps.items)).toContain('7301');
});

test('names are kept for the owner alone, with the version of their file', async () => {
  await window.get('aliases.add', { name: 'Skybar', room: '101' });
  const home = join(folder, 'home', 'aliases');
  const [file = ''] = await readdir(home);
  expect((await stat(join(home, file))).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(join(home, file), 'utf8'))).toMatchObject({
    version: 1,
    aliases: [{ name: 'Skybar' }],
  });
  await writeFile(join(home, file), '{"version":2}');
  expect((await window.refusal('aliases.list', {})).message).toContain('cannot be read');
});

test('a name that is a room of its own, or means none or several, is refused', async () => {
  const own = await window.refusal('aliases.add', { name: '101', room: '102' });
  expect(own.message).toContain('own name');
  const none = await window.refusal('aliases.add', { name: 'Skybar', room: '999' });
  expect(none.message).toContain('no room');
  expect((await window.get('aliases.list', {})).aliases).toEqual([]);
});

test('a forgotten name means nothing any more', async () => {
  await window.get('aliases.add', { name: 'Skybar', room: '101' });
  expect((await window.get('aliases.remove', { name: 'skybar' })).aliases).toEqual([]);
  expect((await window.refusal('aliases.remove', { name: 'skybar' })).message).not.toContain(
    'bellhop',
  );
  const job = await draftOf(...rooms);
  const plan = await window.get('jobs.plan', { job, options: { skipInvalid: true } });
  expect(plan.problems).toMatchObject([{ code: 'room.not-found' }]);
});

test('a name is resolved in all of its rows as one step of undo, and remembered', async () => {
  const job = await draftOf('Room,Address books', 'Skybar,Desk', 'skybar ,Spa', '102,Desk');
  const { rows, draft } = await window.get('rows.resolve', { job, name: 'Skybar', room: '101' });
  expect(rows).toBe(2);
  const page = await window.get('rows.page', { job, offset: 0, limit: 10 });
  expect(page.items.map(({ cells }) => cells[0])).toEqual(['101', '101', '102']);
  expect(draft.undo.undo).not.toBeNull();
  await window.get('rows.undo', { job });
  const back = await window.get('rows.page', { job, offset: 0, limit: 10 });
  expect(back.items.map(({ cells }) => cells[0]?.trim())).toEqual(['Skybar', 'skybar', '102']);
  expect((await window.get('aliases.list', {})).aliases).toMatchObject([{ name: 'Skybar' }]);
  await window.refusal('rows.resolve', { job, name: 'Bar', room: '999' });
});

test('a saved plan means the rooms that it meant when it was made', async () => {
  const [file, saved] = [join(folder, 'rows.csv'), join(folder, 'plan.json')];
  await writeFile(file, `${rooms.join('\n')}\n`);
  await window.get('aliases.add', { name: 'Skybar', room: '102' });
  const { plan } = await window.get('plans.make', { files: [file] });
  expect(plan.options.aliases).toMatchObject([{ name: 'Skybar' }]);
  await window.get('plans.save', { planHash: plan.planHash, to: saved });

  await window.get('aliases.add', { name: 'Skybar', room: '103' });
  const done = await window.get('jobs.applyPlan', { plan: saved, consents: { yes: true } });
  expect(done.outcome).toBe('done');

  await window.get('aliases.remove', { name: 'Skybar' });
  const none = await window.get('plans.make', { files: [file], options: { skipInvalid: true } });
  expect(none.plan.options).not.toHaveProperty('aliases');
});
