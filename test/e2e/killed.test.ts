import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import type { FaultRule } from '../../main/sandbox/faults.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { killAndResume } from '../support/kill-and-resume.ts';
import { naturalState } from '../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../support/onboarding-workbook.ts';
import { seededRandom } from '../support/simulated-service.ts';

/** Seed of the moments; change it to look elsewhere, keep it where something was found. */
const SEED = 20_261_120;
const KILLS = 12;
const ROOMS = { rooms: 40, floors: 4 };

const SLOW: FaultRule[] = ['contacts.createBatch', 'addressBooks.create'].map((operation) => ({
  operation,
  kind: 'slow',
  ms: 250,
}));

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

/**
 * A service of its own, slow enough that moments differ, and a data folder of its own. Creates that must
 * not be repeated take effect long before they are answered, so that many a kill comes in between.
 */
async function freshService(name: string) {
  const sandbox = await startSandbox({ ...ROOMS, seed: 7, latencyMs: 8, faults: SLOW });
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

  const random = seededRandom(SEED);
  let kills = 0;
  let whilePlanning = 0;
  for (let run = 0; kills < KILLS; run++) {
    const { sandbox, env } = await freshService(`run-${run}`);
    const most = Math.min(3, KILLS - kills);
    const killed = await killAndResume({
      begin: ['apply', workbook, '--yes', '--json'],
      env,
      // Up to three kills a run, then it is left to end.
      nextKill: (turn) => (turn < most ? random() * whole : null),
    });
    kills += killed.kills;
    whilePlanning += killed.whilePlanning;
    if (killed.ended) {
      expect(killed.ended.code, killed.ended.stderr).toBe(0);
      expect(lastJson(killed.ended.stdout)).toMatchObject({ outcome: 'done' });
    }
    expect(naturalState(sandbox.state), `run ${run} of seed ${SEED}`).toEqual(expected);
    await sandbox.close();
  }
  expect(kills).toBe(KILLS);
  expect(whilePlanning, 'some kills must hit the planning').toBeGreaterThan(0);
}, 300_000);
