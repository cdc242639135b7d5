import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, lastJson, startBellhop } from '../support/bellhop-process.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';

/** Seed of the moments; change it to look elsewhere, keep it where something was found. */
const SEED = 20_261_120;
const KILLS = 20;
const ROOMS = { rooms: 40, floors: 4 };

let folder = '';
let workbook = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-killed-'));
  workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(4, 10), 12);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** A service of its own, slow enough that moments differ, and a data folder of its own. */
async function freshService(name: string) {
  const sandbox = await startSandbox({ ...ROOMS, seed: 7, latencyMs: 8 });
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, name) };
  return { sandbox, env };
}

test('killed at any moment, planning included, a run that is resumed ends as the undisturbed one', async () => {
  const calm = await freshService('calm');
  const started = performance.now();
  const undisturbed = await bellhop(['apply', workbook, '--yes', '--json'], calm.env);
  const whole = performance.now() - started;
  expect(undisturbed.code, undisturbed.stderr).toBe(0);
  const expected = naturalState(calm.sandbox.state);
  await calm.sandbox.close();
  // 12 desks, a pair that is wholly alike, 4 rooms, and one of the other property.
  expect(expected['contacts']).toHaveLength(19);

  const random = randomFrom(SEED);
  let kills = 0;
  let whilePlanning = 0;
  for (let run = 0; kills < KILLS; run++) {
    const { sandbox, env } = await freshService(`run-${run}`);
    let command = ['apply', workbook, '--yes', '--json'];
    let code: number | null = null;
    // Up to three kills a run, then it is left to end.
    for (let turn = 0; code === null; turn++) {
      const process = startBellhop(command, env);
      const timer =
        turn < 3 && kills < KILLS
          ? setTimeout(() => process.child.kill('SIGKILL'), random() * whole)
          : null;
      const ended = await process.ended;
      if (timer) clearTimeout(timer);
      if (ended.signal === 'SIGKILL') {
        kills += 1;
        if (!ended.stdout.includes('"event":"run.started"')) whilePlanning += 1;
        const jobs = await bellhop(['jobs', '--json'], env);
        const [job] = JSON.parse(jobs.stdout) as { state: string }[];
        // Killed before the job was there: nothing was sent. Killed after its end: nothing is left.
        if (job?.state === 'finished') break;
        command = job ? ['resume', '--json'] : ['apply', workbook, '--yes', '--json'];
      } else {
        expect(ended.code, ended.stderr).toBe(0);
        code = ended.code;
        expect(lastJson(ended.stdout)).toMatchObject({ outcome: 'done' });
      }
    }
    expect(naturalState(sandbox.state), `run ${run} of seed ${SEED}`).toEqual(expected);
    await sandbox.close();
  }
  expect(kills).toBe(KILLS);
  expect(whilePlanning, 'some kills must hit the planning').toBeGreaterThan(0);
}, 300_000);
