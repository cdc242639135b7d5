import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import type { Extent } from './bench.ts';
import { sum } from './least-requests.ts';
import type { Line } from './line.ts';
import { knownRate, naive, openScript } from './script-clients.ts';
import { freshSandbox, leastReads, leastWrites, roomsOf, writeRooms } from './workload.ts';

const TPS = 60;
/** The naive client takes minutes for a few hundred rooms, so a few rooms are scaled up. */
const NAIVE_ROOMS = 6;

type Sample = { seconds: number; ideal: number; requests: number; least: number; refused: number };

/**
 * A run of the real command against a service of 60 requests a second, beside what people use
 * instead and what the rate allows. The rate was learnt by a run before, which is not counted.
 */
export async function throttledRun({ times, quick }: Extent): Promise<Line[]> {
  const count = quick ? 300 : 600;
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  try {
    const first = await freshSandbox(count, { tps: TPS });
    const { port } = first;
    const file = join(folder, 'rooms.csv');
    await writeRooms(file, roomsOf(await first.state()));
    await first.end();

    const learned = join(folder, 'learned');
    await apply(count, port, file, learned);
    const runs: Sample[] = [];
    for (let n = 0; n < times; n += 1) {
      const home = join(folder, `home-${n}`);
      await mkdir(home);
      await cp(join(learned, 'rates'), join(home, 'rates'), { recursive: true });
      runs.push(await apply(count, port, file, home));
    }
    const known: number[] = [];
    const slow: number[] = [];
    for (let n = 0; n < times; n += 1) {
      known.push(await scripted(count, 'known rate'));
      slow.push((await scripted(count, 'naive')) * (count / NAIVE_ROOMS));
    }
    return lines(count, runs, known, slow);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function apply(count: number, port: number, file: string, home: string): Promise<Sample> {
  const sandbox = await freshSandbox(count, { tps: TPS, port });
  try {
    const state = await sandbox.state();
    const ended = await bellhop(['apply', file, '--yes', '--json'], {
      ...sandbox.env,
      BELLHOP_HOME: home,
    });
    if (ended.code !== 0) throw new Error(ended.stderr);
    const { requests, seconds, throttled } = lastJson(ended.stdout) as Record<string, number>;
    if (requests === undefined || seconds === undefined || throttled === undefined) {
      throw new Error(ended.stdout);
    }
    const least = sum(Object.values({ ...leastReads(state), ...leastWrites(count) }));
    return { seconds, ideal: (requests - TPS) / TPS, requests, least, refused: throttled };
  } finally {
    await sandbox.end();
  }
}

/** Seconds that such a script takes. */
async function scripted(count: number, how: 'naive' | 'known rate'): Promise<number> {
  const sandbox = await freshSandbox(count, { tps: TPS });
  const script = openScript(sandbox.env, how === 'known rate');
  try {
    const state = await sandbox.state();
    const [{ id: trunkId } = { id: '' }] = state.trunks;
    const rooms = roomsOf(state);
    const began = performance.now();
    if (how === 'naive') await naive(script, rooms.slice(0, NAIVE_ROOMS), trunkId);
    else await knownRate(script, rooms, trunkId, TPS);
    return (performance.now() - began) / 1000;
  } finally {
    await script.close();
    await sandbox.end();
  }
}

function lines(count: number, runs: Sample[], known: number[], slow: number[]): Line[] {
  const writes = sum(Object.values(leastWrites(count)));
  const limit = (writes - TPS) / TPS;
  const total = Math.round(runs[0]?.requests ?? 0);
  const of = (figure: (sample: Sample) => number): number[] => runs.map(figure);
  return [
    {
      what: `run of ${total} requests at ${TPS}/s: wall ÷ (requests − burst) ÷ rate`,
      samples: of(({ seconds, ideal }) => seconds / ideal),
      unit: 'x',
      budget: { most: 1.05 },
    },
    {
      what: 'its requests ÷ what must be read + the least writes',
      samples: of(({ requests, least }) => requests / least),
      unit: 'x',
      budget: { most: 1.02 },
    },
    {
      what: 'its answers 429 ÷ requests',
      samples: of(({ refused, requests }) => refused / requests),
      unit: '%',
      budget: { most: 0.01 },
    },
    {
      what: `${count} rows ÷ the arithmetic limit of their ${writes} writes: Bellhop, reading and checking included`,
      samples: of(({ seconds }) => seconds / limit),
      unit: 'x',
    },
    {
      what: '  a script like p-queue at the known rate, with batches, which reads and checks nothing',
      samples: known.map((seconds) => seconds / limit),
      unit: 'x',
    },
    {
      what: `  a naive client, one POST after the other with 300 ms between (from ${NAIVE_ROOMS} rows)`,
      samples: slow.map((seconds) => seconds / limit),
      unit: 'x',
    },
    { what: '  the arithmetic limit', samples: [limit], unit: 's' },
  ];
}
