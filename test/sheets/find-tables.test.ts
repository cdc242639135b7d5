import { expect, test } from 'vitest';
import { assembled, drawn } from './support/tables.ts';

const ROOMS = `
Room | Extension | Name
101 | 7101 | Lobby
102 | 7102 | Bar
`;
const BOOK = `
Address book | Name | Phone
Front desk | Reception | +12065550100
Front desk | Bar | +12065550101`;

test('a second table with another header is a sheet of its own, named by its title', () => {
  const { sheets, saysOf, previews } = assembled(drawn(`${ROOMS}\nPhone book${BOOK}`));
  expect(sheets).toEqual([
    {
      name: 'S',
      visible: true,
      headerRow: 1,
      headers: ['Room', 'Extension', 'Name'],
      rows: [
        ['101', '7101', 'Lobby'],
        ['102', '7102', 'Bar'],
      ],
      numbers: [2, 3],
    },
    {
      name: 'S (Phone book)',
      visible: true,
      headerRow: 6,
      headers: ['Address book', 'Name', 'Phone'],
      rows: [
        ['Front desk', 'Reception', '+12065550100'],
        ['Front desk', 'Bar', '+12065550101'],
      ],
      numbers: [7, 8],
    },
  ]);
  expect(saysOf('lastRow')).toMatchObject([
    {
      sheet: 'S',
      value: '3',
      evidence: 'The table of sheet "S" ends in row 3: another table begins in row 5.',
    },
  ]);
  expect(saysOf('use')).toEqual([
    {
      file: 'F.xlsx',
      sheet: 'S (Phone book)',
      what: 'use',
      value: 'read',
      shown: 'read',
      evidence:
        'Row 5 of sheet "S" begins another table, with columns of its own (Address book, Name, Phone).',
      chosen: false,
      sure: false,
      others: [{ value: 'leave', shown: 'left out' }],
    },
  ]);
  expect(previews.map(({ name, total }) => [name, total])).toEqual([
    ['S', 7],
    ['S (Phone book)', 4],
  ]);
});

test('without a title it is named by its row, and the first table need not be the wider one', () => {
  const { sheets } = assembled(drawn(`Address book | Name\nDesk | Bar 12\n${ROOMS}`));
  expect(sheets.map(({ name, headerRow }) => [name, headerRow])).toEqual([
    ['S', 1],
    ['S (from row 4)', 4],
  ]);
});

test('one of no kind that Bellhop knows is left out, which is asked, and read on demand', () => {
  const lines = () =>
    drawn(`${ROOMS}\nType | Date | Remarks\nFire | 12.01.2026 | x\nGas | 13.01.2026 | y`);
  const left = assembled(lines());
  expect(left.sheets.map(({ name }) => name)).toEqual(['S']);
  expect(left.saysOf('use')).toMatchObject([
    { sheet: 'S (from row 5)', value: 'leave', sure: false, others: [{ value: 'read' }] },
  ]);
  const wanted = assembled(lines(), { readings: { 'S (from row 5)': { use: 'read' } } });
  expect(wanted.sheets.map(({ rows }) => rows.length)).toEqual([2, 2]);
  expect(wanted.saysOf('use')).toMatchObject([{ value: 'read', chosen: true, sure: true }]);
});

test('a person may leave a second table out, or say that all rows are of the first', () => {
  const lines = () => drawn(`${ROOMS}${BOOK}`);
  const left = assembled(lines(), { readings: { 'S (from row 5)': { use: 'leave' } } });
  expect(left.sheets.map(({ name }) => name)).toEqual(['S']);
  const one = assembled(lines(), { readings: { S: { lastRow: 7 } } });
  expect(one.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([['S', 5]]);
});

test('a person may leave the first table out, and with it all others but those that are wanted', () => {
  const lines = () => drawn(`${ROOMS}${BOOK}`);
  const leave = { use: 'leave' } as const;
  const none = assembled(lines(), { readings: { S: leave } });
  expect(none.sheets).toEqual([]);
  expect(none.decisions.map(({ sheet, what }) => [sheet, what])).toEqual([['S', 'use']]);
  const second = assembled(lines(), { readings: { S: leave, 'S (from row 5)': { use: 'read' } } });
  expect(second.sheets.map(({ name, rows }) => [name, rows.length])).toEqual([
    ['S (from row 5)', 2],
  ]);
});

test.each([
  [
    'words of headers without an empty row above',
    `${ROOMS.trim()}\nRoom | Phone | Office\n103 | 7103 | x`,
  ],
  ['an empty row and a room in words', `${ROOMS}\nLobby | Reception | Mobile\n103 | 7103 | x`],
  ['an empty row and two words over one row', `Room | Name\n101 | a\n\nName | Mobile\n102 | b`],
  [
    'an empty row and words that are values',
    'Room | Extension | Remarks\n101 | 7101 | Mobile\n\nName | Floor | Mobile\n104 | 7104 | x\n105 | 7105 | y',
  ],
  ['words with nothing below', `${ROOMS}\nAddress book | Name | Phone`],
])('what may be a row begins no table: %s', (_, table) => {
  const { sheets } = assembled(drawn(table));
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.rows).toHaveLength(drawn(table.trim()).filter(Boolean).length - 1);
});
