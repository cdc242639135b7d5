import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { accountOf, addAccount, windowApp } from '../support/window-app.ts';
import type { WindowApp } from '../support/window-app.ts';

let folder = '';
let home = '';
let file = '';
let sandbox: Sandbox;
let window: WindowApp;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-accounts-'));
  home = join(folder, 'home');
  file = join(folder, 'contacts.csv');
  await writeFile(file, 'Address book,Name,Phone 1\nDesk,Reception,+12065550100\n');
  sandbox = await startSandbox({ rooms: 12, floors: 2 });
  window = await windowApp(home);
});
afterEach(async () => {
  await window.close();
  await sandbox.close();
  expect(window.bugs).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

/** Plans and runs a job to its end. */
async function run(job: string) {
  const { planHash } = await window.get('jobs.plan', { job });
  await window.get('jobs.run', { job, planHash, yes: true });
  return window.idle(job);
}

async function textsUnder(path: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const entry of await readdir(path, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name);
    if (entry.isFile()) found.set(name, await readFile(name, 'latin1'));
  }
  return found;
}

test('no secret is in any answer, event or file but the one for secrets', async () => {
  await addAccount(window, sandbox);
  const { job } = await window.get('drafts.create', { files: [file] });
  await window.get('accounts.list', {});
  await window.get('accounts.test', { name: 'Hotel' });
  await window.get('properties.list', { account: 'Hotel' });
  await run(job);
  await window.get('jobs.report', { job, offset: 0, limit: 10 });
  const wrong = { ...accountOf(sandbox, 'Wrong'), clientSecret: 'a-secret-that-is-wrong' };
  await window.get('accounts.add', { ...wrong, refreshToken: null });
  await window.get('accounts.test', { name: 'Wrong' });
  await window.refusal('jobs.plan', {
    job: (await window.get('drafts.create', { files: [file] })).job,
    account: 'Wrong',
  });
  await window.refusal('accounts.add', { ...wrong, name: '' });
  await window.refusal('accounts.add', { ...wrong, apiUrl: 'https://elsewhere.example' });

  const { clientId, clientSecret, refreshToken } = sandbox.credentials;
  const secrets = [clientId, clientSecret, refreshToken, 'a-secret-that-is-wrong'];
  const files = await textsUnder(folder);
  const holders = secrets.map((secret) => [
    window.said.some((text) => text.includes(secret)),
    ...[...files].filter(([, text]) => text.includes(secret)).map(([name]) => name),
  ]);
  expect(holders).toEqual(secrets.map(() => [false, join(home, 'secrets.json')]));
  // The search itself must be able to find something.
  expect(window.said.some((text) => text.includes(sandbox.property.id))).toBe(true);
});

test('the properties of the organisation are listed, and the chosen one is used', async () => {
  await window.get('accounts.add', { ...accountOf(sandbox), property: null });
  const properties = await window.get('properties.list', { account: 'Hotel' });
  expect(properties).toContainEqual(sandbox.property);
  await window.get('accounts.chooseProperty', { name: 'Hotel', property: sandbox.property });
  const [view] = await window.get('accounts.list', {});
  expect(view).toMatchObject({
    property: sandbox.property.id,
    propertyName: sandbox.property.name,
    current: true,
  });
});

test('a job keeps the account and property it was made for, unless it is planned for others', async () => {
  await addAccount(window, sandbox, 'First');
  const second = { ...accountOf(sandbox, 'Second'), clientSecret: 'wrong', refreshToken: null };
  await window.get('accounts.add', {
    ...second,
    apiUrl: sandbox.apiUrl.replace('127.0.0.1', 'localhost'),
  });
  const { job } = await window.get('drafts.create', { files: [file] });
  await window.get('accounts.choose', { name: 'Second' });
  const first = await window.get('jobs.plan', { job });
  expect(first).toMatchObject({ apiUrl: sandbox.apiUrl, property: sandbox.property });
  expect((await window.get('jobs.status', { job })).account).toBe('First');

  expect(await window.refusal('jobs.plan', { job, account: 'Second' })).toMatchObject({
    code: 'credentials',
  });
  // The plan that is there is for the first: it must not run with the second.
  const run = { job, planHash: first.planHash, yes: true };
  expect(await window.refusal('jobs.run', run)).toMatchObject({ code: 'stale-plan' });
  const again = await window.get('jobs.plan', { job, account: 'First' });
  expect(again.apiUrl).toBe(sandbox.apiUrl);
});

test('a job whose account was removed says which one is missing, and stays', async () => {
  await addAccount(window, sandbox);
  const { job } = await window.get('drafts.create', { files: [file] });
  const { planHash } = await window.get('jobs.plan', { job });
  await window.get('accounts.remove', { name: 'Hotel' });
  for (const error of [
    await window.refusal('jobs.run', { job, planHash, yes: true }),
    await window.refusal('jobs.plan', { job }),
  ]) {
    expect(error.code).toBe('no-account');
    expect(error.message).toContain('"Hotel"');
  }
  expect(await window.get('drafts.open', { job })).toMatchObject({ rows: 1, state: 'draft' });
  await addAccount(window, sandbox);
  expect((await run(job)).summary).toMatchObject({ outcome: 'done' });
});

test('a file is checked before there is any account, and planned once there is one', async () => {
  const { job } = await window.get('drafts.create', { files: [file] });
  const error = await window.refusal('jobs.plan', { job });
  expect(error.code).toBe('no-account');
  expect(error.message).not.toContain('BELLHOP_');
  await addAccount(window, sandbox);
  expect((await run(job)).summary).toMatchObject({ outcome: 'done' });
});

test('a job made with the sandbox goes on after the program and the sandbox were started anew', async () => {
  const [first] = await window.get('sandbox.start', {});
  expect(first).toMatchObject({ name: 'Sandbox', secret: 'sandbox', current: true });
  expect(first?.propertyName).not.toBeNull();
  const done = await window.get('drafts.create', { files: [file] });
  expect((await run(done.job)).summary).toMatchObject({ counts: { done: 1 } });
  const { job } = await window.get('drafts.create', { files: [file] });
  await window.close();

  window = await windowApp(home);
  const error = await window.refusal('jobs.plan', { job });
  expect(error.message).toContain('not running');
  const [second] = await window.get('sandbox.start', {});
  expect(second?.property).toBe(first?.property);
  expect(await window.get('sandbox.start', {})).toMatchObject([{ apiUrl: second?.apiUrl }]);
  // What the first run did is still there.
  expect((await run(job)).summary).toMatchObject({ outcome: 'done', counts: { unchanged: 1 } });
});

test('the host tells itself, and asks where a file shall go', async () => {
  expect(await window.get('app.info', {})).toEqual({ host: 'browser', version: '0.0.0' });
  expect(await window.get('files.target', { suggestedName: 'a.xlsx' })).toBeNull();
});

test('a job whose account was removed is planned with another one only where that is said', async () => {
  await addAccount(window, sandbox);
  const { job } = await window.get('drafts.create', { files: [file] });
  const [first] = await window.get('accounts.list', {});
  await window.get('accounts.add', accountOf(sandbox, 'Second'));
  await window.get('accounts.remove', { name: first?.name ?? '' });
  await window.get('accounts.choose', { name: 'Second' });
  expect(await window.refusal('jobs.plan', { job })).toMatchObject({ code: 'no-account' });
  await window.get('jobs.plan', { job, account: 'Second' });
  expect((await window.get('jobs.status', { job })).account).toBe('Second');
  expect((await run(job)).summary).toMatchObject({ outcome: 'done' });
});
