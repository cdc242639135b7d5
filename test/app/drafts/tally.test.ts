import { fileURLToPath } from 'node:url';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { causesOf, noteProblems, tallyOf } from '../../../main/app/drafts/tally.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { windowApp } from '../../support/window-app.ts';

const several = (message: string): Problem => ({
  sheet: 'PBX',
  row: 2,
  column: 'Extension',
  field: 'extension',
  severity: 'error',
  code: 'extension.several-rooms',
  found: '7101',
  message,
  fix: 'Give each room an extension of its own.',
});
const inRow = (row: number) =>
  several(`The same extension is given to another room in row ${row}.`);

test('a cause speaks as its rows do where they agree, and of none of them where they do not', () => {
  const tally = tallyOf(
    new Map([
      ['a', [inRow(3)]],
      ['b', [inRow(2)]],
    ]),
  );
  expect(causesOf(tally).map(({ message, rows }) => [message, rows])).toEqual([
    ['The same extension is given to more than one room.', 2],
  ]);
  noteProblems(tally, 'b', []);
  expect(causesOf(tally).map(({ message, rows }) => [message, rows])).toEqual([
    [inRow(3).message, 1],
  ]);
});

test('whatever changed before, the causes are those of a fresh look', () => {
  const problems = fc.array(fc.integer({ min: 1, max: 3 }).map(inRow), { maxLength: 3 });
  const changes = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c'), problems }));
  fc.assert(
    fc.property(changes, (made) => {
      const tally = tallyOf(new Map());
      const last = new Map<string, Problem[]>();
      for (const { key, problems: now } of made) {
        noteProblems(tally, key, now);
        last.set(key, now);
      }
      const fresh = tallyOf(last);
      expect(causesOf(tally)).toEqual(causesOf(fresh));
      expect([tally.errors, tally.errorRows]).toEqual([fresh.errors, fresh.errorRows]);
    }),
  );
});

test('no cause of several rows of a messy workbook names the number of one', async () => {
  const home = await mkdtemp(join(tmpdir(), 'bellhop-causes-'));
  const { get, close } = await windowApp(home);
  onTestFinished(async () => {
    await close();
    await rm(home, { recursive: true, force: true });
  });
  const messy = fileURLToPath(new URL('../../../samples/hotel-messy.xlsx', import.meta.url));
  const { causes } = await get('drafts.create', { files: [messy] });
  const many = causes.filter(({ rows }) => rows > 1);
  expect(many.map(({ code }) => code)).toContain('extension.several-rooms');
  expect(many.filter(({ message, fix }) => /\brows? \d/.test(message + fix))).toEqual([]);
});
