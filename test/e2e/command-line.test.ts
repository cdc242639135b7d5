import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';

let folder = '';
let sandbox: Sandbox;
let env: Record<string, string> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-line-'));
  sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 4 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
});
afterAll(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

test('an unfilled template asks for nothing', async () => {
  for (const kind of ['', 'addressBooks']) {
    const path = join(folder, `template-${kind}.xlsx`);
    const chosen = kind === '' ? [] : ['--kind', kind];
    expect((await bellhop(['template', '-o', path, ...chosen], env)).code).toBe(0);
    const checked = await bellhop(['check', path, '--json'], env);
    expect(JSON.parse(checked.stdout), checked.stdout).toMatchObject({ rows: 0, errors: 0 });
  }
});

test('a place where results cannot be written is refused before anything is sent', async () => {
  const rooms = await file('rooms.csv', 'Room,Extension\n101,7101\n');
  await mkdir(join(folder, 'folder.xlsx'));
  const before = changesOf(sandbox);
  for (const place of [join('gone', 'r.xlsx'), 'folder.xlsx', 'results.csv']) {
    const ended = await bellhop(['apply', rooms, '--yes', '--results', join(folder, place)], env);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/create the folder|choose another name|ends in \.xlsx/);
    expect(ended.stderr).not.toMatch(/ENOENT|EISDIR|\.tmp/);
  }
  expect(changesOf(sandbox)).toBe(before);
});

test('a saved plan with invalid rows is applied without them where that is allowed', async () => {
  const rooms = await file('half.csv', 'Room,Extension\n102,7102\nNowhere,7199\n');
  const plan = join(folder, 'plan.json');
  expect((await bellhop(['plan', rooms, '-o', plan], env)).code).toBe(3);
  expect((await bellhop(['apply', plan, '--yes'], env)).code).toBe(3);
  const ended = await bellhop(['apply', plan, '--yes', '--skip-invalid'], env);
  expect(ended.code, ended.stderr).toBe(0);
});

test('a run that leaves out what is blocked says so', async () => {
  const { body } = await request(`${sandbox.apiUrl}/_sandbox/state`);
  const { trunks } = (await body.json()) as { trunks: { id: string }[] };
  const set = (status: string) =>
    request(`${sandbox.apiUrl}/_sandbox/colleague`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ change: 'trunk', id: trunks[0]?.id, status }),
    });
  await set('DISABLED');
  const ended = await bellhop(
    ['apply', await file('x.csv', 'Room,Extension\n105,7105\n'), '--yes'],
    env,
  );
  await set('ACTIVE');
  expect(ended.code, ended.stderr).toBe(4);
  expect(ended.stderr).toMatch(/not all of it came about/);
});

test('plan says which columns it does not use', async () => {
  const rooms = await file('extra.csv', 'Room,Extension,Colour\n101,7101,red\n');
  expect((await bellhop(['plan', rooms], env)).stderr).toMatch(/skipped Colour/);
});

test('wrong use is told in JSON too where JSON was asked for', async () => {
  const ended = await bellhop(['check', '--json'], env);
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({ error: { code: 'usage' } });
});

test('a reader that stops reading does not end the command', async () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `101,7${1000 + i}`);
  const many = await file('many.csv', `Room,Extension\n${lines.join('\n')}\n`);
  const started = startBellhop(['plan', many, '--json'], env);
  started.child.stdout?.once('data', () => started.child.stdout?.destroy());
  const ended = await started.ended;
  expect(ended.code, ended.stderr).toBe(0);
  expect(ended.stderr).not.toMatch(/EPIPE/);
});
