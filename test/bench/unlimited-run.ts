import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Extent } from './bench.ts';
import { child } from './child.ts';
import { median } from './line.ts';
import type { Line } from './line.ts';
import { freshSandbox, roomsOf, writeRooms } from './workload.ts';
import { timeByArea } from './profile.ts';

const APPLY = new URL('./apply-child.mjs', import.meta.url);

type Applied = { seconds: number; requests: number; cpuSeconds: number };

/**
 * The engine against a service without a limit, which lives on the same cores: requests a second
 * over reading, planning and running; what the journal adds; and where the time goes.
 */
export async function unlimitedRun({ times, quick }: Extent): Promise<Line[]> {
  const count = quick ? 1_000 : 2_000;
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  const profiles = join(folder, 'profiles');
  const flags = ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
  try {
    const kept: Applied[] = [];
    const unkept: Applied[] = [];
    for (let n = 0; n < times; n += 1) {
      kept.push(await apply(count, folder, `kept-${n}`, 'journal'));
      unkept.push(await apply(count, folder, `unkept-${n}`, 'none'));
    }
    await apply(count, folder, 'profiled', 'journal', flags);
    console.log('\nWhere the time of the engine goes (its own thread, without a limit):');
    console.log(await timeByArea(profiles));
    const without = median(unkept.map(({ seconds }) => seconds));
    return [
      {
        what: `engine without a limit, ${kept[0]?.requests} requests`,
        samples: kept.map(({ requests, seconds }) => requests / seconds),
        unit: '/s',
        budget: { least: 500 },
      },
      {
        what: "  of it the journal's share of the time",
        samples: kept.map(({ seconds }) => Math.max(0, 1 - without / seconds)),
        unit: '%',
        budget: { most: 0.15 },
      },
      {
        what: '  processor time a request, all threads',
        samples: kept.map(({ cpuSeconds, requests }) => (1000 * cpuSeconds) / requests),
        unit: 'ms',
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function apply(
  count: number,
  folder: string,
  name: string,
  journal: 'journal' | 'none',
  flags: readonly string[] = [],
): Promise<Applied> {
  const sandbox = await freshSandbox(count);
  try {
    const file = join(folder, 'rooms.csv');
    await writeRooms(file, roomsOf(await sandbox.state()));
    const args = [file, join(folder, name), journal];
    return await child<Applied>(APPLY, args, { env: sandbox.env, flags });
  } finally {
    await sandbox.end();
  }
}
