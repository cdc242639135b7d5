import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import { until } from '../support/until.ts';

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-switches-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

test('the sandbox takes the sides that are switched, and the last word about a switch counts', async () => {
  const switches = ['clientCredentials=true', 'tokenType=Bearer', 'clientCredentials=false'];
  const started = startBellhop(
    ['sandbox', '--rooms', '4', ...switches.flatMap((text) => ['--switch', text])],
    { BELLHOP_HOME: home },
  );
  try {
    await until(() => started.stdout().includes('\n') || started.child.exitCode !== null);
    const { env } = JSON.parse(started.stdout()) as { env: Record<string, string> };
    const tested = await bellhop(['account', 'test', '--json'], { ...env, BELLHOP_HOME: home });
    expect(tested.code, tested.stderr).toBe(0);
    expect(JSON.parse(tested.stdout)).toMatchObject({
      account: 'environment',
      families: expect.arrayContaining([
        expect.objectContaining({ family: 'pbx', state: 'not-granted', token: 'management-token' }),
      ]),
    });
  } finally {
    started.child.kill('SIGTERM');
    await started.ended;
  }
});

test('a switch that there is not, and a value that it does not take, are told with those there are', async () => {
  const unknown = await bellhop(['sandbox', '--switch', 'gravity=off'], { BELLHOP_HOME: home });
  expect(unknown.code).toBe(1);
  expect(unknown.stderr).toMatch(
    /There is no switch "gravity"; those there are: profileBatchKey, /,
  );
  const value = await bellhop(['sandbox', '--switch', 'trunkSeconds=soon'], { BELLHOP_HOME: home });
  expect(value.code).toBe(1);
  expect(value.stderr).toMatch(/trunkSeconds takes a number of seconds/);
  const help = await bellhop(['sandbox', '--help'], { BELLHOP_HOME: home });
  expect(help.code).toBe(0);
  expect(help.stdout).toContain('endMark=null|absent|rotate|empty|word|no-context|as-shown');
  expect(help.stdout).toContain('unitGraceSeconds=seconds');
});
