import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { accountOf, windowApp } from '../support/window-app.ts';

let folder = '';
let home = '';
let file = '';
let sandbox: Sandbox;
const CONTACTS = 300;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-window-killed-'));
  home = join(folder, 'home');
  file = join(folder, 'contacts.csv');
  const rows = Array.from({ length: CONTACTS }, (_, at) => {
    const number = String(at).padStart(4, '0');
    return `Book ${at % 15},Guest ${at},+1206555${number}`;
  });
  await writeFile(file, ['Address book,Name,Phone 1', ...rows, ''].join('\n'));
  sandbox = await startSandbox({ rooms: 12, floors: 2, tps: 20 });
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

type Told = { job?: string; running?: true; answered?: number };

/** Starts a Bellhop, kills it when `enough` says so, and gives all that it told. */
async function killed(until: 'editing' | 'running', enough: (told: Told) => boolean) {
  const child = fork(
    new URL('./support/window-child.mjs', import.meta.url),
    [home, file, JSON.stringify(accountOf(sandbox)), until],
    { execArgv: [] },
  );
  const told: Told[] = [];
  child.on('message', (message: Told) => {
    told.push(message);
    if (enough(message)) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return { job: told.find(({ job }) => job !== undefined)?.job ?? '', told };
}

test('a run that was killed shows as stopped and goes on to the end, nothing made twice', async () => {
  const { job } = await killed('running', ({ running }) => running === true);
  const window = await windowApp(home);
  expect((await window.get('jobs.list', {}))[0]).toMatchObject({ id: job, state: 'stopped' });
  const status = await window.get('jobs.status', { job });
  expect(status).toMatchObject({ busy: null, info: { state: 'stopped' } });
  expect(sandbox.requests().effects['contact created'] ?? 0).toBeLessThan(CONTACTS);

  const cells = [{ key: 'contacts.csv!2', column: 1, text: 'x' }];
  expect(await window.refusal('rows.edit', { job, cells })).toMatchObject({ code: 'usage' });
  expect(await window.refusal('jobs.plan', { job })).toMatchObject({ code: 'usage' });

  const view = await window.get('plan.view', { job });
  await window.get('jobs.run', { job, planHash: view?.planHash ?? '', yes: true });
  const ended = await window.idle(job);
  expect(ended.summary).toMatchObject({ outcome: 'done', counts: { done: CONTACTS } });
  expect(sandbox.requests().effects['contact created']).toBe(CONTACTS);
  expect(sandbox.requests().effects['addressBook created']).toBe(15);
  await window.close();
  expect(window.bugs).toEqual([]);
});

test('every edit that was answered before the process died is there, and undo goes back all the way', async () => {
  const { job, told } = await killed('editing', ({ answered }) => answered === 23);
  const answered = Math.max(...told.map(({ answered: n }) => n ?? 0));
  const window = await windowApp(home);
  const draft = await window.get('drafts.open', { job });
  expect(draft.state).toBe('draft');
  const page = await window.get('rows.page', { job, offset: 0, limit: 50 });
  for (let n = 1; n <= answered; n++) {
    expect(page.items[n]?.cells[1]).toBe(`Edit ${n}`);
    expect(page.items[n]?.before).toEqual({ 1: `Guest ${n}` });
  }
  let undone = 0;
  while ((await window.get('rows.undo', { job })).rows > 0) undone += 1;
  // The last one may have reached the disk without its answer reaching anybody.
  expect(undone - answered).toBeLessThanOrEqual(1);
  expect(undone).toBeGreaterThanOrEqual(answered);
  const before = await window.get('rows.page', { job, offset: 0, limit: 50 });
  expect(before.items.map(({ cells }) => cells[1])).toEqual(
    page.items.map((_, at) => `Guest ${at}`),
  );
  await window.close();
});
