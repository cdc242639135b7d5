import type { CallError } from '../../shared/contract/errors.ts';
import type { RunLimits } from '../../shared/contract/calls/run-choices.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import { exitOfError, exitOfRun } from '../../main/hosts/cli/exit-codes.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { hurriedApp } from './hurried-app.ts';
import type { HurriedApp } from './hurried-app.ts';

export type Turn = {
  /** What a scheduler would see. */
  exit: number;
  summary: RunSummary | null;
  error: CallError | null;
  events: HurriedApp['events'];
  bugs: unknown[];
};

type Options = NonNullable<Parameters<typeof hurriedApp>[2]>;

/** Applies a workbook, as a command of its own. */
export async function apply(
  sandbox: Sandbox,
  home: string,
  workbook: string,
  options: Options & { run?: Partial<RunLimits> } = {},
): Promise<Turn> {
  const { app, events, bugs } = await hurriedApp(sandbox, home, options);
  const consents = { yes: true };
  const ended = await app('jobs.apply', {
    files: [workbook],
    consents,
    run: { ...options.run },
  });
  return turnOf(ended, events, bugs);
}

/** Goes on with the newest unfinished job, as a command of its own. */
export async function resume(
  sandbox: Sandbox,
  home: string,
  options: Options & { run?: Partial<RunLimits> } = {},
): Promise<Turn> {
  const { app, events, bugs } = await hurriedApp(sandbox, home, options);
  return turnOf(await app('jobs.resume', { job: null, run: { ...options.run } }), events, bugs);
}

function turnOf(
  ended: { ok: true; value: RunSummary } | { ok: false; error: CallError },
  events: HurriedApp['events'],
  bugs: unknown[],
): Turn {
  return ended.ok
    ? { exit: exitOfRun(ended.value), summary: ended.value, error: null, events, bugs }
    : { exit: exitOfError(ended.error.code), summary: null, error: ended.error, events, bugs };
}

const MOST_TURNS = 8;

/**
 * Does what a patient person would: applies, and where the service was lost before anything was
 * written applies again, and where something is unknown resumes, until it is done.
 */
export async function driveToEnd(
  sandbox: Sandbox,
  home: string,
  workbook: string,
  options: Options & { seed: number },
): Promise<Turn[]> {
  const turns: Turn[] = [];
  for (let at = 0; at < MOST_TURNS; at += 1) {
    const last = turns.at(-1);
    const given = { ...options, seed: options.seed + at };
    const turn =
      last?.exit === 5
        ? await resume(sandbox, home, given)
        : await apply(sandbox, home, workbook, given);
    turns.push(turn);
    if (turn.exit !== 5 && turn.exit !== 2) break;
  }
  return turns;
}
