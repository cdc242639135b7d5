import { mkdtemp, rm } from 'node:fs/promises';
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
