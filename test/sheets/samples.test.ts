import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readGood, sheetAt, shownRows } from './support/files.ts';

const sample = (name: string) =>
  readGood(fileURLToPath(new URL(`../../samples/${name}`, import.meta.url)));

test('the clean hotel holds 240 rooms with extensions and 60 contacts in three books', async () => {
  const source = await sample('hotel-clean.xlsx');
  expect(source.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['Rooms', 240],
    ['Contacts', 60],
    ['Extensions', 240],
    ['Address books', 3],
  ]);
  expect(source.notes).toEqual([]);
});

test('no room of the clean hotel can reach more than ten numbers', async () => {
  const rows = shownRows(sheetAt(await sample('hotel-clean.xlsx'), 1));
  const inBooks = rows.filter(([book]) => book === 'Front desk' || book === 'Services');
  const phones = new Set(inBooks.map(([, , phone]) => phone).filter(Boolean));
  expect(phones.size).toBeLessThanOrEqual(10);
});

test('the CSV of the rooms says the same as the workbook', async () => {
  const [csv, workbook] = [await sample('rooms.csv'), await sample('hotel-clean.xlsx')];
  expect(sheetAt(csv).headers).toEqual(sheetAt(workbook).headers);
  expect(shownRows(sheetAt(csv))).toEqual(shownRows(sheetAt(workbook)));
});

test('the messy hotel has titles, merged cells, a footer and a hidden sheet, all of them said', async () => {
  const source = await sample('hotel-messy.xlsx');
  expect(source.sheets.map(({ name, headerRow, rows }) => [name, headerRow, rows.length])).toEqual([
    ['Room list', 4, 243],
    ['Phone book', 4, 66],
    ['PBX', 1, 245],
    ['Lookup', 1, 2],
  ]);
  expect(source.notes.map(({ code }) => code)).toEqual(['merged']);
  expect(source.decisions.map(({ sheet, what, value }) => [sheet, what, value])).toEqual([
    ['Room list', 'headerRow', '4'],
    ['Room list', 'lastRow', '247'],
    ['Phone book', 'headerRow', '4'],
    ['PBX', 'headerRow', '1'],
    ['Lookup', 'use', 'leave'],
  ]);
  expect(shownRows(sheetAt(source)).at(-1)).toEqual([
    '640',
    'Floor 6',
    'Room 640',
    'Front desk; Services',
    '',
  ]);
});
