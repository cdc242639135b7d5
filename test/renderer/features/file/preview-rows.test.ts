import { expect, test } from 'vitest';
import {
  choicesAt,
  letterOf,
  shortened,
  widthOf,
} from '../../../../renderer/features/file/preview-rows.ts';

test('columns have the letters of a spreadsheet', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});

test('a row can begin the header, end it, or end the table', () => {
  const what = (row: number, header: number | null) =>
    choicesAt(row, header).map((choice) => `${choice.what} ${choice.value}`);
  expect(what(3, null)).toEqual(['headerRow 3']);
  expect(what(3, 4)).toEqual(['headerRow 3']);
  expect(what(4, 4)).toEqual(['headerRow 4', 'headerRows 1']);
  expect(what(5, 4)).toEqual(['headerRow 5', 'headerRows 2', 'lastRow 5']);
  expect(what(9, 4)).toEqual(['headerRow 9', 'lastRow 9']);
});

test('wide rows and long cells are cut, and said to be', () => {
  const cells = Array.from({ length: 300 }, () => '');
  expect(widthOf([{ number: 1, part: 'table', cells }])).toEqual({ all: 300, drawn: 24 });
  expect(shortened('x'.repeat(500))).toBe(`${'x'.repeat(160)}…`);
  expect(shortened('short')).toBe('short');
});
