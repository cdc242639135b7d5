import { expect, test } from 'vitest';
import type { SourceCell } from '../../shared/domain/source.ts';
import { assembled, tableOf } from './support/tables.ts';

const number = (raw: string): SourceCell => ({ type: 'number', raw });

test.each<[string, (SourceCell[] | null)[], number]>([
  [
    'in the first row',
    [
      ['Room', 'Name'],
      ['101', 'a'],
    ],
    1,
  ],
  ['under a title', [['Hotel'], ['Room', 'Name'], ['101', 'a']], 2],
  ['under a title and an empty row', [['Hotel', ''], null, ['Room', 'Name'], ['101', 'a']], 3],
  [
    'under lines of details that are nearly as wide',
    [
      ['Property', 'Harbour View', 'Made by', 'Front office'],
      null,
      ['Nr', 'Etage', 'Bezeichnung', 'Durchwahl', 'Bemerkung'],
      ['101', '1', 'a', '7101', ''],
      ['102', '1', 'b', '7102', ''],
      ['103', '1', 'b', '7103', 'x'],
    ],
    3,
  ],
  ['of one column', [['Address book'], ['Front desk'], ['Staff']], 1],
  ['of one column under a title', [['Our books'], null, ['Address book'], ['Front desk']], 3],
  [
    'over text only',
    [
      ['Address book', 'Name'],
      ['Front desk', 'Bar'],
      ['Staff', 'Spa'],
    ],
    1,
  ],
  [
    'over one text and one number',
    [
      ['A', 'B', 'C'],
      ['x', 'y', 'z'],
      ['1111', '22', '33'],
    ],
    1,
  ],
  [
    'with a column twice',
    [
      ['Room', 'Room', 'Name'],
      ['101', '102', 'a'],
    ],
    1,
  ],
  [
    'with an unnamed column',
    [
      ['Room', '', 'Name'],
      ['101', 'x', 'a'],
      ['102', 'y', 'b'],
    ],
    1,
  ],
  [
    'with numbered columns',
    [
      ['Name', 'Phone 1', 'Phone 2'],
      ['Bar', '+12065550100', ''],
    ],
    1,
  ],
  ['without rows', [['Room', 'Name']], 1],
  [
    'over numbers stored as numbers',
    [
      ['Room', 'Ext.'],
      [number('101'), number('7101')],
    ],
    1,
  ],
])('a header is found %s', (_, lines, row) => {
  expect(tableOf(lines).headerRow).toBe(row);
});

test.each<[string, (SourceCell[] | null)[]]>([
  [
    'numbers only',
    [
      ['101', '7101'],
      ['102', '7102'],
    ],
  ],
  [
    'rooms and phones',
    [
      ['Room 101', '+12065550100'],
      ['Room 102', '+12065550101'],
    ],
  ],
])('no header is found in %s, and no row is lost', (_, lines) => {
  const sheet = tableOf(lines);
  expect(sheet).toMatchObject({ headerRow: 0, headers: [] });
  expect(sheet.rows).toEqual(lines);
  expect(sheet.notes).toEqual([]);
  expect(sheet.decisions).toMatchObject([
    { what: 'headerRow', value: '', shown: 'no row', sure: false },
  ]);
});

test('title lines are left out and said', () => {
  const { decisions } = tableOf([['Hotel Harbour View'], null, ['Room', 'Name'], ['101', 'a']]);
  expect(decisions).toEqual([
    {
      file: 'F.xlsx',
      sheet: 'S',
      what: 'headerRow',
      value: '3',
      shown: 'row 3',
      evidence:
        'Row 3 of sheet "S" names the columns (Room, Name); the row above it ("Hotel Harbour View") stands outside the table.',
      chosen: false,
      sure: true,
      others: [],
    },
  ]);
});

test('headers are trimmed, line breaks and non-breaking blanks included', () => {
  const { headers } = tableOf([
    [' Room\u00A0', 'Display\nname'],
    ['101', 'a'],
  ]);
  expect(headers).toEqual(['Room', 'Display name']);
});

test.each<[string, (SourceCell[] | null)[]]>([
  ['a total', [['Total rooms', '', '']]],
  ['a total after an empty row', [null, ['Total: 2', '', '']]],
  ['a calculated total', [['Summe', { type: 'number', raw: '2', formula: true }, 'a']]],
  ['remarks after an empty row', [null, ['* ask the front desk', '', ''], ['Second remark, long']]],
])('%s at the end is left out and said', (_, footer) => {
  const table = [
    ['Room', 'Count', 'Name'],
    ['101', '1', 'a'],
    ['102', '1', 'b'],
  ];
  const sheet = tableOf([...table, ...footer]);
  expect(sheet.rows).toEqual(table.slice(1));
  expect(sheet.saysOf('lastRow')).toMatchObject([{ value: '3', chosen: false, sure: true }]);
});

test.each<[string, (string[] | null)[]]>([
  ['a room called Total', [['Total Lounge', '7', 'Total Lounge']]],
  ['a short cell after an empty row', [null, ['103', '', '']]],
  ['a sentence without an empty row above', [['Presidential suite west', '', '']]],
])('%s at the end is data', (_, last) => {
  const table = [
    ['Room', 'Count', 'Name'],
    ['101', '1', 'a'],
    ['102', '1', 'b'],
  ];
  const sheet = tableOf([...table, ...last]);
  expect(sheet.rows).toEqual([...table.slice(1), ...last.filter((row) => row !== null)]);
});

test('a last cell of a total and thousands of blanks is looked at without end of patience', () => {
  const { rows } = tableOf([
    ['Room', 'Name'],
    ['101', 'a'],
    [`Total ${' '.repeat(30_000)}!`, ''],
  ]);
  expect(rows).toHaveLength(2);
});

test.each([
  ['How to fill', ['On sheet', 'In column', 'What to write', 'For example']],
  ['Summary', ['About this export', 'What it says', 'Used', 'Allowed', 'Percent']],
  ['Summary (2)', ['Sheet', 'Rows', 'Done', 'Unchanged', 'Failed']],
])('nothing is said of the sheet %s, which Bellhop wrote itself', (name, headers) => {
  const lines = [headers, ['Property', 'Harbour View', '3', '4', '5']];
  const { notes, decisions, rows } = tableOf(lines, { name });
  expect([notes, decisions]).toEqual([[], []]);
  expect(rows).toHaveLength(1);
});

test("a sheet of somebody's own that is called Summary is one like others", () => {
  const { decisions } = tableOf(
    [
      ['Room', 'Extension'],
      ['101', '7101'],
    ],
    { name: 'Summary' },
  );
  expect(decisions).toHaveLength(1);
});

test('a hidden sheet is used where a person wants it, and a shown one left out', () => {
  const lines = () => [
    ['Room', 'Extension'],
    ['101', '7101'],
  ];
  const read = tableOf(lines(), { visible: false, readings: { S: { use: 'read' } } });
  expect(read.visible).toBe(true);
  expect(read.decisions.map(({ what, value }) => [what, value])).toEqual([
    ['use', 'read'],
    ['headerRow', '1'],
  ]);
  const left = assembled(lines(), { readings: { S: { use: 'leave' } } });
  expect(left.sheets).toEqual([]);
  expect(left.decisions).toMatchObject([{ what: 'use', value: 'leave', chosen: true }]);
});
