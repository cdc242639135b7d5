import { expect, test } from 'vitest';
import { drawn, tableOf } from './support/tables.ts';

test('what a print-out repeats on each page is left out, and each kind is said once', () => {
  const { rows, numbers, notes } = tableOf(
    drawn(`
Room list of Harbour View
Room | Extension | Name
101 | 7101 | Lobby
102 | 7102 | Bar
Printed 12.01.2026 | | Page 1 of 3
Room list of Harbour View
Room | Extension | Name
103 | 7103 | Spa
---- | ---- | ----
Page 2 of 3
Room list of Harbour View

Room | Extension | Name
104 | 7104 | Pool
Page 3 of 3`),
  );
  expect(rows.map(([room]) => room)).toEqual(['101', '102', '103', '104']);
  expect(numbers).toEqual([3, 4, 8, 14]);
  expect(notes.map(({ code, message }) => [code, message])).toEqual([
    [
      'left-page-line',
      '5 rows of sheet "S" (the first is row 5, "Printed 12.01.2026 Page 1 of 3") are lines printed on each page and were left out.',
    ],
    [
      'left-header',
      '2 rows of sheet "S" (the first is row 7, "Room Extension Name") repeat the header and were left out.',
    ],
    ['left-rule', 'Row 9 of sheet "S" ("---- ---- ----") is a drawn line and was left out.'],
  ]);
});

test('tables under one another with the same header are one table', () => {
  const { sheets, notes } = tableOf(
    drawn(`
Room | Extension | Name
101 | 7101 | Lobby
Total | 1 |

Floor 2
Room | Extension | Name
201 | 7201 | Spa
202 | 7202 | Bar
Total | 2 |`),
  );
  expect(sheets).toHaveLength(1);
  expect(sheets[0]?.rows.map(([room]) => room)).toEqual(['101', '201', '202']);
  expect(notes.map(({ code }) => code)).toEqual(['left-section', 'left-subtotal', 'left-header']);
});

test('a header of two rows is known again on the next page', () => {
  const { rows } = tableOf(
    drawn(`
Guest room | | Phone |
No. | Ext. | Mobile | Office
101 | 7101 | +12065550101 |
Guest room | | Phone |
No. | Ext. | Mobile | Office
102 | 7102 | +12065550102 |`),
  );
  expect(rows.map(([room]) => room)).toEqual(['101', '102']);
});

test('subtotals between rows are left out', () => {
  const { rows, notes } = tableOf(
    drawn(`
Room | Extension | Beds
101 | 7101 | 2
Subtotal floor 1 | | 2
201 | 7201 | 3
Zwischensumme | | 3
301 | 7301 | 1`),
  );
  expect(rows.map(([room]) => room)).toEqual(['101', '201', '301']);
  expect(notes.map(({ code }) => code)).toEqual(['left-subtotal']);
});

test('a heading merged over the whole width is no row, one in a single cell may be', () => {
  const table = `
Room | Extension | Name
Tower A | |
101 | 7101 | Lobby`;
  const merged = tableOf(drawn(table), { merges: ['A2:C2'] });
  expect(merged.rows).toEqual([['101', '7101', 'Lobby']]);
  expect(merged.notes.map(({ code }) => code)).toEqual(['left-section']);
  expect(tableOf(drawn(table)).rows).toHaveLength(2);
});

test.each([
  ['a total among the rows', 'Total | 7100 |'],
  ['a row of which only the beginning is that of the header', 'Room | 7100 |'],
  ['a room that is called a page', 'Page 1 | 7100 | Suite'],
])('what may be a row between others is read: %s', (_, row) => {
  const { rows } = tableOf(
    drawn(`Room | Extension | Name\n${row}\n101 | 7101 | x\n102 | 7102 | y`),
  );
  expect(rows).toHaveLength(3);
});
