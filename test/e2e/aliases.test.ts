import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';

let folder = '';
let sandbox: Sandbox;
let env: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-aliases-'));
  sandbox = await startSandbox({ rooms: 6, seed: 5 });
  env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'home') };
});
afterEach(async () => {
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});

test('a name is remembered on the command line, used by the next plan and forgotten again', async () => {
  const file = join(folder, 'rooms.csv');
  await writeFile(file, 'Room,Display name\nSkybar,Sky bar\n');
  expect((await bellhop(['plan', file, '--json'], env)).code).toBe(3);

  const added = await bellhop(['alias', 'add', 'Skybar=Rm 101', '--json'], env);
  expect(added.code, added.stderr).toBe(0);
  expect(lastJson(added.stdout)).toMatchObject({ aliases: [{ name: 'Skybar', gone: false }] });
  expect((await bellhop(['plan', file, '--json'], env)).code).toBe(0);

  const listed = await bellhop(['alias', 'list'], env);
  expect(listed.stdout).toMatch(/Skybar +\S.*101/u);
  expect((await bellhop(['alias', 'remove', 'skybar'], env)).code).toBe(0);
  expect((await bellhop(['plan', file, '--json'], env)).code).toBe(3);
});

test('a name without a room, or of a room of its own, is wrong use', async () => {
  for (const given of ['Skybar', 'Skybar=', '=101', 'Skybar=Nowhere', '101=102']) {
    const added = await bellhop(['alias', 'add', given], env);
    expect(added.code, given).toBe(1);
    expect(added.stderr).not.toBe('');
  }
});
