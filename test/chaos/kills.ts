import { join } from 'node:path';
import { killAndResume } from '../support/kill-and-resume.ts';
import { spawnSandbox } from '../support/spawned-sandbox.ts';
import type { SpawnedSandbox } from '../support/spawned-sandbox.ts';
import { judge, openArena, PACE } from './arena.ts';
import type { Work } from './arena.ts';
import { anyMoment, count, newTally, pause } from './scenario.ts';
import type { Given, Scenario, Tally } from './scenario.ts';

/** Kills of one run before it is left to end. */
const KILLS_A_RUN = 5;

/** Kills the command at random moments, from its start until well after its end would have been. */
async function killCommand(given: Given, work: Work): Promise<Tally> {
  const tally = newTally();
  while (tally.kills < given.kills) {
    const run = `${work.name}-${tally.runs}`;
    const arena = await openArena(join(given.folder, run), work.start);
    const most = Math.min(KILLS_A_RUN, given.kills - tally.kills);
    try {
      const killed = await killAndResume({
        begin: work.begin,
        env: arena.env,
        also: ['--results', arena.results],
        nextKill: (turn) => (turn < most ? anyMoment(given, work) : null),
      });
      const verdict = await judge(arena, work, killed);
      count(tally, run, verdict, killed);
    } finally {
      await arena.sandbox.end();
    }
  }
  return tally;
}

export const plainKills: Scenario = {
  name: 'kills',
  what: 'an onboarding, killed and resumed',
  play: (given) => killCommand(given, given.onboarding),
};

export const killsAmongEdits: Scenario = {
  name: 'edits',
  what: 'renames, moves and removals of an edited export, killed and resumed',
  play: (given) => killCommand(given, given.edits),
};

/** Resumes that a service which keeps dying may cost a run. */
const MOST_RESUMES = 12;

/** Kills the sandbox, which starts again as it was; the command is killed too now and then. */
async function killService(given: Given, work: Work): Promise<Tally> {
  const tally = newTally();
  const { random } = given;
  while (tally.kills < given.kills) {
    const run = `service-${tally.runs}`;
    const arena = await openArena(join(given.folder, run), work.start);
    const again = ['--state', arena.state, ...PACE, '--port', String(arena.sandbox.port)];
    let sandbox: SpawnedSandbox = arena.sandbox;
    let services = 0;
    try {
      const killed = await killAndResume({
        begin: work.begin,
        env: arena.env,
        also: ['--results', arena.results],
        nextKill: (turn) => (turn < 2 && random() < 0.3 ? anyMoment(given, work) : null),
        async befall({ child }) {
          for (let turn = 0; turn < 3; turn++) {
            await pause((random() * work.expected.took) / 2);
            if (child.exitCode !== null || child.signalCode !== null) return;
            await sandbox.end('SIGKILL');
            services += 1;
            await pause(random() * 1_000);
            sandbox = await spawnSandbox(again);
          }
        },
        // Without a service for long enough a run stops, which is no failure.
        goesOn: ({ code }) => (code === 5 || code === 2) && tally.resumes < MOST_RESUMES,
      });
      const verdict = await judge({ ...arena, sandbox }, work, killed);
      count(tally, run, verdict, { kills: killed.kills + services, resumes: killed.resumes });
    } finally {
      await sandbox.end();
    }
  }
  return tally;
}

export const killedService: Scenario = {
  name: 'service',
  what: 'the service killed and started again in the middle, the command now and then',
  play: (given) => killService(given, given.onboarding),
};
