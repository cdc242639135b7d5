import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromClipboard, toClipboard } from '../../../../renderer/ui/grid/clipboard-table.ts';

test('a block from a spreadsheet comes as rows and cells, its last line break being no row', () => {
  expect(fromClipboard('101\t7101\r\n102\t7102\r\n')).toEqual([
    ['101', '7101'],
    ['102', '7102'],
  ]);
});

test('blank lines inside of a block are rows', () => {
  expect(fromClipboard('101\n\n103\n')).toEqual([['101'], [''], ['103']]);
});

test('a quoted cell may hold line breaks, tabs and quotes', () => {
  expect(fromClipboard('"Front\ndesk"\t"6"" pipe"\t"a\tb"')).toEqual([
    ['Front\ndesk', '6" pipe', 'a\tb'],
  ]);
});

test('a quote that closes nothing is a character', () => {
  expect(fromClipboard('"The Loft\t7101\r\nRoom 2\t7102')).toEqual([
    ['"The Loft', '7101'],
    ['Room 2', '7102'],
  ]);
  expect(fromClipboard('6" pipe\t1')).toEqual([['6" pipe', '1']]);
});

test('leading zeros, plus signs and blanks are kept', () => {
  expect(fromClipboard(' 0101\t+4930123456 ')).toEqual([[' 0101', '+4930123456 ']]);
});

test('what is copied can be pasted', () => {
  const cell = fc.stringMatching(/^[a-z0-9 +"\t\n;,']{0,6}$/);
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
        minLength: 1,
        maxLength: 5,
      }),
    )
    // A single empty cell at the end looks like the line break at the end of every block.
    .filter((rows) => rows.at(-1)?.join('') !== '');
  fc.assert(
    fc.property(table, (rows) => {
      expect(fromClipboard(toClipboard(rows))).toEqual(rows);
    }),
  );
});
