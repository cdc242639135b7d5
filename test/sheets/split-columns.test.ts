import { expect, test } from 'vitest';
import { assembled, drawn, tableOf } from './support/tables.ts';

test('the same columns beside an empty one are a table of their own, its columns in their places', () => {
  const { sheets, saysOf, previews } = assembled(
    drawn(`
Room | Ext | | Room | Ext
101 | 7101 | | 201 | 7201
102 | 7102 | | 202 | 7202
103 | 7103 | | |`),
  );
  expect(sheets.map(({ name, headers, rows, numbers }) => [name, headers, rows, numbers])).toEqual([
    [
      'S',
      ['Room', 'Ext'],
      [
        ['101', '7101'],
        ['102', '7102'],
        ['103', '7103'],
      ],
      [2, 3, 4],
    ],
    [
      'S (columns D to E)',
      ['', '', '', 'Room', 'Ext'],
      [
        ['', '', '', '201', '7201'],
        ['', '', '', '202', '7202'],
      ],
      [2, 3],
    ],
  ]);
  expect(saysOf('use')).toMatchObject([
    {
      sheet: 'S (columns D to E)',
      value: 'read',
      evidence:
        'Columns D to E of sheet "S" are a table of their own, beside that in columns A to B.',
      sure: false,
    },
  ]);
  expect(previews.map(({ name }) => name)).toEqual(['S', 'S (columns D to E)']);
});

test('a list set in three columns of the same names is three lists, without empty columns too', () => {
  const { sheets } = assembled(
    drawn(`
Room | Ext | Room | Ext | Room | Ext
101 | 7101 | 201 | 7201 | 301 | 7301
102 | 7102 | 202 | 7202 | |`),
  );
  expect(sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['S', 2],
    ['S (columns C to D)', 2],
    ['S (columns E to F)', 1],
  ]);
});

test('two kinds of lists beside each other, of different lengths, are two tables', () => {
  const { sheets } = assembled(
    drawn(`
Room | Ext | | Address book | Name | Phone
101 | 7101 | | Front desk | Reception | +12065550100
102 | 7102 | | Front desk | Bar | +12065550101
103 | 7103 | | | |`),
  );
  expect(sheets.map(({ headers }) => headers.filter(Boolean))).toEqual([
    ['Room', 'Ext'],
    ['Address book', 'Name', 'Phone'],
  ]);
});

test('a person may leave the second out', () => {
  const { sheets } = assembled(drawn('Room | Ext | | Room | Ext\n101 | 7101 | | 201 | 7201'), {
    readings: { 'S (columns D to E)': { use: 'leave' } },
  });
  expect(sheets.map(({ name }) => name)).toEqual(['S']);
});

test.each([
  ['an empty column within it', 'Room | Name | | Extension\n101 | Lobby | | 7101\n102 | Bar | |'],
  ['an unnamed column within it', 'Room | Ext | | Room | Ext\n101 | 7101 | x | 201 | 7201'],
  ['columns that are there twice', 'Room | Room | Ext\n101 | 102 | 7101'],
  [
    'rows of the same length in which all belongs together',
    'Room | Ext | | Address book | Name\n101 | 7101 | | Desk | Bar\n102 | 7102 | | Desk | Spa',
  ],
])('one table stays one: %s', (_, table) => {
  const { sheets, rows } = tableOf(drawn(table));
  expect(sheets).toHaveLength(1);
  expect(rows).toEqual(drawn(table).slice(1));
});
