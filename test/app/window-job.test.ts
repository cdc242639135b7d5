import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { changesOf } from '../support/changes-of.ts';
import { addAccount, windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let home = '';
let file = '';
let sandbox: Sandbox;
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-window-'));
  home = join(folder, 'home');
  file = join(folder, 'contacts.csv');
  await writeFile(
    file,
    'Address book,Name,Phone 1\nDesk,Reception,+12065550100\nDesk,Taxi,+12065550101\n',
  );
  sandbox = await startSandbox({ rooms: 12, floors: 2 });
  window = await windowApp(home);
  await addAccount(window, sandbox);
});
afterEach(async () => {
  await window.close();
  await sandbox.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

/** A draft that is planned, ready to be run. */
async function planned(): Promise<{ job: string; planHash: string }> {
  const { job } = await window.get('drafts.create', { files: [file] });
  const { planHash } = await window.get('jobs.plan', { job });
  return { job, planHash };
}

test('a file becomes a draft, its rows a page, its plan steps, and its run a result', async () => {
  const draft = await window.get('drafts.create', { files: [file] });
  expect(draft).toMatchObject({ state: 'draft', rows: 2, errorRows: 0, mappingProblem: null });
  const { job } = draft;
  const page = await window.get('rows.page', { job, offset: 0, limit: 10 });
  expect(page.items.map(({ cells }) => cells[1])).toEqual(['Reception', 'Taxi']);

  const view = await window.get('jobs.plan', { job });
  expect(view.counts).toMatchObject({ create: 3 });
  expect(view.outdated).toBe(false);
  expect(view.kinds.map(({ kind }) => kind)).toEqual(['addressBook', 'contact']);
  const steps = await window.get('plan.steps', { job, kind: 'contact', offset: 0, limit: 10 });
  expect(steps.total).toBe(2);
  expect(changesOf(sandbox)).toBe(0);

  await window.get('jobs.run', { job, planHash: view.planHash, yes: true });
  const status = await window.idle(job);
  expect(status.summary).toMatchObject({ outcome: 'done', counts: { done: 2 } });
  expect(status.info.state).toBe('finished');
  const report = await window.get('jobs.report', { job, offset: 0, limit: 10 });
  expect(report.items.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
  const results = join(folder, 'results.xlsx');
  await window.get('jobs.writeResults', { job, to: results });
  expect(await readdir(folder)).toContain('results.xlsx');
});

test('nothing runs without a yes, under another plan, twice, or after rows have changed', async () => {
  const { job, planHash } = await planned();
  const run = { job, planHash, yes: true };
  expect(await window.refusal('jobs.run', { ...run, yes: false })).toMatchObject({
    code: 'consent-missing',
  });
  expect(await window.refusal('jobs.run', { ...run, planHash: 'other' })).toMatchObject({
    code: 'stale-plan',
  });
  const [row] = (await window.get('rows.page', { job, offset: 0, limit: 1 })).items;
  const cells = [{ key: row?.key ?? '', column: 1, text: 'Front desk' }];
  await window.get('rows.edit', { job, cells });
  expect((await window.get('plan.view', { job }))?.outdated).toBe(true);
  expect(await window.refusal('jobs.run', run)).toMatchObject({ code: 'stale-plan' });
  await window.get('rows.undo', { job });
  expect((await window.get('plan.view', { job }))?.outdated).toBe(false);
  expect(changesOf(sandbox)).toBe(0);

  const both = await Promise.all([window.app('jobs.run', run), window.app('jobs.run', run)]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  const { summary } = await window.idle(job);
  expect(summary).toMatchObject({ outcome: 'done' });
  expect(sandbox.requests().effects).toMatchObject({ 'contact created': 2 });
});
