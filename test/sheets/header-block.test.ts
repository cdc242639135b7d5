import { expect, test } from 'vitest';
import { drawn, tableOf } from './support/tables.ts';

/** A sheet as drawn, its merged cells, and the names that its columns must get. */
type Case = [what: string, table: string, merges: string[], headers: string[], first: number];

test.each<Case>([
  [
    'group headings merged across, beside a name merged down',
    `
Harbour View Hotel
Floor | Guest room | | Phone |
 | No. | Ext. | Mobile | Office
1 | 101 | 7101 | +12065550101 | +12065550111
1 | 102 | 7102 | |`,
    ['A1:E1', 'A2:A3', 'B2:C2', 'D2:E2'],
    ['Floor', 'Guest room No.', 'Guest room Ext.', 'Phone Mobile', 'Phone Office'],
    2,
  ],
  [
    'group headings with blanks to their right, as in a text file',
    `
Floor | Guest room | | Phone |
 | No. | Ext. | Mobile | Office
1 | 101 | 7101 | +12065550101 | +12065550111
1 | 102 | 7102 | |`,
    [],
    ['Floor', 'Guest room No.', 'Guest room Ext.', 'Phone Mobile', 'Phone Office'],
    1,
  ],
  [
    'groups of the same columns, which only the headings tell apart',
    `
Tower A | | Tower B |
No. | Ext. | No. | Ext.
101 | 7101 | 201 | 7201
102 | 7102 | 202 | 7202`,
    [],
    ['Tower A No.', 'Tower A Ext.', 'Tower B No.', 'Tower B Ext.'],
    1,
  ],
  [
    'headings of words that nobody knows over the same columns',
    `
Nordflügel | | Südflügel |
Zimmer | Tel. | Zimmer | Tel.
101 | 7101 | 201 | 7201
102 | 7102 | 202 | 7202`,
    ['A1:B1', 'C1:D1'],
    ['Nordflügel Zimmer', 'Nordflügel Tel.', 'Südflügel Zimmer', 'Südflügel Tel.'],
    1,
  ],
  [
    'one heading over the first columns, whose names say little by themselves',
    `
Guest room | | |
No. | Name | Extension | Mobile
101 | Lobby | 7101 | +12065550101
102 | Bar | 7102 |`,
    ['A1:B1'],
    ['Guest room No.', 'Guest room Name', 'Extension', 'Mobile'],
    1,
  ],
  [
    'groups within groups, over three rows',
    `
Guest room | | Phone | |
 | | Internal | External |
No. | Name | Ext. | Mobile | Office
101 | Lobby | 7101 | +12065550101 | +12065550111
102 | Bar | 7102 | |`,
    ['A1:B1', 'C1:E1', 'D2:E2'],
    [
      'Guest room No.',
      'Guest room Name',
      'Phone Internal Ext.',
      'Phone External Mobile',
      'Phone External Office',
    ],
    1,
  ],
  [
    'names broken over two rows',
    `
Room | Guest | Phone
Number | Name | Extension
101 | Lobby | 7101
102 | Bar | 7102`,
    [],
    ['Room Number', 'Guest Name', 'Phone Extension'],
    1,
  ],
])('a header is read together: %s', (_, table, merges, headers, first) => {
  const read = tableOf(drawn(table), { merges });
  expect(read.headers).toEqual(headers);
  expect(read.headerRow).toBe(first);
  expect(read.rows[0]?.[0]).toMatch(/^(1|101)$/);
  const rows = drawn(table).filter(Boolean).length;
  const taken = Number(read.saysOf('headerRows')[0]?.value);
  expect(read.rows).toHaveLength(rows - (first - 1) - taken);
});

test.each<Case>([
  [
    'a title and a subtitle right above it',
    `
Harbour View Hotel | | | Room list
Room | Ext. | Mobile | Office
101 | 7101 | +12065550101 | +12065550111
102 | 7102 | |`,
    [],
    ['Room', 'Ext.', 'Mobile', 'Office'],
    2,
  ],
  [
    'a logo and a title merged over some columns each',
    `
Harbour View Hotel | | June list |
Room | Ext. | Mobile | Office
101 | 7101 | +12065550101 | +12065550111
102 | 7102 | |`,
    ['A1:B1', 'C1:D1'],
    ['Room', 'Ext.', 'Mobile', 'Office'],
    2,
  ],
  [
    'a title of known words over its first columns, above names that speak for themselves',
    `
Guest rooms | |
Room | Extension | Mobile
101 | 7101 | +12065550101
102 | 7102 |`,
    ['A1:B1'],
    ['Room', 'Extension', 'Mobile'],
    2,
  ],
  [
    'a title of known words over its whole width',
    `
Guest rooms | |
No. | Name | Ext.
101 | Lobby | 7101
102 | Bar | 7102`,
    ['A1:C1'],
    ['No.', 'Name', 'Ext.'],
    2,
  ],
  [
    'details of the property, and an empty row between',
    `
Phone | | Room |

Room | Ext. | Mobile | Office
101 | 7101 | +12065550101 | +12065550111`,
    ['A1:B1', 'C1:D1'],
    ['Room', 'Ext.', 'Mobile', 'Office'],
    3,
  ],
  [
    'a first row of data in words',
    `
Room | Name | Extension | Remarks
Lobby | Reception | none | ask
101 | Sea view | 7101 |
102 | Garden | 7102 |`,
    [],
    ['Room', 'Name', 'Extension', 'Remarks'],
    1,
  ],
  [
    'a first row of data in words of headers, which come again below',
    `
Address book | Name | Phone
Room | Mobile | Extension
Room | Number | +12065550100
Directory | Number | +12065550101`,
    [],
    ['Address book', 'Name', 'Phone'],
    1,
  ],
  [
    'a first row of data under a column without a name',
    `
Room | Extension | |
Lobby | none | not yet | x
101 | 7101 | |
102 | 7102 | |`,
    [],
    ['Room', 'Extension', '', ''],
    1,
  ],
])('a header of one row stays alone: %s', (_, table, merges, headers, first) => {
  const read = tableOf(drawn(table), { merges });
  expect(read.headers).toEqual(headers);
  expect(read.headerRow).toBe(first);
  expect(read.saysOf('headerRows')).toEqual([]);
});

test('it is said which rows are read together, and how many it could be instead', () => {
  const { saysOf } = tableOf(
    drawn(`
Guest room | | Phone |
No. | Ext. | Mobile | Office
101 | 7101 | +12065550101 |`),
  );
  expect(saysOf('headerRows')).toEqual([
    {
      file: 'F.xlsx',
      sheet: 'S',
      what: 'headerRows',
      value: '2',
      shown: '2 rows',
      evidence:
        'The header of sheet "S" takes rows 1 to 2, which are read together, as in "Guest room No.".',
      chosen: false,
      sure: true,
      others: [
        { value: '1', shown: '1 row' },
        { value: '3', shown: '3 rows' },
      ],
    },
  ]);
});
