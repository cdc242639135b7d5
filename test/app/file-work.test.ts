import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createFileWork, stoppedWork } from '../../main/app/file-work.ts';
import type { EventPayload } from '../../shared/contract/contract.ts';
import { readSource } from '../../main/sheets/read-source.ts';
import { inTurns } from '../../main/support/in-turns.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-file-work-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function bigFile(): Promise<string> {
  const path = join(folder, 'rooms.csv');
  const rows = Array.from({ length: 60_000 }, (_, at) => `${at},Room ${at},7${at},,,,\n`);
  await writeFile(path, `Room,Display name,Extension,A,B,C,D\n${rows.join('')}`);
  return path;
}

function work() {
  const told: EventPayload<'files.progress'>[] = [];
  let ticks = 0;
  const files = createFileWork({
    readSource,
    inTurns,
    // Time goes on with every look at it, so that nothing is held back.
    clock: { now: () => 0, ticks: () => (ticks += 1_000), sleep: () => Promise.resolve() },
    emit: (name, payload) => {
      if (name === 'files.progress') told.push(payload as EventPayload<'files.progress'>);
    },
  });
  return { ...files, told };
}

test('reading a large file tells how far it is, never backwards, and ends with all of it', async () => {
  const { ports, told } = work();
  const read = await ports.readSource(await bigFile());
  expect(read.ok).toBe(true);
  expect(told.length).toBeGreaterThan(5);
  expect(told.at(-1)).toEqual({ file: 'rooms.csv', stage: 'checking', rows: 60_000, share: 1 });
  const shares = told.map(({ share }) => share);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares[1]).toBeLessThan(0.5);
});

test('reading ends at once where the work is stopped', async () => {
  const { ports, stop } = work();
  const reading = ports.readSource(await bigFile());
  stop();
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  expect(stoppedWork(error)).toMatchObject({ code: 'stopped' });
});

test('work in steps leaves turns to others and ends where it is stopped', async () => {
  const { ports, stop } = work();
  let steps = 0;
  const endless = (function* (): Generator<void, never, void> {
    for (;;) {
      steps += 1;
      yield;
    }
  })();
  const working = ports.inTurns(endless).catch((thrown: unknown) => thrown);
  // Comes to its turn only if the work puts itself down.
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  expect(stoppedWork(await working)).toMatchObject({ code: 'stopped' });
  expect(steps).toBeGreaterThan(1);
});

test('anything else that is thrown is no stop', () => {
  expect(stoppedWork(new Error('a bug'))).toBeUndefined();
});
