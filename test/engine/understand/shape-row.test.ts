import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkRows } from '../../../main/engine/understand/check-rows.ts';
import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import { mapRows } from '../../../main/engine/understand/map-rows.ts';
import { limits } from '../../../shared/domain/settings.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceCell, SourceSheet } from '../../../shared/domain/source.ts';
import { sheetOf } from './sheets.ts';

function mapped(sheet: SourceSheet, shapings: Shaping[]) {
  const mapping = mapSheets([sheet], [], new Map(), shapings);
  if (!mapping.ok) throw new Error(mapping.error.message);
  return mapping.value.flatMap((one) => mapRows(sheet, one, { shapings }));
}

const valuesOf = (sheet: SourceSheet, ...shapings: Shaping[]) =>
  mapped(sheet, shapings).map(({ values }) => values);
const checked = (sheet: SourceSheet, ...shapings: Shaping[]) =>
  checkRows(mapped(sheet, shapings), {
    country: 'US',
    vertical: null,
    limits: limits.parse({}),
  });

const split = (into: (string | null)[], more: object = {}): Shaping =>
  ({
    do: 'split',
    sheet: 'Rooms',
    column: 0,
    by: { text: '/' },
    into,
    rest: 'none',
    ...more,
  }) as Shaping;
const prefix = (text: string, strip = ''): Shaping => {
  return { do: 'affix', sheet: 'Rooms', field: 'extension', strip, prefix: text };
};

test('a split column feeds its fields and nothing of itself', () => {
  const sheet = sheetOf('Rooms', ['Room', 'Extension'], [['Floor 1 / 101', '7101']]);
  expect(mapped(sheet, [split(['floor', 'room'])])).toMatchObject([
    {
      values: { floor: 'Floor 1', room: '101', extension: '7101' },
      columns: { floor: 'Room', room: 'Room', extension: 'Extension' },
      cells: ['Floor 1 / 101', '7101'],
      shaped: { floor: 'Floor 1 / 101', room: 'Floor 1 / 101' },
    },
  ]);
});

test('a field that is made from columns is given to no other column', () => {
  const sheet = sheetOf('Rooms', ['Place', 'Room', 'Extension'], [['Floor 1/101', 'x', '7101']]);
  const [mapping] = unwrap(mapSheets([sheet], [], new Map(), [split(['floor', 'room'])]));
  expect(mapping?.columns.map(({ field, reason }) => [field, reason])).toEqual([
    [null, 'You split this column into fields.'],
    [null, 'Room is already made from other columns.'],
    ['extension', expect.any(String)],
  ]);
});

test('a cell that cannot be split as the others is an error at its own column', () => {
  const sheet = sheetOf('Rooms', ['Where', 'Extension'], [['101', '7101']]);
  const [row] = checked(sheet, split(['floor', 'room']));
  expect(row?.problems).toContainEqual(
    expect.objectContaining({
      severity: 'error',
      code: 'shape.not-split',
      column: 'Where',
      found: '101',
      message: 'The cell cannot be parted into Floor and Room as the column is split.',
    }),
  );
});

test('a date that a spreadsheet made is still an error where its column is split', () => {
  const cell: SourceCell = { type: 'date', raw: '44958', shown: '1-Feb' };
  const sheet = sheetOf('Rooms', ['Where', 'Extension'], [[cell, '7101']]);
  const [row] = checked(sheet, split(['floor', 'room'], { by: { text: '-' } }));
  expect(row?.problems.map(({ code, column }) => [code, column])).toContainEqual([
    'cell.date',
    'Where',
  ]);
});

test('joined columns make one value, and empty ones of them are left out', () => {
  const rows = [
    ['Tower A', 'Floor 1', '101'],
    ['', 'Floor 2', '201'],
    ['', '', '301'],
  ];
  const join: Shaping = { do: 'join', sheet: 'Rooms', columns: [0, 1], with: '/', field: 'floor' };
  expect(valuesOf(sheetOf('Rooms', ['Tower', 'Floor', 'Room'], rows), join)).toEqual([
    { floor: 'Tower A/Floor 1', room: '101' },
    { floor: 'Floor 2', room: '201' },
    { room: '301' },
  ]);
});

test('a country code and a number become one phone number, which takes no second field', () => {
  const sheet = sheetOf(
    'Contacts',
    ['Address book', 'Name', 'Code', 'Phone'],
    [['Desk', 'Reception', '+1', '2065550100']],
  );
  const join: Shaping = {
    do: 'join',
    sheet: 'Contacts',
    columns: [2, 3],
    with: '',
    field: 'phone1',
  };
  expect(valuesOf(sheet, join)).toEqual([
    { addressBook: 'Desk', name: 'Reception', phone1: '+12065550100' },
  ]);
});

test('a constant fills what is empty, with or without a column, and makes no row of an empty one', () => {
  const rows = [
    ['Reception', '+12065550100', ''],
    ['Spa', '+12065550101', 'Wellness'],
    ['', ' ', ''],
  ];
  const set: Shaping = {
    do: 'constant',
    sheet: 'Staff',
    field: 'addressBook',
    value: 'Front desk',
  };
  const withColumn = sheetOf('Staff', ['Name', 'Phone', 'Address book'], rows);
  expect(valuesOf(withColumn, set).map(({ addressBook }) => addressBook)).toEqual([
    'Front desk',
    'Wellness',
  ]);
  const without = sheetOf(
    'Staff',
    ['Name', 'Phone'],
    rows.map((row) => row.slice(0, 2)),
  );
  expect(valuesOf(without, set).map(({ addressBook }) => addressBook)).toEqual([
    'Front desk',
    'Front desk',
  ]);
});

test('values are replaced before affixes, and constants come after both, in whatever order they are given', () => {
  const sheet = sheetOf(
    'Rooms',
    ['Room', 'Extension'],
    [
      ['101', 'x101'],
      ['102', 'none'],
      ['103', ''],
    ],
  );
  const shapings: Shaping[] = [
    { do: 'constant', sheet: 'Rooms', field: 'extension', value: '0' },
    prefix('7', 'x'),
    {
      do: 'values',
      sheet: 'Rooms',
      field: 'extension',
      pairs: [{ from: 'None', to: '' }],
      other: 'keep',
    },
  ];
  const expected = ['7101', '0', '0'];
  expect(valuesOf(sheet, ...shapings).map((one) => one.extension)).toEqual(expected);
  expect(valuesOf(sheet, ...shapings.toReversed()).map((one) => one.extension)).toEqual(expected);
});

test('a field that several shapings changed still tells what the file had', () => {
  const sheet = sheetOf('Rooms', ['Room', 'Extension'], [['101', 'xA']]);
  const pairs = [{ from: 'xA', to: 'x101' }];
  const values: Shaping = {
    do: 'values',
    sheet: 'Rooms',
    field: 'extension',
    pairs,
    other: 'keep',
  };
  expect(mapped(sheet, [values, prefix('7', 'x')])).toMatchObject([
    { values: { extension: '7101' }, shaped: { extension: 'xA' } },
  ]);
});

test('each value of a list is changed by itself, and a cell that clears stays', () => {
  const sheet = sheetOf(
    'Rooms',
    ['Room', 'Extension', 'Address books'],
    [
      ['101', 'x101; 102', 'BB;SP'],
      ['102', '(clear)', '(Clear)'],
    ],
  );
  const books: Shaping = {
    do: 'values',
    sheet: 'Rooms',
    field: 'addressBooks',
    pairs: [
      { from: 'BB', to: 'Front desk' },
      { from: 'SP', to: 'Spa' },
    ],
    other: 'error',
  };
  expect(valuesOf(sheet, prefix('7', 'x'), books)).toEqual([
    { room: '101', extension: '7101; 7102', addressBooks: 'Front desk; Spa' },
    { room: '102', extension: '(clear)', addressBooks: '(Clear)' },
  ]);
});

test('a value that no pair names is kept, emptied or an error, as the person said', () => {
  const sheet = sheetOf('Rooms', ['Room', 'Extension'], [['101', '7101; B']]);
  const values = (other: 'keep' | 'empty' | 'error'): Shaping => {
    const pairs = [{ from: 'B', to: '7201' }];
    return { do: 'values', sheet: 'Rooms', field: 'extension', pairs, other };
  };
  expect(valuesOf(sheet, values('keep'))[0]?.extension).toBe('7101; 7201');
  expect(valuesOf(sheet, values('empty'))[0]?.extension).toBe('7201');
  expect(checked(sheet, values('error'))[0]?.problems).toMatchObject([
    { severity: 'error', code: 'shape.unknown-value', column: 'Extension', found: '7101' },
  ]);
});

test('a problem with a value that was shaped says what the file has there', () => {
  const sheet = sheetOf('Rooms', ['Room', 'Extension'], [['101', 'ab']]);
  const [row] = checked(sheet, prefix('7'));
  expect(row?.problems).toMatchObject([{ column: 'Extension', found: '7ab', cell: 'ab' }]);
});

const cell = fc.constantFrom('', '101', ' 102', 'Floor 1/101', 'Floor 2 / 102', 'x7101', '(clear)');
const table = fc
  .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 8 })
  .map((rows) => sheetOf('Rooms', ['Room', 'Extension', 'Note'], rows));
const anyShaping = fc.constantFrom<Shaping>(
  split(['floor', 'room']),
  prefix('7', 'x'),
  { do: 'constant', sheet: 'Rooms', field: 'displayName', value: 'Suite' },
  {
    do: 'values',
    sheet: 'Rooms',
    field: 'extension',
    pairs: [{ from: '101', to: '9101' }],
    other: 'empty',
  },
);

test('no shaping, and one of another sheet, changes nothing', () => {
  fc.assert(
    fc.property(table, (sheet) => {
      const elsewhere = { ...split(['floor', 'room']), sheet: 'Other' };
      expect(mapped(sheet, [elsewhere])).toEqual(mapped(sheet, []));
    }),
  );
});

test('every row is shaped by itself: the others and their order make no difference', () => {
  fc.assert(
    fc.property(table, fc.uniqueArray(anyShaping), (sheet, shapings) => {
      const [mapping] = unwrap(mapSheets([sheet], [], new Map(), shapings));
      if (!mapping) throw new Error('The sheet is not there.');
      // What is said once a column depends on which row is the first.
      const bare = (rows: SourceSheet['rows']) =>
        mapRows({ ...sheet, rows }, mapping, { shapings }).map(({ problems, ...row }) => ({
          ...row,
          problems: problems?.filter(({ code }) => code !== 'cell.blanks-trimmed') ?? [],
        }));
      expect(bare(sheet.rows.toReversed()).toReversed()).toEqual(bare(sheet.rows));
      expect(sheet.rows.flatMap((row) => bare([row]))).toEqual(bare(sheet.rows));
    }),
  );
});

test('the cells of a row stay as the file has them, whatever is made of them', () => {
  fc.assert(
    fc.property(table, fc.uniqueArray(anyShaping), (sheet, shapings) => {
      const before = structuredClone(sheet);
      for (const row of mapped(sheet, shapings)) {
        expect(row.cells).toEqual(sheet.rows.find(({ number }) => number === row.row)?.cells);
      }
      expect(sheet).toEqual(before);
    }),
  );
});

function unwrap<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
