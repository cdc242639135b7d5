import { expect, test } from 'vitest';
import {
  editsOf,
  emptyOver,
  fillDownRange,
  pasteOver,
} from '../../../../renderer/ui/grid/block-edit.ts';
import type { GridRow } from '../../../../renderer/ui/grid/grid-row.ts';

const size = { rows: 10, columns: 4 };
const cell = (row: number, column: number) => ({
  top: row,
  left: column,
  bottom: row,
  right: column,
});

function rowOf(number: number, cells: string[]): GridRow {
  return { key: `r${number}`, number, cells, before: {}, shaped: [], marks: new Map() };
}

test('a block goes from the selected cell to the right and down', () => {
  const block = pasteOver(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    cell(3, 1),
    size,
  );
  expect(block.bounds).toEqual({ top: 3, left: 1, bottom: 4, right: 2 });
  expect(editsOf(block, [rowOf(3, ['', '', '', '']), rowOf(4, ['', '', '', ''])])).toEqual([
    { key: 'r3', column: 1, text: 'a' },
    { key: 'r3', column: 2, text: 'b' },
    { key: 'r4', column: 1, text: 'c' },
    { key: 'r4', column: 2, text: 'd' },
  ]);
});

test('a single cell fills the whole selection', () => {
  const block = pasteOver([['x']], { top: 0, left: 0, bottom: 1, right: 1 }, size);
  const rows = [rowOf(0, ['', '']), rowOf(1, ['', ''])];
  expect(editsOf(block, rows).map((edit) => edit.text)).toEqual(['x', 'x', 'x', 'x']);
});

test('a block is repeated where the selection is a multiple of it, and not where it is not', () => {
  const table = [['a'], ['b']];
  const twice = pasteOver(table, { top: 0, left: 0, bottom: 3, right: 0 }, size);
  expect(twice.bounds.bottom).toBe(3);
  expect(twice.textAt(2, 0)).toBe('a');
  expect(pasteOver(table, { top: 0, left: 0, bottom: 2, right: 0 }, size).bounds.bottom).toBe(1);
});

test('what finds no room at the end is counted', () => {
  const block = pasteOver(
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ],
    cell(9, 3),
    size,
  );
  expect(block.bounds).toEqual({ top: 9, left: 3, bottom: 9, right: 3 });
  expect(block).toMatchObject({ cutRows: 2, cutColumns: 1 });
});

test('cells that the copied rows do not have stay as they are', () => {
  const block = pasteOver([['a', 'b'], ['c']], cell(0, 0), size);
  const edits = editsOf(block, [rowOf(0, ['1', '2']), rowOf(1, ['3', '4'])]);
  expect(edits.map((edit) => edit.text)).toEqual(['a', 'b', 'c']);
});

test('a cell that holds the text already is not edited', () => {
  const block = pasteOver([['a', 'b']], cell(0, 0), size);
  expect(editsOf(block, [rowOf(0, ['a', '2'])])).toEqual([{ key: 'r0', column: 1, text: 'b' }]);
  expect(editsOf(emptyOver(cell(0, 5)), [rowOf(0, ['a'])])).toEqual([]);
});

test('filling down takes the first row of the selection, or the row above a single one', () => {
  expect(fillDownRange({ top: 2, left: 1, bottom: 5, right: 2 })).toEqual({
    from: 2,
    over: { top: 3, left: 1, bottom: 5, right: 2 },
  });
  expect(fillDownRange(cell(4, 1))).toEqual({ from: 3, over: cell(4, 1) });
  expect(fillDownRange(cell(0, 1))).toBeNull();
});
