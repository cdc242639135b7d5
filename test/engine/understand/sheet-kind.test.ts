import { expect, test } from 'vitest';
import { failureOf as failure, mappingOf as map, sheetOf } from './sheets.ts';

test('the phone numbers of guests make no contacts', () => {
  const headers = ['Name', 'Phone', 'Arrival', 'Departure'];
  const rows = [
    ['Ann', '+12065550101', '2024-05-01', '2024-05-03'],
    ['Bob', '+12065550102', '2024-05-01', '2024-05-03'],
  ];
  expect(failure([sheetOf('Sheet1', headers, rows)])).toMatchObject({ code: 'no-known-sheet' });
  const contacts = headers.slice(0, 2);
  expect(failure([sheetOf('Sheet1', contacts, rows)])).toMatchObject({
    code: 'required-column-missing',
  });
});

test.each([
  ['Stations', 'extensions'],
  ['Nebenstellen 2024', 'extensions'],
  ['Durchwahlen', 'extensions'],
  ['Liste des postes', 'extensions'],
  ['Anexos', 'extensions'],
  ['Interni', 'extensions'],
  ['本館内線番号表', 'extensions'],
  ['Zimmer', 'rooms'],
  ['Chambres', 'rooms'],
  ['Habitaciones', 'rooms'],
  ['Camere', 'rooms'],
  ['客室', 'rooms'],
])('between kinds that fit alike the name %s decides for %s', (name, kind) => {
  expect(map([sheetOf(name, ['Room', 'Ext'])])[0]?.kind).toBe(kind);
});

test('columns that only a PBX knows make a list of rooms and extensions one of extensions', () => {
  const headers = ['Room', 'Ext', 'COR', 'MAC address'];
  expect(map([sheetOf('Sheet1', headers)])[0]?.kind).toBe('extensions');
});
