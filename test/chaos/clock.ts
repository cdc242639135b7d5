import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createApp } from '../../main/app/create-app.ts';
import type { Dispatch } from '../../main/app/dispatch.ts';
import { nodePorts } from '../../main/hosts/node-ports.ts';
import { systemClock } from '../../main/support/system-clock.ts';
import { judge, openArena } from './arena.ts';
import type { Arena, Work } from './arena.ts';
import { count, newTally } from './scenario.ts';
import type { Given, Scenario, Tally } from './scenario.ts';

const HOUR = 3_600_000;
/** Times that a run is broken off before it is left to end. */
const STOPS = 3;

/**
 * The app within this process, since no other's clock can be set: its clock is set back an hour in the
 * middle of every stretch of a run, and the run is broken off and gone on with under the new time.
 */
async function setBack(given: Given): Promise<Tally> {
  const tally = newTally();
  const { onboarding: work } = given;
  while (tally.kills < Math.max(1, given.kills / 2)) {
    const run = `clock-${tally.runs}`;
    const arena = await openArena(join(given.folder, run), work.start);
    await mkdir(arena.env['BELLHOP_HOME'] ?? '', { recursive: true });
    try {
      const { job, stops, problems } = await runWithClock(arena, work, given.random);
      const verdict = await judge(arena, work, { job, ended: null });
      verdict.problems.push(...problems);
      count(tally, run, verdict, { kills: stops, resumes: stops });
      // A machine that is too fast to be broken off still has to come to an end.
      if (stops === 0) tally.kills += 1;
    } finally {
      await arena.sandbox.end();
    }
  }
  return tally;
}

async function runWithClock(arena: Arena, work: Work, random: () => number) {
  let back = 0;
  const problems: string[] = [];
  const { ports, log } = await nodePorts({
    env: arena.env,
    allowHosts: [],
    pathOf: (id) => id,
    emit: () => {},
  });
  const clock = { ...systemClock, now: () => systemClock.now() - back };
  const app: Dispatch = createApp(
    { ...ports, clock },
    (error) => void problems.push(String(error)),
  );
  const run = { results: arena.results };
  const begin = () =>
    app('jobs.apply', { files: [work.begin[1] ?? ''], map: [], consents: { yes: true }, run });
  const newest = async (): Promise<string | null> => {
    const jobs = await app('jobs.list', {});
    return (jobs.ok && jobs.value[0]?.id) || null;
  };

  let stops = 0;
  for (let turn = 0; ; turn++) {
    const job = await newest();
    const timers = [
      setTimeout(() => (back += HOUR), random() * work.expected.took),
      ...(turn < STOPS
        ? [setTimeout(() => void app('run.abort', {}), random() * work.expected.took)]
        : []),
    ];
    const ended = job === null ? await begin() : await app('jobs.resume', { job, run });
    for (const timer of timers) clearTimeout(timer);
    const stopped = ended.ok ? ended.value.outcome === 'stopped' : ended.error.code === 'stopped';
    if (stopped) {
      stops += 1;
      continue;
    }
    if (!ended.ok) problems.push(ended.error.message);
    else if (ended.value.outcome !== 'done') problems.push(ended.value.message);
    await log.flushed();
    return { job: await newest(), stops, problems };
  }
}

export const clockBack: Scenario = {
  name: 'clock',
  what: 'the clock set back an hour in the middle, and the run broken off',
  play: setBack,
};
