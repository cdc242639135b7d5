import { appendFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { killAndResume } from '../support/kill-and-resume.ts';
import { judge, openArena } from './arena.ts';
import { anyMoment, count, newTally } from './scenario.ts';
import type { Given, Scenario, Tally } from './scenario.ts';

/** Leaves the beginning of a record behind the last whole one, as a power cut may. */
async function tearJournals(given: Given): Promise<Tally> {
  const tally = newTally();
  const { onboarding: work, random } = given;
  while (tally.kills < given.kills) {
    const name = `torn-${tally.runs}`;
    const arena = await openArena(join(given.folder, name), work.start);
    const jobs = join(arena.env['BELLHOP_HOME'] ?? '', 'jobs');
    const most = Math.min(3, given.kills - tally.kills);
    try {
      const done = await killAndResume({
        begin: work.begin,
        env: arena.env,
        also: ['--results', arena.results],
        nextKill: (turn) => (turn < most ? anyMoment(given, work) : null),
        async befall(process) {
          const { signal } = await process.ended;
          if (signal === 'SIGKILL') await tearAll(jobs, random);
        },
      });
      const verdict = await judge(arena, work, done);
      count(tally, name, verdict, done);
    } finally {
      await arena.sandbox.end();
    }
  }
  return tally;
}

/** A process that died before it had a journal left none to tear. */
async function tearAll(jobs: string, random: () => number): Promise<void> {
  for (const id of await readdir(jobs).catch(() => [])) {
    const log = join(jobs, id, 'job.db-wal');
    const isThere = await stat(log).then(
      ({ size }) => size > 0,
      () => false,
    );
    if (isThere) await appendFile(log, 'torn'.repeat(1 + Math.floor(random() * 1_500)));
  }
}

export const tornJournal: Scenario = {
  name: 'torn',
  what: 'killed, and half a record behind the last whole one of the journal',
  play: tearJournals,
};
