import { join } from 'node:path';
import { bellhop } from '../support/bellhop-process.ts';
import type { Started } from '../support/bellhop-process.ts';
import { isSending, killAndResume } from '../support/kill-and-resume.ts';
import { judge, openArena } from './arena.ts';
import type { Arena } from './arena.ts';
import { count, newTally, pause } from './scenario.ts';
import type { Given, Scenario, Tally } from './scenario.ts';

/** What befalls a run that nobody kills. @returns problems, in sentences */
type Trouble = (process: Started, arena: Arena, given: Given) => Promise<string[]>;

/** Disturbances of this kind in one run. */
const IN_A_RUN = 3;

async function trouble(
  given: Given,
  name: string,
  options: readonly string[],
  befall: Trouble,
): Promise<Tally> {
  const tally = newTally();
  const { onboarding: work } = given;
  for (let nth = 0; nth * IN_A_RUN < given.kills; nth++) {
    const run = `${name}-${nth}`;
    const arena = await openArena(join(given.folder, run), work.start, { sandbox: options });
    const problems: string[] = [];
    try {
      const done = await killAndResume({
        begin: work.begin,
        env: arena.env,
        also: ['--results', arena.results],
        nextKill: () => null,
        befall: async (process) => void problems.push(...(await befall(process, arena, given))),
      });
      const verdict = await judge(arena, work, done);
      verdict.problems.push(...problems);
      count(tally, run, verdict, done);
    } finally {
      await arena.sandbox.end();
    }
  }
  return tally;
}

const isOver = ({ child }: Started): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** Resumes the job while it runs; asleep, the first process cannot end before the second has come. */
const second: Trouble = async (process, { env }, { random, onboarding }) => {
  const problems: string[] = [];
  for (let turn = 0; turn < IN_A_RUN; turn++) {
    await pause((random() * onboarding.expected.took) / IN_A_RUN);
    if (isOver(process) || !isSending(process)) continue;
    process.child.kill('SIGSTOP');
    const other = await bellhop(['resume'], env);
    process.child.kill('SIGCONT');
    const refused = other.code === 1 && /is open in another Bellhop/u.test(other.stderr);
    if (!refused && !isOver(process)) {
      problems.push(`A second process ended with ${other.code}: ${other.stderr.trim()}`);
    }
  }
  return problems;
};

export const twoProcesses: Scenario = {
  name: 'two',
  what: 'a second process on the same job, refused',
  play: (given) => trouble(given, 'two', [], second),
};

const TOKEN_SECONDS = 2;

const sleepLong: Trouble = async (process, _arena, { random, onboarding }) => {
  for (let turn = 0; turn < IN_A_RUN; turn++) {
    await pause((random() * onboarding.expected.took) / IN_A_RUN);
    if (isOver(process)) return [];
    process.child.kill('SIGSTOP');
    await pause((TOKEN_SECONDS + random()) * 1_000);
    process.child.kill('SIGCONT');
  }
  return [];
};

export const longSleep: Scenario = {
  name: 'asleep',
  what: 'asleep for longer than its token lives',
  play: (given) => trouble(given, 'asleep', ['--token-seconds', String(TOKEN_SECONDS)], sleepLong),
};
