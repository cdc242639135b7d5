import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxEnvironment } from '../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import { bellhop, lastJson } from '../support/bellhop-process.ts';
import { fillProperty } from './big-property.ts';
import { leastRequests, sum } from './least-requests.ts';

const numbers = {
  rooms: { type: 'string', default: '2000' },
  books: { type: 'string', default: '20' },
  contacts: { type: 'string', default: '500' },
  tps: { type: 'string', default: '50' },
} as const;

/**
 * Exports a large property through the real command, against a sandbox that grants so many requests a
 * second, and tells the requests over the least that the API allows and the time over what those
 * requests take at that rate. A first, small export learns the rate, which is remembered.
 */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: numbers });
  const [rooms, books, contactsPerBook, tps] = [
    values.rooms,
    values.books,
    values.contacts,
    values.tps,
  ].map(Number) as [number, number, number, number];
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-bench-'));
  const sandbox = await startSandbox({ rooms, floors: Math.max(1, Math.round(rooms / 40)), tps });
  const env = {
    ...sandboxEnvironment(sandbox),
    // Drop-in rules are offered there too.
    BELLHOP_VERTICAL: 'healthcare',
    BELLHOP_HOME: join(folder, 'home'),
  };
  const exported = async (...more: string[]): Promise<number> => {
    sandbox.resetRequests();
    const started = performance.now();
    const ended = await bellhop(
      ['export', '-o', join(folder, 'live.xlsx'), '--json', ...more],
      env,
    );
    if (ended.code !== 0) throw new Error(ended.stderr);
    const { counts } = lastJson(ended.stdout);
    console.error(`exported ${JSON.stringify(counts)}`);
    return (performance.now() - started) / 1000;
  };
  try {
    fillProperty(sandbox, { rooms, books, contactsPerBook });
    await exported('--only', 'extensions');
    const seconds = await exported();
    const { byOperation, throttled } = sandbox.requests();
    const { token = 0, ...made } = byOperation;
    const least = leastRequests(sandbox.state);
    console.table(
      Object.fromEntries(
        [...new Set([...Object.keys(least), ...Object.keys(made)])].map((operation) => [
          operation,
          { least: least[operation] ?? 0, made: made[operation] ?? 0 },
        ]),
      ),
    );
    const requests = sum(Object.values(made));
    const fewest = sum(Object.values(least));
    // The bucket is full when the export begins, so that many came for nothing.
    const atBest = Math.max(0, fewest - tps) / tps;
    console.table({
      requests: { least: fewest, made: requests, ratio: ratio(requests, fewest) },
      seconds: { least: atBest, made: seconds, ratio: ratio(seconds, atBest) },
      'throttled (429)': { made: throttled, ratio: ratio(throttled, requests) },
      tokens: { made: token },
    });
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function ratio(made: number, least: number): number {
  return Math.round((made / least) * 1000) / 1000;
}
