import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../support/simulated-service.ts';
import { clockBack } from './clock.ts';
import { fullDisk } from './disk.ts';
import { killedService, killsAmongEdits, plainKills } from './kills.ts';
import { longSleep, twoProcesses } from './processes.ts';
import type { Scenario, Tally } from './scenario.ts';
import { tornJournal } from './torn.ts';
import { FULL, prepare } from './workloads.ts';
import type { Size } from './workloads.ts';

/** Each with its share of the kills. */
const SCENARIOS: readonly (readonly [Scenario, share: number])[] = [
  [plainKills, 1],
  [killsAmongEdits, 0.25],
  [killedService, 0.1],
  [tornJournal, 0.1],
  [fullDisk, 0.1],
  [clockBack, 0.1],
  [twoProcesses, 0.1],
  [longSleep, 0.1],
];

type Settings = { kills: number; seed: number; names: string[]; size: Size };

/**
 * Disturbs runs of the real command against a sandbox process in every way of the table, and prints
 * what came of each. Files of runs that went wrong stay, with the seed that leads there again.
 *
 * @param env `CHAOS_KILLS` (200), `CHAOS_SEED` (by the clock), `CHAOS_SCENARIOS` (names, parted by
 *   commas; all), `CHAOS_ROOMS` a floor (84)
 * @returns the exit code: 1 where anything ended otherwise than undisturbed
 */
export async function campaign(env: Record<string, string | undefined>): Promise<number> {
  const settings = read(env);
  if (settings === null) return 1;
  const { kills, seed, names, size } = settings;
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-chaos-'));
  console.log(`Seed ${seed}, ${kills} kills, files in ${folder}`);
  const { onboarding, edits } = await prepare(folder, size);
  for (const { name, expected } of [onboarding, edits]) {
    const took = (expected.took / 1_000).toFixed(1);
    console.log(`Undisturbed ${name}: ${expected.rows.size} rows in ${took} s.`);
  }
  console.log(
    line(['scenario', 'runs', 'kills', 'resumes', 'duplicates', 'lost', 'other', 'seconds']),
  );
  let wrong = 0;
  for (const [scenario, share] of SCENARIOS) {
    if (names.length > 0 && !names.includes(scenario.name)) continue;
    const began = performance.now();
    const tally = await scenario.play({
      folder,
      // A seed of its own, so that a scenario does the same alone and among others.
      random: seededRandom(seed + SCENARIOS.findIndex(([one]) => one === scenario)),
      kills: Math.max(2, Math.round(kills * share)),
      onboarding,
      edits,
    });
    if (typeof tally === 'string') {
      console.log(`${scenario.name} was not played: ${tally}.`);
      continue;
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    console.log(line(figures(scenario, tally, seconds)));
    for (const one of tally.wrong) tell(one, scenario, settings);
    wrong += tally.wrong.length;
  }
  if (wrong === 0) await rm(folder, { recursive: true, force: true });
  console.log(
    wrong === 0 ? 'All ended as the undisturbed ones.' : `${wrong} went wrong; see ${folder}`,
  );
  return wrong === 0 ? 0 : 1;
}

function read(env: Record<string, string | undefined>): Settings | null {
  const known = SCENARIOS.map(([{ name }]) => name);
  const names = (env['CHAOS_SCENARIOS'] ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    console.error(`There is no scenario ${unknown}; those there are:`);
    for (const [{ name, what }] of SCENARIOS) console.error(`  ${name.padEnd(8)} ${what}`);
    return null;
  }
  const kills = Number(env['CHAOS_KILLS'] ?? 200);
  const seed = Number(env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
  const perFloor = Number(env['CHAOS_ROOMS'] ?? FULL.perFloor);
  // What is no number would disturb nothing and find nothing.
  if (!Number.isInteger(seed) || !(kills >= 1) || !(perFloor >= 4 && perFloor <= 99)) {
    console.error(
      'CHAOS_KILLS and CHAOS_SEED are whole numbers, CHAOS_ROOMS lies between 4 and 99.',
    );
    return null;
  }
  return { kills, seed, names, size: { ...FULL, perFloor } };
}

function figures({ name }: Scenario, tally: Tally, seconds: number): string[] {
  const sum = (of: 'duplicates' | 'lost' | 'problems'): number =>
    tally.wrong.reduce((total, verdict) => total + verdict[of].length, 0);
  const { runs, kills, resumes } = tally;
  const counts = [runs, kills, resumes, sum('duplicates'), sum('lost'), sum('problems'), seconds];
  return [name, ...counts.map(String)];
}

function line([name = '', ...cells]: string[]): string {
  return name.padEnd(10) + cells.map((cell) => cell.padStart(11)).join('');
}

function tell(
  { run, duplicates, lost, problems }: Tally['wrong'][number],
  scenario: Scenario,
  { seed, kills, size }: Settings,
): void {
  console.log(
    `  ${run} went wrong; again: CHAOS_SEED=${seed} CHAOS_KILLS=${kills} CHAOS_ROOMS=${size.perFloor} CHAOS_SCENARIOS=${scenario.name}`,
  );
  for (const [word, lines] of [
    ['too many', duplicates],
    ['lost', lost],
    ['', problems],
  ] as const) {
    for (const text of lines.slice(0, 5)) console.log(`    ${word} ${text}`.trimEnd());
  }
}
