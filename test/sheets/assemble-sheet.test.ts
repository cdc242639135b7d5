import { expect, test } from 'vitest';
import { shownText } from '../../shared/domain/source.ts';
import type { ReadNote, SourceCell } from '../../shared/domain/source.ts';
import { assembleSheet } from '../../main/sheets/assemble-sheet.ts';

const nothing = { merges: [], hiddenRows: [], hiddenColumns: [] };
/** A sheet of these rows; `null` is an empty row, which parsers leave out. */
function assemble(lines: (SourceCell[] | null)[]) {
  const notes: string[] = [];
  const rows = lines.flatMap((cells, at) => (cells ? [{ number: at + 1, cells }] : []));
  const tell = { note: ({ message }: ReadNote) => void notes.push(message), decide: () => {} };
  const sheet = assembleSheet({ file: 'F', name: 'S', visible: true, rows }, nothing, tell);
  if (!sheet) throw new Error('The sheet was left out.');
  return { ...sheet, notes, shown: sheet.rows.map((row) => row.cells.map(shownText)) };
}
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
  expect(assemble(lines).headerRow).toBe(row);
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
  const sheet = assemble(lines);
  expect(sheet).toMatchObject({ headerRow: 0, headers: [] });
  expect(sheet.shown).toEqual(lines);
  expect(sheet.notes).toEqual(['No header row was found in sheet "S".']);
});

test('title lines are left out and said', () => {
  const { notes } = assemble([['Hotel Harbour View'], null, ['Room', 'Name'], ['101', 'a']]);
  expect(notes).toEqual([
    'In sheet "S" the header is in row 3; 1 title line above it ("Hotel Harbour View") was left out.',
  ]);
});

test('headers are trimmed, line breaks and non-breaking blanks included', () => {
  const { headers } = assemble([
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
  const sheet = assemble([...table, ...footer]);
  expect(sheet.shown).toEqual(table.slice(1));
  expect(sheet.notes).toHaveLength(footer.filter(Boolean).length);
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
  const sheet = assemble([...table, ...last]);
  expect(sheet.shown).toEqual([...table.slice(1), ...last.filter((row) => row !== null)]);
});

test('a last cell of a total and thousands of blanks is looked at without end of patience', () => {
  const { rows } = assemble([
    ['Room', 'Name'],
    ['101', 'a'],
    [`Total ${' '.repeat(30_000)}!`, ''],
  ]);
  expect(rows).toHaveLength(2);
});
