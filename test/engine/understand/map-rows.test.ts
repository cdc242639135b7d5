import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import { mapRows } from '../../../main/engine/understand/map-rows.ts';
import type { MapRowsOptions } from '../../../main/engine/understand/map-rows.ts';
import { trimBlanks } from '../../../main/engine/understand/trim.ts';
import type { RichCell, SourceCell, SourceSheet } from '../../../shared/domain/source.ts';
import { sheetOf } from './sheets.ts';

function rowsOf(sheet: SourceSheet, options?: MapRowsOptions) {
  const mapping = mapSheets([sheet], []);
  if (!mapping.ok) throw new Error(mapping.error.message);
  return mapping.value.flatMap((one) => mapRows(sheet, one, options));
}

/** The extension cell of a rooms sheet, as it is read. */
function extension(cell: SourceCell, options?: MapRowsOptions) {
  const [row] = rowsOf(sheetOf('Rooms', ['Room', 'Extension'], [['101', cell]]), options);
  return {
    value: row?.values.extension,
    codes: (row?.problems ?? []).map((one) => `${one.severity} ${one.code}`),
    found: row?.problems?.[0]?.found,
  };
}

const number = (raw: string, shown?: string): RichCell => ({
  type: 'number',
  raw,
  ...(shown === undefined ? {} : { shown }),
});

test('cells go to their fields with key, place and all cells as shown', () => {
  const sheet = sheetOf('Rooms', ['Room', 'Extension', 'Notes'], [['101', number('7101'), 'lift']]);
  expect(rowsOf(sheet)).toEqual([
    {
      state: 'mapped',
      key: 'Rooms!2',
      sheet: 'Rooms',
      row: 2,
      kind: 'rooms',
      values: { room: '101', extension: '7101' },
      columns: { room: 'Room', extension: 'Extension' },
      cells: ['101', '7101', 'lift'],
    },
  ]);
});

test('rows without anything are left out, those with a remark alone are kept', () => {
  const rows = [
    ['', ' ', ''],
    ['101', '', ''],
    ['', '', 'Total: 1'],
  ];
  const found = rowsOf(sheetOf('Rooms', ['Room', 'Extension', 'Notes'], rows));
  expect(found.map((row) => row.row)).toEqual([3, 4]);
});

test('rows that hold only what Bellhop wrote beside them are left out', () => {
  const rows = [
    ['', '', 'done'],
    ['101', '', 'done'],
  ];
  const found = rowsOf(sheetOf('Rooms', ['Room', 'Extension', 'Status'], rows));
  expect(found.map((row) => row.row)).toEqual([3]);
});

test('outer blanks are trimmed, non-breaking and zero-width ones too, and said once a column', () => {
  const rows = [
    ['101', '7101'],
    ['\u00a0102', '7102\u200b'],
    ['103 ', '\u202d7103\u202c'],
  ];
  const found = rowsOf(sheetOf('Rooms', ['Room', 'Extension'], rows));
  expect(found.map((row) => row.values)).toEqual([
    { room: '101', extension: '7101' },
    { room: '102', extension: '7102' },
    { room: '103', extension: '7103' },
  ]);
  expect(
    found.flatMap((row) => (row.problems ?? []).map((one) => [one.row, one.column, one.code])),
  ).toEqual([
    [3, 'Room', 'cell.blanks-trimmed'],
    [3, 'Extension', 'cell.blanks-trimmed'],
  ]);
});

test('leading zeros that a number format shows are kept', () => {
  expect(extension({ ...number('71', '0071'), format: '0000' })).toMatchObject({
    value: '0071',
    codes: [],
  });
});

test.each([
  ['5581991234567', '5.58199E+12', '5581991234567'],
  ['5.581991234567E+12', '5.58199E+12', '5581991234567'],
  ['7101', '7,101', '7101'],
  ['7101.0', '7101.00', '7101'],
])(
  'the number %s shown as %s needs consent before its digits %s are sent',
  (raw, shown, digits) => {
    expect(extension(number(raw, shown))).toEqual({
      value: digits,
      codes: ['error cell.number-damaged'],
      found: shown,
    });
    expect(extension(number(raw, shown), { repair: true })).toEqual({
      value: digits,
      codes: ['warning cell.number-damaged'],
      found: shown,
    });
  },
);

test('a number that a CSV keeps in scientific form with all its digits is repaired with consent', () => {
  expect(extension('1.2065550104E10').codes).toEqual(['error cell.number-damaged']);
  expect(extension('1.2065550104E+10', { repair: true })).toMatchObject({
    value: '12065550104',
    codes: ['warning cell.number-damaged'],
  });
  expect(extension('5.58199E+12', { repair: true })).toMatchObject({
    value: '5.58199E+12',
    codes: ['error cell.number-damaged'],
  });
});

test('digits that a number has lost are not invented, with consent neither', () => {
  const cell = number('12345678901234560000', '12345678901234560000');
  for (const repair of [false, true]) {
    expect(extension(cell, { repair }).codes).toEqual(['error cell.number-damaged']);
  }
  expect(extension(number('1.2345678901234567E+19', '1.23457E+19'), { repair: true }).value).toBe(
    '1.23457E+19',
  );
});

test('a date where an extension or room was meant is an error', () => {
  expect(extension({ type: 'date', raw: '44958', shown: '1-Feb' })).toEqual({
    value: '1-Feb',
    codes: ['error cell.date'],
    found: '1-Feb',
  });
});

test('an error of a formula is an error of its cell', () => {
  expect(extension({ type: 'error', raw: '#REF!', formula: true }).codes).toEqual([
    'error cell.formula-error',
  ]);
});

test('a calculated value counts as what it shows', () => {
  expect(extension({ type: 'text', raw: '7101', formula: true })).toMatchObject({
    value: '7101',
    codes: [],
  });
});

test('a fourth number of a contact is an error at its cell, and no cell is lost silently', () => {
  const headers = ['Address book', 'Name', 'Phone 1', 'Phone 2', 'Phone 3', 'Phone 4'];
  const numbers = ['+12065550100', '+12065550101', '+12065550102'];
  const rows = rowsOf(
    sheetOf('Contacts', headers, [
      ['Desk', 'Anna', ...numbers, '+12065550103'],
      ['Desk', 'Ben', ...numbers, ' '],
    ]),
  );
  expect(rows[0]?.problems).toMatchObject([
    { severity: 'error', code: 'contact.too-many-numbers', column: 'Phone 4', row: 2 },
  ]);
  expect(rows[0]?.problems?.[0]?.found).toBe('+12065550103');
  expect(rows[1]?.problems).toBeUndefined();
});

test('a sheet that is left out gives no rows', () => {
  const sheet = sheetOf('Cover', ['Date'], [['today']]);
  expect(mapRows(sheet, { sheet: 'Cover', kind: null, reason: '', columns: [] })).toEqual([]);
});

test('trimming leaves nothing to trim and takes nothing from within', () => {
  const blank = fc.constantFrom(' ', '\t', '\n', '\u00a0', '\u200b', '\u2009', '\u3000', '\ufeff');
  const blanks = fc.string({ unit: blank, maxLength: 4 });
  fc.assert(
    fc.property(blanks, fc.string(), blanks, (before, text, after) => {
      const trimmed = trimBlanks(before + text + after);
      expect(trimBlanks(trimmed)).toBe(trimmed);
      expect(trimmed).toBe(trimBlanks(text));
      expect(text).toContain(trimmed);
    }),
  );
});
