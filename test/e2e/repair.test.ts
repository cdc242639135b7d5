import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { bellhop } from '../support/bellhop-process.ts';

test('a number that Excel shows as 1.21E+10 is an error, and repaired only where that was asked for', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-repair-'));
  const path = join(folder, 'damaged.xlsx');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('Contacts');
  sheet.addRow(['Address book', 'Name', 'Phone 1']);
  sheet.addRow(['Front desk', 'Reception', 12_065_550_100]).getCell(3).numFmt = '0.00E+00';
  await book.xlsx.writeFile(path);
  const env = { BELLHOP_HOME: join(folder, 'home') };

  const plain = await bellhop(['check', path, '--json'], env);
  expect(plain.code, plain.stderr).toBe(3);
  expect(JSON.parse(plain.stdout)).toMatchObject({
    errors: 1,
    problems: [{ sheet: 'Contacts', row: 2, column: 'Phone 1', found: '1.21E+10' }],
  });
  const repaired = await bellhop(['check', path, '--repair', '--json'], env);
  expect(repaired.code, repaired.stderr).toBe(0);
  await rm(folder, { recursive: true, force: true });
});

test('whatever a spreadsheet did to a CSV is named at once, and what was typed is sent only with consent', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-repair-'));
  const path = join(folder, 'rooms.csv');
  const lines = [
    'Room;Extension',
    '1-1;0101',
    '1-3;0103',
    '2-1;0201',
    '2-2;0202',
    '01. Feb;102',
    '1-4;0104\u00a0',
    '1-5;０１０５',
    "1-6;'0106",
    '1-7;O1O7',
    '1-8;5,58199E+12',
  ];
  await writeFile(path, `${lines.join('\n')}\n`);
  const env = { BELLHOP_HOME: join(folder, 'home') };

  const plain = await bellhop(['check', path, '--json'], env);
  expect(plain.code, plain.stderr).toBe(3);
  const said = (text: string) =>
    (JSON.parse(text) as { problems: Record<string, unknown>[] }).problems.map(
      ({ row, severity, code, repair }) => [row, severity, code, repair].join(' ').trim(),
    );
  expect(said(plain.stdout)).toEqual([
    '6 error cell.date 1-2',
    '6 warning cell.zero-lost 0102',
    '7 warning cell.blanks-trimmed',
    '8 error cell.wide-characters 0105',
    '9 error cell.apostrophe 0106',
    '10 error cell.letter-for-digit 0107',
    '11 error cell.number-damaged',
  ]);
  const repaired = await bellhop(['check', path, '--repair', '--json'], env);
  expect(said(repaired.stdout).filter((line) => line.includes('error'))).toEqual([
    '11 error cell.number-damaged',
  ]);
  await rm(folder, { recursive: true, force: true });
});
