import { expect, test } from 'vitest';
import {
  gridColumns,
  gridRowOf,
  titleOf,
} from '../../../../renderer/features/check/grid-row-of.ts';
import type { DraftSheet } from '../../../../renderer/features/check/grid-row-of.ts';
import { WHOLE_ROW } from '../../../../renderer/ui/grid/grid-row.ts';
import type { Problem } from '../../../../shared/domain/problem.ts';

const column = (index: number, name: string, field: DraftSheet['columns'][number]['field']) => ({
  sheet: 'Rooms',
  column: name,
  index,
  field,
  score: 1,
  reason: '',
  samples: ['Rm 101'],
  filled: 1,
  personal: null,
});
const sheet: DraftSheet = {
  sheet: 'Rooms',
  kind: 'rooms',
  reason: '',
  file: 'hotel.xlsx',
  inFile: 'Rooms',
  rows: 2,
  headers: ['Rm', 'Ext.', ''],
  columns: [column(0, 'Rm', 'room'), column(1, 'Ext.', 'extension'), column(2, '[C]', null)],
};
const problem: Problem = {
  sheet: 'Rooms',
  row: 5,
  column: 'Ext.',
  field: 'extension',
  severity: 'error',
  code: 'extension.not-digits',
  found: 'ab',
  message: 'An extension is made of digits only.',
  fix: 'Write the digits alone.',
};

function marksOf(problems: Problem[]) {
  const row = {
    key: 'k',
    sheet: 'Rooms',
    row: 5,
    cells: ['101', 'ab', ''],
    before: {},
    shaped: {},
    problems,
  };
  return [...gridRowOf(row, sheet).marks].map(([place, marks]) => [place, marks.length]);
}

test('a problem stands at the column whose header it names', () => {
  expect(marksOf([problem])).toEqual([[1, 1]]);
  expect(marksOf([problem, { ...problem, severity: 'warning' }])).toEqual([[1, 2]]);
});

test('a column without a header is found by its letter', () => {
  expect(marksOf([{ ...problem, column: '[C]', field: null }])).toEqual([[2, 1]]);
});

test('a problem of no column, or of one that the sheet does not have, is one of the row', () => {
  expect(marksOf([{ ...problem, column: null }])).toEqual([[WHOLE_ROW, 1]]);
  expect(marksOf([{ ...problem, column: 'Phone' }])).toEqual([[WHOLE_ROW, 1]]);
});

test('of two columns with one header, the one that feeds the field is meant', () => {
  const twice = { ...sheet, columns: [column(0, 'Ext.', null), column(1, 'Ext.', 'extension')] };
  const row = {
    key: 'k',
    sheet: 'Rooms',
    row: 5,
    cells: [],
    before: {},
    shaped: {},
    problems: [problem],
  };
  expect([...gridRowOf(row, twice).marks.keys()]).toEqual([1]);
});

test('each column says what it is used as', () => {
  expect(gridColumns(sheet).map(({ header, use }) => [header, use])).toEqual([
    ['Rm', titleOf('room', 'rooms')],
    ['Ext.', titleOf('extension', 'rooms')],
    ['', null],
  ]);
});

test('columns are wide enough for what they hold, within bounds', () => {
  const long = { ...sheet, headers: ['x'.repeat(200), 'Ext.', ''] };
  const widths = gridColumns(long).map(({ width }) => width);
  expect(widths[0]).toBe(280);
  expect(widths[1]).toBeGreaterThan(84);
});

test('a column says what belongs into its cells, as its own sheet has it', () => {
  const withAction: DraftSheet = { ...sheet, columns: [column(0, 'Rm', 'action')] };
  expect(gridColumns(withAction)[0]?.help).toContain('delete');
  expect(gridColumns(sheet)[2]).not.toHaveProperty('help');
});

test('what changes of values made of a row goes by the titles of its fields', () => {
  const row = {
    key: 'k',
    sheet: 'Rooms',
    row: 5,
    cells: ['Floor 1 / 101', 'x', ''],
    before: {},
    shaped: { room: '101', extension: '' },
    problems: [{ ...problem, repair: '7101' }],
  };
  const { shaped, marks } = gridRowOf(row, sheet);
  expect(shaped).toEqual([
    { use: 'Room', text: '101' },
    { use: titleOf('extension', 'rooms'), text: '' },
  ]);
  expect(marks.get(1)?.[0]?.repair).toBe('7101');
});
