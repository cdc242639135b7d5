import type { Random } from '../../main/engine/ports.ts';
import type { Work } from './arena.ts';
import type { Verdict } from './verdict.ts';

/** What a scenario is given. */
export type Given = {
  /** A folder of its own. */
  folder: string;
  random: Random;
  /** So many kills, or disturbances of another kind, over all its runs. */
  kills: number;
  onboarding: Work;
  edits: Work;
};

/** What came of it; `runs` that ended otherwise than the undisturbed one are in `wrong`. */
export type Tally = { runs: number; kills: number; resumes: number; wrong: Wrong[] };
export type Wrong = Verdict & { run: string };

export type Scenario = {
  name: string;
  /** One line for people. */
  what: string;
  /** A sentence where this machine does not let it be played. */
  play(given: Given): Promise<Tally | string>;
};

/** Half of the moments anywhere from the start to the end, half of them after the first write. */
export function anyMoment({ random }: Given, { expected }: Work): number | { sending: number } {
  return random() < 0.5 ? random() * expected.took : { sending: random() * expected.sending };
}

export const newTally = (): Tally => ({ runs: 0, kills: 0, resumes: 0, wrong: [] });

/** Counts a run, and keeps its verdict where it is not what it should be. */
export function count(
  tally: Tally,
  run: string,
  verdict: Verdict,
  done: { kills: number; resumes: number },
): void {
  tally.runs += 1;
  tally.kills += done.kills;
  tally.resumes += done.resumes;
  const { duplicates, lost, problems } = verdict;
  if (duplicates.length + lost.length + problems.length > 0) tally.wrong.push({ ...verdict, run });
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
