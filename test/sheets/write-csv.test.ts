import { mkdir, readFile, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { CellContent, WorkbookSpec } from '../../shared/domain/workbook.ts';
import { writeCsvFolder } from '../../main/sheets/write-csv.ts';
import { temporaryFolder } from './support/files.ts';

const folder = temporaryFolder();
const sheet = (name: string, rows: Iterable<CellContent[]>): WorkbookSpec['sheets'][number] => ({
  name,
  columns: [
    { title: 'Room', width: 9, type: 'text' },
    { title: 'Used', width: 9, type: 'number' },
  ],
  rows,
});

function* brokenRows(): Generator<CellContent[]> {
  yield ['101', 1];
  throw new Error('the source broke');
}

test('each sheet is a file with a plain name, for programs and for Excel', async () => {
  await mkdir(folder.path('a'));
  const sheets = [sheet('Address books', [['a "b"\n', 5]]), sheet('Rooms', [['007', null]])];
  const names = await writeCsvFolder({ sheets }, folder.path('a'));
  expect(names).toEqual(['address-books.csv', 'rooms.csv']);
  expect(await readFile(folder.path('a/address-books.csv'), 'utf8')).toBe(
    '\uFEFF"Room","Used"\r\n"a ""b""\n",5\r\n',
  );
  expect(await readFile(folder.path('a/rooms.csv'), 'utf8')).toBe(
    '\uFEFF"Room","Used"\r\n"007",""\r\n',
  );
});

test('names never meet each other or those that Windows reserves', async () => {
  await mkdir(folder.path('b'));
  const sheets = ['Rooms', 'rooms!', 'CON', '???', 'rooms.csv'].map((name) => sheet(name, []));
  expect(await writeCsvFolder({ sheets }, folder.path('b'))).toEqual([
    'rooms.csv',
    'rooms-2.csv',
    'sheet-con.csv',
    'sheet.csv',
    'rooms-3.csv',
  ]);
});

test('when one sheet fails no file is changed and nothing is left behind', async () => {
  await mkdir(folder.path('c'));
  const spec = { sheets: [sheet('Rooms', [['101', 1]]), sheet('Contacts', brokenRows())] };
  await expect(writeCsvFolder(spec, folder.path('c'))).rejects.toThrow('the source broke');
  expect(await readdir(folder.path('c'))).toEqual([]);
});
