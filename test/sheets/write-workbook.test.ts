import { mkdir, readdir, writeFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import type { ColumnSpec, SheetSpec } from '../../shared/domain/workbook.ts';
import { writeWorkbook } from '../../main/sheets/write-workbook.ts';
import { readGood, sheetAt, shownRows, temporaryFolder } from './support/files.ts';

const folder = temporaryFolder();
let files = 0;
const column = (title: string, more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  title,
  width: 12,
  type: 'text',
  ...more,
});
/** The first sheet as another library reads it. */
async function written(...sheets: SheetSpec[]) {
  files += 1;
  const path = folder.path(`written-${files}.xlsx`);
  await writeWorkbook({ sheets }, path);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  const sheet = book.worksheets[0];
  if (!sheet) throw new Error('There is no sheet.');
  return { path, book, sheet };
}

function* brokenRows() {
  for (let count = 0; count < 2000; count += 1) yield [`room ${count}`];
  throw new Error('the source broke');
}

test('texts are stored as texts with the format for text, and numbers as numbers', async () => {
  const rows = [
    ['007', '+12065550100', 5],
    ['=1+1', null, null],
  ];
  const columns = [column('Room'), column('Phone'), column('Count', { type: 'number' })];
  const { sheet } = await written({ name: 'Rooms', columns, rows });
  expect(sheet.getCell('A2')).toMatchObject({ value: '007', numFmt: '@' });
  expect(sheet.getCell('B2')).toMatchObject({ value: '+12065550100', numFmt: '@' });
  expect(sheet.getCell('C2').value).toBe(5);
  expect(sheet.getCell('A3')).toMatchObject({ value: '=1+1', type: exceljs.ValueType.String });
});

test('the header is bold, frozen and filtered, and the page fits in width', async () => {
  const columns = [column('Room', { width: 18 }), column('Key', { hidden: true })];
  const { sheet } = await written({ name: 'Rooms', columns, rows: [['101', 'x']] });
  expect(sheet.getCell('A1')).toMatchObject({ value: 'Room', font: { bold: true } });
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet.autoFilter).toBe('A1:B2');
  expect(sheet.getColumn(1)).toMatchObject({ width: 18, hidden: false });
  expect(sheet.getColumn(2).hidden).toBe(true);
  expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 });
});

test('header notes, drop-downs, bars and status colours are there', async () => {
  const columns = [
    column('Room', { note: 'Name of the room.' }),
    column('Action', { choices: ['create', 'delete'] }),
    column('Used', { type: 'number', barMax: 2500 }),
    column('Status', { status: true }),
  ];
  const { sheet } = await written({ name: 'Rooms', columns, rows: [['101', '', 3, 'failed']] });
  expect(JSON.stringify(sheet.getCell('A1').note)).toContain('Name of the room.');
  expect(sheet.getCell('B1001').dataValidation).toMatchObject({ formulae: ['"create,delete"'] });
  expect(sheet.getCell('B1002').dataValidation).toBeUndefined();
  expect(sheet).toMatchObject({
    conditionalFormattings: [
      { ref: 'D2:D2', rules: [{ type: 'cellIs' }, {}, {}, {}, {}] },
      { ref: 'C2:C2', rules: [{ type: 'dataBar' }] },
    ],
  });
});

test('sheets get names that Excel accepts, none twice', async () => {
  const sheet = { columns: [column('Room')], rows: [] };
  const long = 'rooms of the harbour view hotel.csv';
  const names = [long, long, 'a/b:[c]', 'A-B--C-', ''];
  const { book } = await written(...names.map((name) => ({ ...sheet, name })));
  expect(book.worksheets.map(({ name }) => name)).toEqual([
    'rooms of the harbour view hotel',
    'rooms of the harbour view h (2)',
    'a-b--c-',
    'A-B--C- (2)',
    'Sheet',
  ]);
});

test('an older file is replaced, and nothing else is left in the folder', async () => {
  await mkdir(folder.path('out'));
  const path = folder.path('out/rooms.xlsx');
  await writeFile(path, 'old');
  await writeWorkbook({ sheets: [{ name: 'R', columns: [column('Room')], rows: [['1']] }] }, path);
  expect(shownRows(sheetAt(await readGood(path)))).toEqual([['1']]);
  expect(await readdir(folder.path('out'))).toEqual(['rooms.xlsx']);
});

test('when rows fail midway the older file stays and nothing is left behind', async () => {
  await mkdir(folder.path('kept'));
  const path = folder.path('kept/rooms.xlsx');
  await writeFile(path, 'old');
  const sheets = [{ name: 'R', columns: [column('Room')], rows: brokenRows() }];
  await expect(writeWorkbook({ sheets }, path)).rejects.toThrow('the source broke');
  expect(await readdir(folder.path('kept'))).toEqual(['rooms.xlsx']);
});

test('a folder that does not exist, or is in the way, is an error', async () => {
  const spec = { sheets: [{ name: 'R', columns: [column('Room')], rows: [] }] };
  await expect(writeWorkbook(spec, folder.path('none/rooms.xlsx'))).rejects.toThrow('ENOENT');
  await mkdir(folder.path('taken/rooms.xlsx'), { recursive: true });
  const taken = writeWorkbook(spec, folder.path('taken/rooms.xlsx'));
  await expect(taken).rejects.toThrow('"rooms.xlsx" could not be replaced');
  expect(await readdir(folder.path('taken'))).toEqual(['rooms.xlsx']);
});

test('a cell that Excel could not open again is refused with its place', async () => {
  const rows = [['x'.repeat(32_768)]];
  const writing = written({ name: 'Rooms', columns: [column('Room')], rows });
  await expect(writing).rejects.toThrow('sheet "Rooms", row 2, column 1');
});
