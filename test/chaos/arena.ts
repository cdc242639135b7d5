import { copyFile, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { bellhop, startBellhop } from '../support/bellhop-process.ts';
import { isSending } from '../support/kill-and-resume.ts';
import type { KilledRun } from '../support/kill-and-resume.ts';
import { naturalState } from '../support/natural-state.ts';
import { spawnSandbox } from '../support/spawned-sandbox.ts';
import type { SpawnedSandbox } from '../support/spawned-sandbox.ts';
import { until } from '../support/until.ts';
import { judgeState, compareRows, rowsOf, rowsOfResults } from './verdict.ts';
import type { Expected, Verdict } from './verdict.ts';

type Env = Record<string, string>;

/** A piece of work that runs are disturbed at. */
export type Work = {
  name: string;
  /** The command that does it. */
  begin: string[];
  /** State of the sandbox before it. */
  start: string;
  expected: Expected;
};

/** A sandbox process in the state before some work, and a data folder of its own. */
export type Arena = {
  sandbox: SpawnedSandbox;
  env: Env;
  results: string;
  /** Where the sandbox keeps its state. */
  state: string;
};

/**
 * Answers take as long as makes one moment differ from the next, and those to creates that must not be
 * repeated so long that a good part of all moments lies between effect and answer.
 */
export const PACE = [
  '--latency',
  '4',
  '--faults',
  JSON.stringify([
    { operation: 'contacts.createBatch', kind: 'slow', ms: 400 },
    { operation: 'contacts.create', kind: 'slow', ms: 100 },
    { operation: 'addressBooks.create', kind: 'slow', ms: 250 },
  ]),
];

export async function openArena(
  folder: string,
  start: string,
  options: { home?: string; sandbox?: readonly string[] } = {},
): Promise<Arena> {
  await mkdir(folder, { recursive: true });
  const state = join(folder, 'sandbox.json');
  await copyFile(start, state);
  const sandbox = await spawnSandbox(['--state', state, ...PACE, ...(options.sandbox ?? [])]);
  const env = { ...sandbox.env, BELLHOP_HOME: options.home ?? join(folder, 'home') };
  return { sandbox, env, results: join(folder, 'results.xlsx'), state };
}

/** Does the work undisturbed, which is what all others are measured by. */
export async function doUndisturbed(
  folder: string,
  work: Omit<Work, 'expected'>,
): Promise<{ work: Work; after: string }> {
  const arena = await openArena(folder, work.start);
  try {
    const began = performance.now();
    const process = startBellhop([...work.begin, '--results', arena.results], arena.env);
    await until(() => isSending(process) || process.child.exitCode !== null);
    const sending = performance.now();
    const ended = await process.ended;
    const over = performance.now();
    if (ended.code !== 0) throw new Error(`${work.name} fails undisturbed: ${ended.stderr}`);
    const { job } = JSON.parse(ended.stdout.trim().split('\n').at(-1) ?? '{}') as { job: string };
    const { rows, problems } = await rowsOf(job, arena.env);
    if (problems.length > 0) throw new Error(problems.join('; '));
    const expected = {
      state: naturalState(await arena.sandbox.state()),
      rows,
      took: over - began,
      sending: over - sending,
    };
    const wrong = compareRows('results', rows, await rowsOfResults(arena.results));
    if (wrong.length > 0) throw new Error(wrong.join('; '));
    return { work: { ...work, expected }, after: arena.state };
  } finally {
    await arena.sandbox.end();
  }
}

/** Holds what a disturbed run came to against the undisturbed one. */
export async function judge(
  arena: Arena,
  work: Work,
  { job, ended }: Pick<KilledRun, 'job' | 'ended'>,
): Promise<Verdict> {
  const verdict = judgeState(work.expected.state, await arena.sandbox.state());
  if (ended && ended.code !== 0) {
    verdict.problems.push(`It ended with ${ended.code}: ${ended.stderr.trim().split('\n').at(-1)}`);
  }
  if (job === null) {
    verdict.problems.push('There is no job.');
    return verdict;
  }
  const told = await rowsOf(job, arena.env);
  verdict.problems.push(
    ...told.problems,
    ...compareRows('rows', work.expected.rows, told.rows),
    ...(await judgeResults(arena, work, job)),
  );
  return verdict;
}

/** A kill after the last answer may have come before the workbook: then it is asked for once more. */
async function judgeResults(arena: Arena, work: Work, job: string): Promise<string[]> {
  const isThere = await stat(arena.results).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    const again = ['resume', job, '--json', '--results', arena.results];
    const asked = await bellhop(again, arena.env);
    if (asked.code !== 0) return [`No results workbook can be had: ${asked.stderr.trim()}`];
  }
  return compareRows('results', work.expected.rows, await rowsOfResults(arena.results));
}
