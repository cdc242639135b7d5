import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WorkbookSpec } from '../../shared/domain/workbook.ts';
import { writeCsvFolder } from '../../main/sheets/write-csv.ts';
import { writeWorkbook } from '../../main/sheets/write-workbook.ts';
import { readGood, sheetAt, shownRows, temporaryFolder } from './support/files.ts';

const folder = temporaryFolder();
const TITLES = ['Room', 'Display name', 'Phone 1'] as const;

const specOf = (rows: string[][]): WorkbookSpec => ({
  sheets: [
    {
      name: 'Rooms',
      columns: TITLES.map((title) => ({ title, width: 12, type: 'text' })),
      rows,
    },
  ],
});

/** Any text, and often what spreadsheets and CSV trip over. NUL marks a file as no text. */
const text = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc
      .array(
        fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          "'",
          '"',
          ',',
          ';',
          '|',
          '\t',
          '\r',
          '\n',
          '\r\n',
          ' ',
          '\u00A0',
          '0',
          '1',
          '12065550100',
          '.',
          '(',
          ')',
          'E',
          'a',
          '_x000D_',
          '_',
          '&',
          '<',
          '＝',
        ),
        { maxLength: 6 },
      )
      .map((parts) => parts.join('')),
  )
  // Zero bytes and page breaks are taken for those of machines and printers, and said.
  .filter((value) => !value.includes('\0') && !value.includes('\f'));
/** The first cell keeps the row from being blank, and from being taken for a footer. */
const rows = fc.array(
  fc.tuple(fc.nat({ max: 9999 }), text, text).map(([room, a, b]) => [String(room), a, b]),
  { minLength: 1, maxLength: 60, size: 'max' },
);

test('any texts come back from a workbook as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const path = folder.path('any.xlsx');
      await writeWorkbook(specOf(written), path);
      const sheet = sheetAt(await readGood(path));
      expect(sheet.headers).toEqual(TITLES);
      expect(shownRows(sheet)).toEqual(written);
    }),
    { numRuns: 15 },
  );
});

test('any texts come back from CSV as they were written', async () => {
  const dir = await mkdtemp(folder.path('csv-'));
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const [name = ''] = await writeCsvFolder(specOf(written), dir);
      const sheet = sheetAt(await readGood(join(dir, name)));
      expect(sheet.headers).toEqual(TITLES);
      expect(shownRows(sheet)).toEqual(written);
    }),
    { numRuns: 30 },
  );
  await rm(dir, { recursive: true });
});

test('no cell of a written CSV begins like a formula, and phones stay as they are', async () => {
  const dir = await mkdtemp(folder.path('guard-'));
  const dangerous = ['=1+1', '@SUM(A1)', '+cmd|x', '-A1', '\t=1', '\r=1', '\n=1', "'=1", '＝1'];
  await writeCsvFolder(specOf(dangerous.map((cell) => ['1', cell, '+12065550100'])), dir);
  const lines = (await readFile(join(dir, 'rooms.csv'), 'utf8')).split('"1","').slice(1);
  expect(lines).toHaveLength(dangerous.length);
  for (const line of lines) {
    expect(line).toMatch(/^'/);
    expect(line).toContain('","+12065550100"\r\n');
  }
  await rm(dir, { recursive: true });
});
