import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { table } from './line.ts';

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string } }[];
  samples: number[];
  timeDeltas: number[];
};

const AREAS: readonly (readonly [area: string, pattern: RegExp])[] = [
  ['waiting', /^\(idle\)/],
  ['collecting garbage', /^\(garbage collector\)/],
  ['pacing and repeating', /\/engine\/wire\//],
  ['running steps', /\/engine\/run\//],
  ['reading the live state', /\/engine\/read\//],
  ['planning', /\/engine\/(plan|rooms)\//],
  ['understanding the file', /\/engine\/understand\/|\/sheets\/|papaparse/],
  ['journal and job store', /\/jobs\/|libsql/],
  ['the client of the service', /\/main\/asp\//],
  ['undici', /undici/],
  ['log', /\/support\/(log|mask)|pino/],
  ['schemas', /zod/],
  ['the app', /\/main\/app\//],
];
const REST = 'Node itself: sockets, files, loading';

/** Shares of the main thread's time by area, from the profile of its process. */
export async function timeByArea(folder: string): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.includes('.0.00'));
  const text = await readFile(join(folder, names[0] ?? ''), 'utf8');
  const { nodes, samples, timeDeltas } = JSON.parse(text) as Profile;
  const areaOf = new Map(nodes.map(({ id, callFrame }) => [id, area(callFrame)]));
  const spent = new Map<string, number>();
  let total = 0;
  for (const [at, id] of samples.entries()) {
    const took = timeDeltas[at] ?? 0;
    const name = areaOf.get(id) ?? REST;
    spent.set(name, (spent.get(name) ?? 0) + took);
    total += took;
  }
  const shares = [...spent].sort(([, a], [, b]) => b - a);
  return table(shares.map(([name, took]) => [name, `${((100 * took) / total).toFixed(1)} %`]));
}

function area({ functionName, url }: Profile['nodes'][number]['callFrame']): string {
  const place = url === '' ? functionName : url;
  return AREAS.find(([, pattern]) => pattern.test(place))?.[0] ?? REST;
}
