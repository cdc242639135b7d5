import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULT_KINDS } from '../../main/sandbox/faults.ts';
import type { FaultRule } from '../../main/sandbox/faults.ts';
import { killAndResume } from '../support/kill-and-resume.ts';
import { judge, openArena } from './arena.ts';
import type { Work } from './arena.ts';
import type { Verdict } from './verdict.ts';
import { FULL, prepare } from './workloads.ts';

/** Longer than the command waits for an answer. */
const SLOW_MS = 31_000;
/** Goings-on before a run counts as one that does not end. */
const MOST_TURNS = 20;

type Told = { exits: (number | null)[]; struck: number; seconds: number; verdict: Verdict };

/**
 * Applies an onboarding by the real command against a sandbox process, for every kind of fault alone
 * and for all of them together, in that share of the requests (`mixed`) and each in that share (`all`, some
 * three in four requests), and goes on with it until it is done, as a patient person would.
 *
 * @param env `FAULTS_RATE` share of the requests that each kind strikes (0.1), `FAULTS_SEED` (1),
 *   `FAULTS_KINDS` (names, parted by commas), `FAULTS_ROOMS` a floor (84)
 * @returns the exit code: 1 where anything ended otherwise than undisturbed
 */
export async function campaign(env: Record<string, string | undefined>): Promise<number> {
  const rate = Number(env['FAULTS_RATE'] ?? 0.1);
  const seed = Number(env['FAULTS_SEED'] ?? 1);
  const perFloor = Number(env['FAULTS_ROOMS'] ?? FULL.perFloor);
  const known: readonly string[] = [...FAULT_KINDS, 'mixed', 'all'];
  const kinds = env['FAULTS_KINDS']?.split(',') ?? known;
  // What is no number, or no kind, would disturb nothing and find nothing.
  if (!(rate > 0 && rate < 1) || !Number.isInteger(seed) || !(perFloor >= 4 && perFloor <= 99)) {
    console.error(
      'FAULTS_RATE lies between 0 and 1, FAULTS_SEED is a whole number, FAULTS_ROOMS lies between 4 and 99.',
    );
    return 1;
  }
  const unknown = kinds.find((kind) => !known.includes(kind));
  if (unknown !== undefined) {
    console.error(`There is no fault ${unknown}; those there are: ${known.join(', ')}.`);
    return 1;
  }

  const folder = await mkdtemp(join(tmpdir(), 'bellhop-faults-'));
  console.log(`Each in ${rate * 100} % of the requests, seed ${seed}, files in ${folder}`);
  const { onboarding } = await prepare(folder, { ...FULL, perFloor });
  const took = (onboarding.expected.took / 1_000).toFixed(1);
  console.log(`Undisturbed: ${onboarding.expected.rows.size} rows in ${took} s.`);
  console.log(
    line(['fault', 'struck', 'resumes', 'exits', 'duplicates', 'lost', 'other', 'seconds']),
  );
  let wrong = 0;
  for (const kind of kinds) {
    const { exits, struck, seconds, verdict } = await play(
      join(folder, kind),
      onboarding,
      rulesOf(kind, rate),
      seed,
    );
    const { duplicates, lost, problems } = verdict;
    const figures = [duplicates.length, lost.length, problems.length, seconds].map(String);
    console.log(
      line([kind, String(struck), String(exits.length - 1), exits.join(' '), ...figures]),
    );
    for (const text of [...duplicates, ...lost, ...problems].slice(0, 8)) {
      console.log(`    ${text}`);
    }
    if (duplicates.length + lost.length + problems.length > 0) wrong += 1;
  }
  if (wrong === 0) await rm(folder, { recursive: true, force: true });
  console.log(
    wrong === 0 ? 'All ended as the undisturbed one.' : `${wrong} went wrong; see ${folder}`,
  );
  return wrong === 0 ? 0 : 1;
}

function rulesOf(kind: string, rate: number): FaultRule[] {
  const ofEach = kind === 'mixed' ? 1 - (1 - rate) ** (1 / FAULT_KINDS.length) : rate;
  return FAULT_KINDS.filter((one) => one === kind || ['mixed', 'all'].includes(kind)).map(
    (one) => ({ kind: one, rate: ofEach, ms: SLOW_MS }),
  );
}

async function play(
  folder: string,
  work: Work,
  rules: readonly FaultRule[],
  seed: number,
): Promise<Told> {
  const began = performance.now();
  // Ids, delays and faults are drawn from the seed of the state; the rules come again with the process.
  const options = ['--latency', '4', '--faults', JSON.stringify(shifted(rules, seed))];
  const arena = await openArena(folder, work.start, { sandbox: options });
  const exits: (number | null)[] = [];
  try {
    const run = await killAndResume({
      begin: work.begin,
      env: arena.env,
      also: ['--results', arena.results],
      nextKill: () => null,
      goesOn({ code }) {
        exits.push(code);
        return (code === 5 || code === 2) && exits.length < MOST_TURNS;
      },
    });
    const { faults } = await arena.sandbox.requests();
    const struck = Object.values(faults).reduce((sum, count) => sum + count, 0);
    // Looked at in peace: this run is over.
    const verdict = await judge(arena, work, run);
    const seconds = Math.round((performance.now() - began) / 1_000);
    return { exits, struck, seconds, verdict };
  } finally {
    await arena.sandbox.end();
  }
}

/** Each rule draws from a place of its own: rules that never strike put the others elsewhere. */
function shifted(rules: readonly FaultRule[], seed: number): FaultRule[] {
  const idle = Array.from({ length: seed - 1 }, () => ({ kind: 'refuse-500', times: 0 }) as const);
  return [...idle, ...rules];
}

function line([name = '', ...cells]: string[]): string {
  return name.padEnd(20) + cells.map((cell) => cell.padStart(12)).join('');
}
