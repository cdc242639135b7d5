import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stocked, tryOne } from './campaign.ts';
import type { Trial } from './campaign.ts';

/** Enough to meet every kind of change; `npm run fuzz` goes on from there. */
const FIRST = 1;
const FILES = 80;

let trial: Trial;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-fuzz-'));
  trial = { folder, stocks: await stocked('made'), tally: new Map(), unharmed: new Map() };
});
afterAll(() => rm(trial.folder, { recursive: true, force: true }));

test('files changed in every way are read or refused, and harmless changes change no row', async () => {
  const failures = [];
  for (let number = FIRST; number < FIRST + FILES; number += 1) {
    const failure = await tryOne(trial, number);
    if (failure) failures.push(failure);
  }
  expect(failures).toEqual([]);
  // A campaign in which nothing is read, or nothing refused, tries nothing.
  expect(trial.tally.get('read')).toBeGreaterThan(FILES / 4);
  expect(trial.tally.get('refused: damaged')).toBeGreaterThan(0);
});
