import { expect, test } from 'vitest';
import type { SheetReading } from '../../shared/domain/reading.ts';
import { drawn, tableOf } from './support/tables.ts';

const TABLE = `
Harbour View
Guest room | | Phone |
No. | Ext. | Mobile | Office
101 | 7101 | +12065550101 |
102 | 7102 | |
Total | 2 | |`;
const read = (reading: SheetReading) => tableOf(drawn(TABLE), { readings: { S: reading } });

test('a chosen row is the header, whatever speaks for another, and rows above it are none of its rows', () => {
  const { headers, headerRow, numbers, saysOf } = read({ headerRow: 4 });
  expect(headers).toEqual(['101', '7101', '+12065550101', '']);
  expect([headerRow, numbers]).toEqual([4, [5]]);
  expect(saysOf('headerRow')).toMatchObject([{ value: '4', chosen: true, sure: true }]);
});

test('of a chosen first row those below that belong to it are found', () => {
  expect(read({ headerRow: 2 }).headers).toEqual([
    'Guest room No.',
    'Guest room Ext.',
    'Phone Mobile',
    'Phone Office',
  ]);
});

test.each<[number, number, string[]]>([
  [1, 3, ['No.', 'Ext.', 'Mobile', 'Office']],
  [2, 2, ['Guest room No.', 'Guest room Ext.', 'Phone Mobile', 'Phone Office']],
  [
    3,
    1,
    [
      'Harbour View Guest room No.',
      'Harbour View Guest room Ext.',
      'Harbour View Phone Mobile',
      'Harbour View Phone Office',
    ],
  ],
])('a header of %i rows is taken from right above the table', (count, first, headers) => {
  const { headers: made, headerRow, numbers, saysOf } = read({ headerRows: count });
  expect([made, headerRow]).toEqual([headers, first]);
  expect(numbers).toEqual([4, 5]);
  const decided = saysOf('headerRows');
  if (count > 1) expect(decided).toMatchObject([{ value: String(count), chosen: true }]);
});

test('where there are too few rows above, those below count too', () => {
  const { headers, numbers } = tableOf(drawn('Room | Name\nin house | of guest room\n101 | a'), {
    readings: { S: { headerRows: 2 } },
  });
  expect(headers).toEqual(['Room in house', 'Name of guest room']);
  expect(numbers).toEqual([3]);
});

test('a row that holds nothing cannot be the header, which is said', () => {
  const { headerRow, notes } = read({ headerRow: 40 });
  expect(headerRow).toBe(2);
  expect(notes.map(({ message }) => message)).toEqual([
    'Row 40 of sheet "S" is empty, so it cannot be its header.',
  ]);
});

test('a chosen last row ends the table, totals above it included, and what is below is counted', () => {
  const all = read({ lastRow: 6 });
  expect(all.numbers).toEqual([4, 5, 6]);
  expect(all.saysOf('lastRow')[0]).toMatchObject({
    value: '6',
    chosen: true,
    evidence: 'Row 6 of sheet "S" was chosen as its last.',
  });
  const fewer = read({ lastRow: 4 });
  expect(fewer.numbers).toEqual([4]);
  expect(fewer.saysOf('lastRow')[0]?.evidence).toBe(
    'Row 4 of sheet "S" was chosen as its last; 2 rows below it are left out.',
  );
});
