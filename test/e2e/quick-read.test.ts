import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';

const ROOMS = 240;
let folder = '';
let sandbox: Sandbox;
let env: Record<string, string> = {};
let rooms = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-quick-'));
  sandbox = await startSandbox({ rooms: ROOMS, floors: 6, seed: 7 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
  rooms = join(folder, 'rooms.csv');
  const names = sandbox.state.units.filter(({ level }) => level === 3).slice(0, ROOMS);
  const lines = names.map(({ name }, at) => `${name},${at < 2 ? `Suite ${name}` : ''}`);
  await writeFile(rooms, `Room,Display name\n${lines.join('\n')}\n`);
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

/** Requests for profiles since the last look. */
function profileReads(): number {
  const { byOperation } = sandbox.requests();
  sandbox.resetRequests();
  return (byOperation['profiles.getByUnit'] ?? 0) + (byOperation['profiles.get'] ?? 0);
}

test('a quick plan of 240 rooms reads no profile and counts every room as confirm', async () => {
  const planned = await bellhop(['plan', rooms, '--read', 'quick', '--json'], env);
  expect(planned.code, planned.stderr).toBe(0);
  const { counts, requests } = JSON.parse(planned.stdout) as Plan;
  expect(counts).toMatchObject({ create: 0, unchanged: 0, confirm: ROOMS });
  expect(requests).toBe(3);
  expect(profileReads()).toBe(0);
  expect((await bellhop(['plan', rooms, '--json'], env)).code).toBe(0);
  expect(profileReads()).toBe(ROOMS);
});

test('without --allow-overwrite a quick plan is not run, and leaves no job behind', async () => {
  const refused = await bellhop(['apply', rooms, '--read', 'quick', '--yes', '--json'], env);
  expect(refused.code, refused.stderr).toBe(6);
  expect(lastJson(refused.stdout)).toMatchObject({
    error: { code: 'consent-missing', names: ['--allow-overwrite'] },
  });
  expect(refused.stderr).toMatch(/240 rooms .*--allow-overwrite/);
  expect(changesOf(sandbox)).toBe(0);
  expect(JSON.parse((await bellhop(['jobs', '--json'], env)).stdout)).toEqual([]);
});

test('a saved quick plan takes the consent when it is applied, and its Display names rename', async () => {
  const saved = join(folder, 'quick.json');
  expect((await bellhop(['plan', rooms, '--read', 'quick', '-o', saved], env)).code).toBe(0);
  expect((await bellhop(['apply', saved, '--yes'], env)).code).toBe(6);
  expect(changesOf(sandbox)).toBe(0);
  const args = ['apply', saved, '--yes', '--allow-overwrite', '--json'];
  const ended = await bellhop(args, env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ outcome: 'done', counts: { done: ROOMS } });
  expect(profileReads()).toBe(0);
  const suites = sandbox.state.profiles.filter(({ name }) => name?.startsWith('Suite '));
  expect(suites).toHaveLength(2);
});

test('the same file with quick again confirms all again and renames nothing that it does not name', async () => {
  const [, , third] = sandbox.state.profiles;
  sandbox.colleague({ rename: 'profile', id: third?.id ?? '', name: 'Kept' });
  const args = ['apply', rooms, '--read', 'quick', '--allow-overwrite', '--yes', '--json'];
  const before = sandbox.state.profiles.map(({ id, name }) => `${id} ${name}`);
  const ended = await bellhop(args, env);
  expect(ended.code, ended.stderr).toBe(0);
  expect(lastJson(ended.stdout)).toMatchObject({ counts: { done: ROOMS }, steps: { done: ROOMS } });
  expect(sandbox.state.profiles.map(({ id, name }) => `${id} ${name}`)).toEqual(before);
  expect(before.join()).toContain('Kept');
});

test('how a saved plan was read is decided, and quick and full are the only ways', async () => {
  const saved = join(folder, 'quick.json');
  const decided = await bellhop(['apply', saved, '--read', 'full', '--yes'], env);
  expect(decided.code).toBe(1);
  expect(decided.stderr).toMatch(/--read/);
  expect((await bellhop(['plan', rooms, '--read', 'fast'], env)).code).toBe(1);
});
