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
let home = '';
let sandbox: Sandbox;
let window: WindowApp;
/** Milliseconds by which the wall clock of the app is ahead. */
let later = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-consents-'));
  home = join(folder, 'home');
  sandbox = await startSandbox({ rooms: 12, floors: 2 });
  later = 0;
  const clock = { ...systemClock, now: () => systemClock.now() + later };
  window = await windowApp(home, { ports: () => ({ clock }) });
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
  return window.get('drafts.create', { files: [path] });
}

const nameOfProperty = () => sandbox.property.name;

test('a file of which most rooms are not here runs only for whoever typed the name of the property', async () => {
  const { job } = await draftOf('Room,Extension', '101,7101', 'Attic,7102', 'Cellar,7103');
  const view = await window.get('jobs.plan', { job, options: { skipInvalid: true } });
  expect(view.rooms).toEqual({ named: 3, found: 1 });
  const run = { job, planHash: view.planHash, yes: true };
  for (const yesProperty of [null, 'Hotel Sample', nameOfProperty().toUpperCase()]) {
    const refused = await window.refusal('jobs.run', { ...run, consents: { yesProperty } });
    expect(refused).toMatchObject({ code: 'consent-missing' });
    expect(refused.message).toContain('only 1 of the 3 rooms');
    expect(refused.message).not.toContain('--');
    expect(refused.names).toBeUndefined();
  }
  expect(changesOf(sandbox)).toBe(0);
  const yesProperty = ` ${nameOfProperty()} `;
  await window.get('jobs.run', { ...run, consents: { yesProperty } });
  expect((await window.idle(job)).summary).toMatchObject({ counts: { done: 1, skipped: 2 } });
});

test('rooms whose profile was not read are overwritten only where somebody wants that', async () => {
  const { job } = await draftOf('Room,Display name', '101,Room 101', '102,Room 102');
  const view = await window.get('jobs.plan', { job, options: { read: 'quick' } });
  expect(view.counts.confirm).toBe(2);
  const run = { job, planHash: view.planHash, yes: true };
  const refused = await window.refusal('jobs.run', run);
  expect(refused.code).toBe('consent-missing');
  expect(refused.message).not.toContain('--');
  expect(changesOf(sandbox)).toBe(0);
  await window.get('jobs.run', { ...run, consents: { allowOverwrite: true } });
  expect((await window.idle(job)).summary).toMatchObject({ counts: { done: 2 } });
});

test('a run that goes on keeps the consents it was begun with, also in the next window', async () => {
  const { job } = await draftOf('Room,Display name', '101,Room 101', '102,Room 102');
  const { planHash } = await window.get('jobs.plan', { job, options: { read: 'quick' } });
  const run = { job, planHash, yes: true };
  await window.get('jobs.run', { ...run, pilot: 1, consents: { allowOverwrite: true } });
  expect((await window.idle(job)).summary).toMatchObject({ outcome: 'pilot' });
  await window.close();
  window = await windowApp(home);
  await window.get('jobs.run', run);
  expect((await window.idle(job)).summary).toMatchObject({ outcome: 'done', counts: { done: 2 } });
});

test('consents are for one plan: another choice takes them back', async () => {
  const { job, choices } = await draftOf('Room,Extension', '101,7101', 'Attic,1', 'Cellar,2');
  const options = { ...choices, skipInvalid: true };
  const { planHash } = await window.get('jobs.plan', { job, options });
  const other = await draftOf('Room,Display name', '101,Somebody elses');
  const theirs = await window.get('jobs.plan', { job: other.job });
  await window.get('jobs.run', { job: other.job, planHash: theirs.planHash, yes: true });
  await window.idle(other.job);
  // What changed since ends the run before anything is sent, and the job can be planned anew.
  later = 16 * 60_000;
  const run = { job, planHash, yes: true };
  await window.get('jobs.run', { ...run, consents: { yesProperty: nameOfProperty() } });
  expect((await window.idle(job)).lastError).toContain('changed since');

  await window.get('drafts.choose', { job, choices: { ...options, existing: 'skip' } });
  await window.get('drafts.choose', { job, choices: options });
  expect((await window.get('plan.view', { job }))?.outdated).toBe(false);
  expect(await window.refusal('jobs.run', run)).toMatchObject({ code: 'consent-missing' });
});

test('choices are kept with the job and outdate a plan that was made with others', async () => {
  const draft = await draftOf('Room,Extension', '101,7101');
  const { job, choices } = draft;
  expect(choices).toMatchObject({ existing: 'update', allowMessages: false, createRooms: false });
  expect(choices).not.toHaveProperty('yesDelete');
  const { planHash } = await window.get('jobs.plan', { job });
  const chosen = { ...choices, existing: 'skip' as const, createRooms: true };
  expect((await window.get('drafts.choose', { job, choices: chosen })).choices).toEqual(chosen);
  expect((await window.get('plan.view', { job }))?.outdated).toBe(true);
  expect(await window.refusal('jobs.run', { job, planHash, yes: true })).toMatchObject({
    code: 'stale-plan',
  });
  await window.close();
  window = await windowApp(home);
  expect((await window.get('drafts.open', { job })).choices).toEqual(chosen);
  expect((await window.get('plan.view', { job }))?.outdated).toBe(true);
  await window.get('drafts.choose', { job, choices });
  expect((await window.get('plan.view', { job }))?.outdated).toBe(false);
});

test('the trunk of the account is taken where none is chosen, and is not kept as if it had been', async () => {
  const { job } = await draftOf('Room,Extension', '101,7101');
  const view = await window.get('jobs.plan', { job });
  expect((await window.get('drafts.open', { job })).choices.trunk).toBeNull();
  expect(view.outdated).toBe(false);
});

test('limits and repairs that are chosen count for the rows at once', async () => {
  const draft = await draftOf('Room,Address books', '101,Desk; Taxi; Spa');
  const { job, choices } = draft;
  expect(draft.errors).toBe(0);
  const limits = { ...choices.limits, booksPerRoom: 2 };
  const narrow = await window.get('drafts.choose', { job, choices: { ...choices, limits } });
  expect(narrow.errors).toBe(1);
  expect((await window.get('drafts.choose', { job, choices })).errors).toBe(0);
});

test('a job that was run keeps the choices of its plan', async () => {
  const { job, choices } = await draftOf('Room,Extension', '101,7101');
  const { planHash } = await window.get('jobs.plan', { job });
  await window.get('jobs.run', { job, planHash, yes: true });
  await window.idle(job);
  expect(await window.refusal('drafts.choose', { job, choices })).toMatchObject({ code: 'usage' });
});

test('steps and rows that need somebody come before those that are unchanged', async () => {
  const first = await draftOf('Room,Extension', '101,7101');
  const { planHash } = await window.get('jobs.plan', { job: first.job });
  await window.get('jobs.run', { job: first.job, planHash, yes: true });
  await window.idle(first.job);

  const { job } = await draftOf('Room,Extension', '101,7101', 'Nowhere,7109', '102,7102');
  const view = await window.get('jobs.plan', { job, options: { skipInvalid: true } });
  const { items } = await window.get('plan.steps', { job, offset: 0, limit: 20 });
  const actions = items.map(({ action }) => action);
  expect(actions.lastIndexOf('create')).toBeLessThan(actions.indexOf('unchanged'));
  await window.get('jobs.run', { job, planHash: view.planHash, yes: true });
  await window.idle(job);
  const report = await window.get('jobs.report', { job, offset: 0, limit: 9 });
  expect(report.items.map(({ outcome }) => outcome)).toEqual(['skipped', 'done', 'unchanged']);
});
