import { expect, test } from 'vitest';
import type { GridRow } from '../../../../renderer/ui/grid/grid-row.ts';
import { PAGE_ROWS, createRowSource } from '../../../../renderer/ui/grid/row-source.ts';

function rowOf(number: number, text = `text ${number}`): GridRow {
  return {
    key: `r${number}`,
    number,
    cells: [text, 'other'],
    before: {},
    shaped: [],
    marks: new Map(),
  };
}

/** Rows that live elsewhere; answers wait until they are let go, oldest first. */
function farRows(count: number) {
  const rows = Array.from({ length: count }, (_, number) => rowOf(number));
  const waiting: { offset: number; answer: () => void; refuse: () => void }[] = [];
  const source = createRowSource(
    (offset, limit) =>
      new Promise((resolve, reject) => {
        const items = rows.slice(offset, offset + limit);
        const total = rows.length;
        waiting.push({
          offset,
          answer: () => resolve({ total, items }),
          refuse: () => reject(new Error('The rows are gone.')),
        });
      }),
  );
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  return {
    rows,
    source,
    waiting,
    async answer(): Promise<void> {
      waiting.shift()?.answer();
      await turn();
    },
    async answerAll(): Promise<void> {
      while (waiting.length > 0) {
        waiting.shift()?.answer();
        await turn();
      }
    },
    async refuse(): Promise<void> {
      waiting.shift()?.refuse();
      await turn();
    },
  };
}

test('only the pages in sight are read, and rows are found by their place in the view', async () => {
  const far = farRows(100_000);
  expect(far.source.total()).toBeNull();
  far.source.want(50_000, 50_030);
  expect(far.waiting.map(({ offset }) => offset)).toEqual([50_000]);
  await far.answerAll();
  expect(far.source.total()).toBe(100_000);
  expect(far.source.row(50_007)?.key).toBe('r50007');
  expect(far.source.row(7)).toBeUndefined();
});

test('of places that were scrolled past, those not yet asked for are never read', async () => {
  const far = farRows(100_000);
  far.source.want(0, PAGE_ROWS * 10);
  far.source.want(90_000, 90_010);
  await far.answerAll();
  expect(far.source.row(90_000)?.key).toBe('r90000');
  expect(far.source.row(PAGE_ROWS * 5)).toBeUndefined();
});

test('twenty pages are kept, those seen last', async () => {
  const far = farRows(100_000);
  for (let page = 0; page < 21; page += 1) {
    far.source.want(page * PAGE_ROWS, page * PAGE_ROWS);
    await far.answerAll();
    far.source.want(0, 0);
  }
  expect(far.source.row(0)).toBeDefined();
  expect(far.source.row(PAGE_ROWS)).toBeUndefined();
  expect(far.source.row(PAGE_ROWS * 2)).toBeDefined();
});

test('an edit is shown at once and stays until a page read after it is there', async () => {
  const far = farRows(300);
  far.source.want(0, 10);
  await far.answerAll();
  const edit = far.source.show([{ key: 'r3', column: 0, text: 'new' }]);
  expect(far.source.row(3)?.cells).toEqual(['new', 'other']);
  far.rows[3] = rowOf(3, 'new, checked');
  edit.settle();
  expect(far.source.row(3)?.cells[0]).toBe('new');
  await far.answerAll();
  expect(far.source.row(3)?.cells[0]).toBe('new, checked');
});

test('a page asked for before an edit does not take the edit away', async () => {
  const far = farRows(300);
  far.source.want(0, 10);
  await far.answerAll();
  far.source.refresh();
  const edit = far.source.show([{ key: 'r3', column: 0, text: 'new' }]);
  await far.answer();
  expect(far.source.row(3)?.cells[0]).toBe('new');
  far.source.refresh();
  edit.settle();
  await far.answer();
  expect(far.source.row(3)?.cells[0]).toBe('new');
});

test('an edit that was refused goes away', async () => {
  const far = farRows(300);
  far.source.want(0, 10);
  await far.answerAll();
  const edit = far.source.show([{ key: 'r3', column: 0, text: 'new' }]);
  edit.drop();
  await far.answerAll();
  expect(far.source.row(3)?.cells[0]).toBe('text 3');
});

test('after a change, rows stay in sight until they are read again, and are found where they are now', async () => {
  const far = farRows(300);
  far.source.want(0, 10);
  await far.answerAll();
  far.rows.splice(0, 2);
  far.source.refresh();
  expect(far.source.row(5)?.key).toBe('r5');
  await far.answerAll();
  expect(far.source.total()).toBe(298);
  expect(far.source.row(5)?.key).toBe('r7');
  expect(far.source.indexOf('r5')).toBe(3);
});

test('a row that moved to another page is found there, though the old page still shows it', async () => {
  const far = farRows(600);
  far.source.want(0, 599);
  await far.answerAll();
  far.rows.splice(0, 1);
  far.source.want(0, 10);
  far.source.refresh();
  await far.answerAll();
  expect(far.source.indexOf(`r${PAGE_ROWS}`)).toBe(PAGE_ROWS - 1);
  far.source.want(PAGE_ROWS, PAGE_ROWS);
  await far.answerAll();
  far.rows.unshift(rowOf(0));
  far.source.refresh();
  await far.answerAll();
  expect(far.source.indexOf(`r${PAGE_ROWS}`)).toBe(PAGE_ROWS);
});

test('rows beyond the end of a view that became shorter are no longer there', async () => {
  const far = farRows(300);
  far.source.want(0, 299);
  await far.answerAll();
  far.source.want(0, 10);
  far.rows.splice(10);
  far.source.refresh();
  await far.answerAll();
  expect(far.source.row(9)?.key).toBe('r9');
  expect(far.source.row(250)).toBeUndefined();
});

test('a range over many pages comes whole and in order, and is not kept', async () => {
  const far = farRows(2_300);
  const asked = far.source.rows(100, 2_250);
  await far.answerAll();
  expect((await asked).map((row) => row.number)).toEqual(
    Array.from({ length: 2_151 }, (_, index) => index + 100),
  );
  expect(far.source.row(1_000)).toBeUndefined();
});

test('a range comes in order even where its answers do not', async () => {
  const far = farRows(1_000);
  const asked = far.source.rows(0, 999);
  far.waiting.pop()?.answer();
  await new Promise((resolve) => setImmediate(resolve));
  await far.answerAll();
  expect((await asked).map((row) => row.number)).toEqual(far.rows.map((row) => row.number));
});

test('a range that is here and up to date is not asked for', async () => {
  const far = farRows(300);
  far.source.want(0, 299);
  await far.answerAll();
  expect(await far.source.rows(190, 210)).toHaveLength(21);
  expect(far.waiting).toEqual([]);
});

test('a range read while an edit is on its way holds the edit', async () => {
  const far = farRows(2_000);
  far.source.show([{ key: 'r1500', column: 1, text: 'new' }]);
  const asked = far.source.rows(1_500, 1_500);
  await far.answerAll();
  expect((await asked)[0]?.cells).toEqual(['text 1500', 'new']);
});

test('rows that cannot be read are said once and not asked for again until a refresh', async () => {
  const far = farRows(300);
  far.source.want(0, 10);
  await far.refuse();
  expect(far.source.trouble()).toBe('The rows are gone.');
  far.source.want(0, 12);
  expect(far.waiting).toEqual([]);
  far.source.refresh();
  await far.answerAll();
  expect(far.source.trouble()).toBeNull();
  expect(far.source.row(0)?.key).toBe('r0');
});

test('listeners hear of every change until they leave', async () => {
  const far = farRows(300);
  let heard = 0;
  const leave = far.source.subscribe(() => (heard += 1));
  const before = far.source.version();
  far.source.want(0, 10);
  await far.answerAll();
  expect(heard).toBeGreaterThan(0);
  expect(far.source.version()).not.toBe(before);
  const then = heard;
  leave();
  far.source.refresh();
  expect(heard).toBe(then);
});
