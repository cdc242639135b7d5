import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import { bellhop, lastJson, startBellhop } from '../support/bellhop-process.ts';
import { changesOf } from '../support/changes-of.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';
import { until } from '../support/until.ts';

const ROOMS = { rooms: 40, floors: 4, seed: 7 };
const clockJump = new URL('../support/clock-jump.mjs', import.meta.url).href;

let folder = '';
let workbook = '';
let expected: Record<string, string[]> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-stop-'));
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

/** A service and a data folder of its own. */
async function freshService(name: string, options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ ...ROOMS, ...options });
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, name) };
  return { sandbox, env };
}

/** Those of the property; the organisation has another one. */
function roomsWithProfile({ state, property }: Sandbox): string[] {
  const units = new Map(state.units.map((unit) => [unit.id, unit]));
  const isHere = (id: string | null): boolean =>
    id === property.id || (id !== null && isHere(units.get(id)?.parentId ?? null));
  return state.profiles
    .filter(({ unitId }) => isHere(unitId))
    .map(({ unitId }) => units.get(unitId)?.name ?? '')
    .toSorted();
}

function eventsOf(stdout: string, name: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ event }) => event === name);
}

const ofFloor = (floor: number) =>
  roomNames(4, 10).flatMap(({ room, floor: on }) => (on === `Floor ${floor}` ? [room] : []));

test('a pilot of one floor sends that floor alone, then another, then the rest', async () => {
  const { sandbox, env } = await freshService('floors');
  const first = await bellhop(
    ['apply', workbook, '--yes', '--pilot-floor', 'level 02', '--json'],
    env,
  );
  expect(first.code, first.stderr).toBe(0);
  expect(lastJson(first.stdout)).toMatchObject({ outcome: 'pilot', counts: { failed: 0 } });
  expect(roomsWithProfile(sandbox)).toEqual(ofFloor(2));
  const extensions = sandbox.state.extensions.map(({ extension }) => extension.slice(1));
  expect(extensions.toSorted()).toEqual(ofFloor(2));

  const second = await bellhop(['resume', '--pilot', '3'], env);
  expect(second.code, second.stderr).toBe(0);
  expect(second.stderr).toContain('The pilot is done; go on with the rest');
  expect(roomsWithProfile(sandbox)).toEqual([...ofFloor(1).slice(0, 3), ...ofFloor(2)]);

  const rest = await bellhop(['resume', '--json'], env);
  expect(rest.code, rest.stderr).toBe(0);
  expect(lastJson(rest.stdout)).toMatchObject({ outcome: 'done' });
  expect(naturalState(sandbox.state)).toEqual(expected);
  await sandbox.close();
});

test('a floor that no row is about is wrong use, names those there are and leaves no job', async () => {
  const { sandbox, env } = await freshService('no-floor');
  const plan = join(folder, 'no-floor.json');
  expect((await bellhop(['plan', workbook, '-o', plan], env)).code).toBe(0);
  for (const file of [workbook, plan]) {
    const wrong = await bellhop(['apply', file, '--yes', '--pilot-floor', 'Cellar', '--json'], env);
    expect(wrong.code, wrong.stderr).toBe(1);
    expect(lastJson(wrong.stdout)).toMatchObject({
      error: { code: 'usage', message: expect.stringContaining('lie under Floor 1, Floor 2,') },
    });
  }
  const jobs = await bellhop(['jobs', '--json'], env);
  expect(JSON.parse(jobs.stdout)).toEqual([]);
  expect(changesOf(sandbox)).toBe(0);
  await sandbox.close();
});

test('a pilot works for rooms that are still to be created, and for rows that only take away', async () => {
  const { sandbox, env } = await freshService('new');
  const created = join(folder, 'new.csv');
  await writeFile(created, 'Room,Floor,Extension\n901,Floor 9,7901\n101,Floor 1,7101\n');
  const newFloor = await bellhop(
    ['apply', created, '--yes', '--create-rooms', '--pilot-floor', 'Floor 9', '--json'],
    env,
  );
  expect(newFloor.code, newFloor.stderr).toBe(0);
  expect(lastJson(newFloor.stdout)).toMatchObject({ outcome: 'pilot', counts: { done: 1 } });
  expect(roomsWithProfile(sandbox)).toEqual(['901']);
  expect((await bellhop(['resume'], env)).code).toBe(0);
  expect(roomsWithProfile(sandbox)).toEqual(['101', '901']);

  const removed = join(folder, 'gone.csv');
  await writeFile(removed, 'Extension,Room,Action\n7101,101,delete\n7901,Floor 9/901,delete\n');
  const yes = ['--yes', '--yes-delete', 'Hotel Example'];
  for (const [pilot, left] of [
    [['--pilot-floor', '9'], ['7101']],
    [['--pilot', '1'], ['7901']],
  ] as const) {
    const gone = await bellhop(['apply', removed, ...yes, ...pilot, '--json'], env);
    expect(gone.code, gone.stderr).toBe(0);
    expect(sandbox.state.extensions.map(({ extension }) => extension)).toEqual(left);
    if (left[0] === '7101') {
      // Back again for the next.
      expect((await bellhop(['apply', created, '--yes'], env)).code).toBe(0);
      expect((await bellhop(['jobs', '--remove', jobOf(gone.stdout)], env)).code).toBe(0);
    }
  }
  await sandbox.close();
}, 60_000);

function jobOf(stdout: string): string {
  return String(lastJson(stdout)['job']);
}

test('too many failures stop a run that can go on, and say how many of how many', async () => {
  // Each room takes one of its two address books; the other is refused.
  const { sandbox, env } = await freshService('failures', {
    limits: { booksPerUnit: 1 },
    latencyMs: 30,
    tps: 8,
  });
  const limit = ['--stop-at-failures', '5%'];
  const ended = await bellhop(['apply', workbook, '--yes', '--json', ...limit], env);
  expect(ended.code, ended.stderr).toBe(130);
  const summary = lastJson(ended.stdout);
  expect(summary).toMatchObject({ outcome: 'stopped', stoppedBy: 'failures' });
  const words = /^Stopped: (\d+) of (\d+) steps failed, more than 5 %; look at the reasons/;
  const [, failed, all] = words.exec(String(summary['message'])) ?? [];
  expect(Number(failed) / Number(all)).toBeGreaterThan(0.05);
  expect(Number(all)).toBeGreaterThanOrEqual(20);
  expect(eventsOf(ended.stdout, 'stopping')).toMatchObject([
    { by: 'failures', at: expect.any(String), message: expect.stringContaining('steps failed') },
  ]);
  const steps = summary['steps'] as Record<string, number>;
  expect(steps['skipped']).toBeGreaterThan(0);

  const resumed = await bellhop(['resume', '--json', ...limit], env);
  // Nothing else fails, and the share counts anew; what failed stays failed.
  expect(resumed.code, resumed.stderr).toBe(4);
  expect(lastJson(resumed.stdout)).toMatchObject({ outcome: 'failures', steps: { skipped: 0 } });
  await sandbox.close();
}, 60_000);

/** The environment of a command whose wall clock jumps once the file is there. */
function jumping(env: Record<string, string>, file: string): Record<string, string> {
  return { ...env, CLOCK_JUMP_FILE: file, NODE_OPTIONS: `--import=${clockJump}` };
}

function inFiveMinutes(): string {
  return new Date(Date.now() + 300_000).toISOString();
}

test.each([
  ['planning', 12],
  ['running', 75],
])(
  'when its time comes while %s, a command stops as if it was asked to, and resume goes on',
  async (phase, request) => {
    const { sandbox, env } = await freshService(`at-${phase}`, { latencyMs: 20 });
    const jump = join(folder, `jump-${phase}`);
    const args = ['apply', workbook, '--yes', '--json', '--stop-at', inFiveMinutes()];
    const run = startBellhop(args, jumping(env, jump));
    await until(() => sandbox.requests().total >= request);
    await writeFile(jump, '');
    const ended = await run.ended;
    expect(ended.code, ended.stderr).toBe(130);
    expect(ended.stderr).toMatch(/Stops at \d\d:\d\d/);
    expect(eventsOf(ended.stdout, 'stopping')).toMatchObject([{ by: 'clock' }]);
    const last = lastJson(ended.stdout);
    const message = /Stopped at \d\d:\d\d.*, as asked.*bellhop resume/;
    expect(last).toMatchObject(
      phase === 'planning'
        ? { error: { code: 'stopped', message: expect.stringMatching(message) } }
        : { outcome: 'stopped', stoppedBy: 'clock', message: expect.stringMatching(message) },
    );
    // The time is not kept: it has passed, and nothing stops what goes on.
    const resumed = await bellhop(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(naturalState(sandbox.state)).toEqual(expected);
    await sandbox.close();
  },
  60_000,
);

test.each([
  [['--stop-at', '25:00'], /Give a time such as 18:30/],
  [['--stop-at', 'soon'], /Give a time such as 18:30/],
  [['--stop-at', '2020-01-01T00:00'], /has passed; give a later one/],
  [['--stop-at', 'in half a minute'], /less than a minute away/],
  [['--stop-at-failures', '100'], /from 0 to below 100/],
  [['--stop-at-failures', 'many'], /from 0 to below 100/],
  [['--pilot', '2', '--pilot-floor', 'Floor 1'], /give one of them/],
])('%j is wrong use, and nothing is sent', async (args, words) => {
  const { sandbox, env } = await freshService('wrong');
  for (const command of [['apply', workbook, '--yes'], ['resume']]) {
    const soon = new Date(Date.now() + 30_000).toISOString();
    const given = args.map((arg) => (arg === 'in half a minute' ? soon : arg));
    const ended = await bellhop([...command, ...given], env);
    expect(ended.code, ended.stderr).toBe(1);
    expect(ended.stderr).toMatch(words);
  }
  expect(sandbox.requests().total).toBe(0);
  await sandbox.close();
});

test('help tells from how many steps on failures are counted', async () => {
  const { stdout } = await bellhop(['apply', '--help'], {});
  expect(stdout.replace(/\s+/g, ' ')).toContain('counted from 20 steps on');
});
