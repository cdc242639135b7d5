import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBellhop } from '../support/bellhop-process.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-stop-check-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('Ctrl-C ends a check that still reads or checks, with a sentence and 130', async () => {
  const rows = Array.from({ length: 99_000 }, (_, at) => `${at},${at},Book,+1206555${at},,,,,,\n`);
  const file = join(folder, 'rooms.csv');
  await writeFile(file, `Room,Extension,Address books,Notes,A,B,C,D,E,F\n${rows.join('')}`);
  const { child, ended, stderr } = startBellhop(['check', file], { BELLHOP_HOME: folder });
  await expect.poll(() => stderr(), { timeout: 30_000 }).toContain('Reading rooms.csv');
  child.kill('SIGINT');
  const { code, stdout } = await ended;
  expect(code).toBe(130);
  expect(stdout).toBe('');
  expect(stderr()).toContain('was stopped');
});
