import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openExchangeFolder } from '../../main/hosts/exchange-folder.ts';

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'bellhop-exchange-'));
});
afterEach(() => rm(home, { recursive: true }));

const uploads = () => join(home, 'uploads');

test('each file gets a folder of its own, which its owner alone can read', async () => {
  const exchange = await openExchangeFolder(uploads(), Date.now());
  const first = await exchange.place('rooms.csv');
  const second = await exchange.place('rooms.csv');
  expect(first).not.toBe(second);
  expect(first.endsWith('/rooms.csv')).toBe(true);
  expect((await stat(uploads())).mode & 0o777).toBe(0o700);
  expect((await stat(dirname(first))).mode & 0o777).toBe(0o700);
});

test('a name cannot lead out of the folder', async () => {
  const exchange = await openExchangeFolder(uploads(), Date.now());
  const path = await exchange.place('../../../outside.csv');
  expect(dirname(dirname(path))).toBe(uploads());
});

test('what was placed goes when the host ends', async () => {
  const exchange = await openExchangeFolder(uploads(), Date.now());
  const path = await exchange.place('rooms.csv');
  await writeFile(path, 'Room\n101\n');
  await exchange.clear();
  expect(await readdir(uploads())).toEqual([]);
});

test('what a killed host left goes a day later, and not before', async () => {
  const killed = await openExchangeFolder(uploads(), Date.now());
  const old = await killed.place('old.csv');
  const recent = await killed.place('recent.csv');
  for (const path of [old, recent]) await writeFile(path, 'x');
  const dayAgo = Date.now() / 1000 - 86_400 - 60;
  await utimes(dirname(old), dayAgo, dayAgo);

  await openExchangeFolder(uploads(), Date.now());
  expect(existsSync(old)).toBe(false);
  expect(existsSync(recent)).toBe(true);
});
