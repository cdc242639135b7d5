import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { systemClock } from '../../main/support/system-clock.ts';
import { changesOf } from '../support/changes-of.ts';
import { addAccount, windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let sandbox: Sandbox;
let window: WindowApp;
/** Milliseconds by which the wall clock of the app is ahead. */
let later = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-run-'));
  later = 0;
  sandbox = await startSandbox({ rooms: 12, floors: 2 });
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

async function draftOf(...lines: string[]) {
  const path = join(folder, 'rows.csv');
  await writeFile(path, `${lines.join('\n')}\n`);
  return (await window.get('drafts.create', { files: [path] })).job;
}

const contacts = (count: number, books = 1) => [
  'Address book,Name,Phone 1',
  ...Array.from({ length: count }, (_, at) => {
    const number = String(at).padStart(4, '0');
    return `Book ${at % books},Guest ${at},+1206555${number}`;
  }),
];

test('rows with errors stop the plan, unless they shall be left out, which the plan counts', async () => {
  const job = await draftOf('Address book,Name,Phone 1', 'Desk,Taxi,+12065550101', 'Desk,,1');
  const error = await window.refusal('jobs.plan', { job });
  expect(error).toMatchObject({ code: 'invalid-rows' });
  expect(error.message).not.toContain('--');
  expect((await window.get('jobs.status', { job })).lastError).toBe(error.message);

  const view = await window.get('jobs.plan', { job, options: { skipInvalid: true } });
  expect(view).toMatchObject({
    invalidRows: 1,
    invalidLiveRows: 0,
    problems: [],
    problemsTotal: 0,
  });
  await window.get('jobs.run', { job, planHash: view.planHash, yes: true });
  const { summary } = await window.idle(job);
  expect(summary).toMatchObject({ outcome: 'done', counts: { done: 1, skipped: 1 } });
  const report = await window.get('jobs.report', { job, outcome: 'skipped', offset: 0, limit: 9 });
  expect(report).toMatchObject({ total: 1, counts: { done: 1, skipped: 1 } });
  expect(report.items.map(({ row, name }) => [row, name])).toEqual([[3, 'Desk']]);
});

test('what only live state brings up is shown with the plan, and is no run without a choice', async () => {
  const job = await draftOf('Room,Extension', '101,7101', 'Nowhere,7102');
  const view = await window.get('jobs.plan', { job });
  expect(view).toMatchObject({ problemsTotal: 1, invalidRows: 1, invalidLiveRows: 1 });
  expect(view.problems[0]).toMatchObject({ row: 3, severity: 'error' });
  const run = { job, yes: true };
  const refused = await window.refusal('jobs.run', { ...run, planHash: view.planHash });
  expect(refused).toMatchObject({ code: 'invalid-rows' });
  expect(changesOf(sandbox)).toBe(0);
  const without = await window.get('jobs.plan', { job, options: { skipInvalid: true } });
  await window.get('jobs.run', { ...run, planHash: without.planHash });
  expect((await window.idle(job)).summary).toMatchObject({ counts: { done: 1, skipped: 1 } });
});

test('a pilot runs first, and the rest when it is wanted', async () => {
  const job = await draftOf('Room,Extension', '101,7101', '102,7102', '103,7103');
  const { planHash } = await window.get('jobs.plan', { job });
  await window.get('jobs.run', { job, planHash, yes: true, pilot: 1 });
  const first = await window.idle(job);
  expect(first).toMatchObject({ info: { state: 'stopped' }, summary: { outcome: 'pilot' } });
  expect(first.summary?.message).not.toContain('bellhop');
  await window.get('jobs.run', { job, planHash, yes: true });
  expect((await window.idle(job)).summary).toMatchObject({ outcome: 'done', counts: { done: 3 } });
  expect(await window.refusal('jobs.run', { job, planHash, yes: true })).toMatchObject({
    code: 'usage',
  });
});

/** Resolves when the service has made a contact. */
async function firstChange(): Promise<void> {
  while (changesOf(sandbox) === 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('a paused run of one job stops alone, tells its figures after a reload, and goes on', async () => {
  await sandbox.close();
  sandbox = await startSandbox({ rooms: 12, floors: 2, tps: 10 });
  await addAccount(window, sandbox);
  const job = await draftOf(...contacts(200, 40));
  const { planHash } = await window.get('jobs.plan', { job });
  await window.get('jobs.run', { job, planHash, yes: true });
  await firstChange();
  const during = await window.get('jobs.status', { job });
  expect(during).toMatchObject({ busy: 'running', info: { state: 'running' } });
  expect(await window.refusal('jobs.plan', { job })).toMatchObject({ code: 'usage' });
  expect(await window.refusal('rows.undo', { job })).toMatchObject({ code: 'usage' });
  expect(await window.refusal('jobs.remove', { job, olderThanDays: null })).toMatchObject({
    code: 'job-open-elsewhere',
  });
  await window.get('run.pause', { job: 'another' });
  expect((await window.get('jobs.status', { job })).busy).toBe('running');
  await window.get('run.pause', { job });
  const stopped = await window.idle(job);
  expect(stopped).toMatchObject({ info: { state: 'stopped' }, summary: { outcome: 'stopped' } });
  expect(stopped.progress).toMatchObject({ job, inFlight: 0 });
  await window.get('jobs.run', { job, planHash, yes: true });
  expect((await window.idle(job)).summary).toMatchObject({ counts: { done: 200 } });
  expect(sandbox.requests().effects['contact created']).toBe(200);
});

test('closing lets a run finish what is in flight, and the job goes on in the next window', async () => {
  await sandbox.close();
  sandbox = await startSandbox({ rooms: 12, floors: 2, tps: 10 });
  await addAccount(window, sandbox);
  const job = await draftOf(...contacts(120, 30));
  const { planHash } = await window.get('jobs.plan', { job });
  await window.get('jobs.run', { job, planHash, yes: true });
  await firstChange();
  await window.close();
  window = await windowApp(join(folder, 'home'));
  const status = await window.get('jobs.status', { job });
  expect(status).toMatchObject({ info: { state: 'stopped' }, summary: { outcome: 'stopped' } });
  await window.get('jobs.run', { job, planHash, yes: true });
  expect((await window.idle(job)).summary).toMatchObject({ counts: { done: 120 } });
  expect(sandbox.requests().effects['contact created']).toBe(120);
});

test('an old plan is compared with what is live, and what has changed is left out only on demand', async () => {
  const job = await draftOf('Room,Extension', '101,7101', '102,7102');
  const { planHash } = await window.get('jobs.plan', { job });
  const other = await draftOf('Room,Display name', '101,Somebody elses');
  const theirs = await window.get('jobs.plan', { job: other });
  await window.get('jobs.run', { job: other, planHash: theirs.planHash, yes: true });
  expect((await window.idle(other)).summary).toMatchObject({ outcome: 'done' });

  later = 16 * 60_000;
  await window.get('jobs.run', { job, planHash, yes: true });
  const stale = await window.idle(job);
  expect(stale).toMatchObject({ summary: null, info: { state: 'draft' } });
  expect(stale.lastError).toMatch(/changed since.*run without these\.$/);
  expect(sandbox.requests().effects['extension created'] ?? 0).toBe(0);

  await window.get('jobs.run', { job, planHash, yes: true, skipStale: true });
  const { summary } = await window.idle(job);
  expect(summary?.counts.done).toBe(1);
});

test('steps are found by kind, action and text, a page at a time', async () => {
  const job = await draftOf(...contacts(30, 3), 'Küche,Über uns,+12065550199');
  await window.get('jobs.plan', { job });
  const steps = (wish: object) => window.get('plan.steps', { job, offset: 0, limit: 100, ...wish });
  expect((await steps({})).total).toBe(35);
  expect((await steps({ kind: 'addressBook' })).total).toBe(4);
  expect((await steps({ kind: 'contact', text: 'GUEST 2' })).total).toBe(11);
  expect((await steps({ text: 'ÜBER' })).total).toBe(1);
  expect((await steps({ action: 'remove' })).total).toBe(0);
  const second = await steps({ kind: 'contact', offset: 20, limit: 5 });
  expect([second.total, second.items.length]).toEqual([31, 5]);
});
