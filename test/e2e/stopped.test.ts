import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { SandboxOptions } from '../../main/sandbox/sandbox.ts';
import { bellhop, lastJson, startBellhop } from '../support/bellhop-process.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';
import { until } from '../support/until.ts';

const ROOMS = { rooms: 40, floors: 4, seed: 7 };

let folder = '';
let workbook = '';
let expected: Record<string, string[]> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-stopped-'));
  workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(4, 10), 12);
  const { sandbox, env } = await freshService('calm');
  const ended = await bellhop(['apply', workbook, '--yes', '--json'], env);
  expect(ended.code, ended.stderr).toBe(0);
  expected = naturalState(sandbox.state);
  await sandbox.close();
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A service of its own, slow enough to be caught in the act, and a data folder of its own. */
async function freshService(name: string, options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ ...ROOMS, latencyMs: 20, ...options });
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, name) };
  return { sandbox, env };
}

test.each([
  [1, 10],
  [1, 55],
  [2, 10],
  [2, 55],
])('after Ctrl-C %d × at request %d, resume goes on to the same end', async (...at) => {
  const [times, request] = at;
  const { sandbox, env } = await freshService(`ctrl-c-${times}-${request}`);
  const run = startBellhop(['apply', workbook, '--yes', '--json'], env);
  await until(() => sandbox.requests().total >= request);
  run.child.kill('SIGINT');
  if (times === 2) {
    await until(() => run.stderr().includes('press Ctrl-C again'));
    run.child.kill('SIGINT');
  }
  const ended = await run.ended;
  expect(ended.stderr).not.toMatch(/Warning|at .*\.js:/);
  // Where all the rest was in flight already, there was nothing left to stop.
  if (ended.code === 0) expect(lastJson(ended.stdout)).toMatchObject({ outcome: 'done' });
  else {
    expect(ended.code, ended.stderr).toBe(130);
    const resumed = await bellhop(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
  }
  expect(naturalState(sandbox.state)).toEqual(expected);
  await sandbox.close();
});

/** Waits of a run that take seconds, and how a command says that it waits. */
const WAITS: [string, SandboxOptions, RegExp][] = [
  [
    'what was lost is read a second time',
    { faults: [{ operation: 'contacts.createBatch', kind: 'reset-before', times: 1 }] },
    /read(ing)? again/i,
  ],
  [
    'the rights to new rooms arrive',
    { switches: { unitGraceSeconds: 4 } },
    /seconds after they were created/,
  ],
  [
    'the service is there again',
    { faults: [{ operation: 'profiles.createBatch', kind: 'refuse-503' }] },
    /Going on in/,
  ],
];

test.each(WAITS.flatMap((wait) => [1, 2].map((times) => [times, ...wait] as const)))(
  'Ctrl-C %d × ends a run that waits until %s, and resume goes on',
  async (times, what, options, says) => {
    const rows = join(folder, 'waits.csv');
    const head = 'Room,Floor,Address books,Listed in,Extension';
    const lines = [head, '901,Floor 9,Desk,Guests,7901', '101,Floor 1,Desk,Guests,7101'];
    await writeFile(rows, lines.join('\n'));
    const { sandbox, env } = await freshService(`wait-${times}-${what}`, options);
    const run = startBellhop(['apply', rows, '--yes', '--create-rooms'], env);
    onTestFinished(() => void run.child.kill('SIGKILL'));
    await until(() => says.test(run.stderr()));
    run.child.kill('SIGINT');
    if (times === 2) {
      await until(() => run.stderr().includes('press Ctrl-C again'));
      run.child.kill('SIGINT');
    }
    const ended = await run.ended;
    expect(ended.code, ended.stderr).toBe(130);
    sandbox.setFaults([]);
    const resumed = await bellhop(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    const state = naturalState(sandbox.state);
    expect(state['extensions']).toEqual(['7101 → 101', '7901 → 901']);
    expect(state['contacts']?.filter((contact) => contact.startsWith('Guests'))).toEqual([
      'Guests / 101 → room 101',
      'Guests / 901 → room 901',
    ]);
    await sandbox.close();
  },
);

test('a second process on the same job is refused, and the first is not disturbed', async () => {
  const { sandbox, env } = await freshService('two');
  const first = startBellhop(['apply', workbook, '--yes', '--json'], env);
  await until(() => sandbox.requests().total >= 5);
  // Asleep, it cannot end before the second comes; it holds the job all the same.
  first.child.kill('SIGSTOP');
  const second = await bellhop(['resume'], env);
  first.child.kill('SIGCONT');
  expect(second.code, second.stderr).toBe(1);
  expect(second.stderr).toMatch(/is open in another Bellhop/);
  const ended = await first.ended;
  expect(ended.code, ended.stderr).toBe(0);
  expect(naturalState(sandbox.state)).toEqual(expected);
  await sandbox.close();
});

test('a process that sleeps longer than its token lives goes on', async () => {
  const { sandbox, env } = await freshService('asleep', { tokenSeconds: 1 });
  const run = startBellhop(['apply', workbook, '--yes', '--json'], env);
  for (const request of [10, 50]) {
    await until(() => sandbox.requests().total >= request);
    run.child.kill('SIGSTOP');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    run.child.kill('SIGCONT');
  }
  const ended = await run.ended;
  expect(ended.code, ended.stderr).toBe(0);
  expect(sandbox.requests().byOperation['token']).toBeGreaterThan(3);
  expect(naturalState(sandbox.state)).toEqual(expected);
  await sandbox.close();
});
