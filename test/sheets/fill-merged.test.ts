import { expect, test } from 'vitest';
import { fillMerged } from '../../main/sheets/fill-merged.ts';

/** Rows 2 and up, with the first cell of the first one filled, and how often any row was looked into. */
function rowsCounted(count: number) {
  const looks = { count: 0 };
  const rows = Array.from({ length: count }, (_, at) => {
    const cells = [at === 0 ? 'Floor 1' : '', String(100 + at)];
    return {
      number: at + 2,
      get cells() {
        looks.count += 1;
        return cells;
      },
    };
  });
  return { rows, looks };
}

test('a range that goes on for ever costs no more than the rows that are there', () => {
  const { rows, looks } = rowsCounted(3);
  const merge = { top: 2, left: 0, bottom: Number.MAX_SAFE_INTEGER, right: 0 };
  expect(fillMerged(rows, [merge], 1)).toBe(2);
  expect(looks.count).toBeLessThanOrEqual(4);
  expect(rows.map(({ cells }) => cells[0])).toEqual(['Floor 1', 'Floor 1', 'Floor 1']);
});

test('a thousand ranges over one another cost no more than one', () => {
  const { rows, looks } = rowsCounted(1000);
  const merges = Array.from({ length: 1000 }, (_, at) => ({
    top: 2 + (at % 3),
    left: 0,
    bottom: 1001 - (at % 5),
    right: 0,
  }));
  expect(fillMerged(rows, merges, 1)).toBe(999);
  expect(looks.count).toBeLessThan(5000);
});

test('ranges below one another and in several columns each give their own value', () => {
  const row = (number: number, ...cells: string[]) => ({ number, cells });
  const rows = [row(2, 'A', 'x'), row(3, ''), row(5, 'B', ''), row(6, '', 'y'), row(7, 'C')];
  const merges = [
    { top: 5, left: 0, bottom: 7, right: 0 },
    { top: 2, left: 1, bottom: 6, right: 1 },
    { top: 2, left: 0, bottom: 4, right: 0 },
  ];
  expect(fillMerged(rows, merges, 1)).toBe(3);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['A', 'x'],
    ['A', 'x'],
    ['B', 'x'],
    ['B', 'y'],
    ['C'],
  ]);
});

test('values are filled across into columns that have a name, and into no others', () => {
  const row = (number: number, ...cells: string[]) => ({ number, cells });
  const rows = [row(2, '101', 'Suite'), row(3, '102', 'Bar', '', '7102'), row(4, '103', '')];
  const merges = [
    { top: 2, left: 1, bottom: 2, right: 2 },
    { top: 3, left: 1, bottom: 4, right: 2 },
    { top: 2, left: 4, bottom: 2, right: 200 },
  ];
  expect(fillMerged(rows, merges, 1, (column) => column !== 3)).toBe(3);
  expect(rows.map(({ cells }) => cells)).toEqual([
    ['101', 'Suite', 'Suite'],
    ['102', 'Bar', 'Bar', '7102'],
    ['103', 'Bar', 'Bar'],
  ]);
});

test('where the header is merged alike, a value fills no second column', () => {
  const rows = [{ number: 2, cells: ['101', 'Lobby', '', '7101'] }];
  const merges = [{ top: 2, left: 1, bottom: 2, right: 2 }];
  expect(fillMerged(rows, merges, 1, (column) => column !== 2)).toBe(0);
});

test('ranges over one another in one row are walked through once', () => {
  const rows = [{ number: 2, cells: ['a', ...Array.from({ length: 20 }, () => '')] }];
  const merges = Array.from({ length: 1000 }, () => ({ top: 2, left: 0, bottom: 2, right: 20 }));
  expect(fillMerged(rows, merges, 1, () => true)).toBe(1);
  expect(rows[0]?.cells).toEqual(Array.from({ length: 21 }, () => 'a'));
});

test('a range across very many columns is a title or a line, and fills nothing', () => {
  const rows = [{ number: 2, cells: ['Tower A'] }];
  const merges = [{ top: 2, left: 0, bottom: 2, right: 16_383 }];
  expect(fillMerged(rows, merges, 1, () => true)).toBe(0);
  expect(rows[0]?.cells).toEqual(['Tower A']);
});
