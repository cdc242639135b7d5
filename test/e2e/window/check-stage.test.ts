import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWindow } from '../../support/open-window.ts';
import type { OpenWindow } from '../../support/open-window.ts';

const messy = fileURLToPath(new URL('../../../samples/hotel-messy.xlsx', import.meta.url));

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
  await open.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open.page.locator('input[type=file]').first().setInputFiles(messy);
  await open.page.getByRole('link', { name: 'Check & fix', exact: true }).click();
  await cell(0, 0).getByText('Rm 101').waitFor();
});
afterAll(() => open.close());

const grid = () => open.page.getByRole('grid');
const cell = (row: number, column: number) =>
  open.page.locator(`[role=gridcell][data-row="${row}"][data-column="${column}"]`);
const said = (text: string | RegExp) => open.page.getByRole('status').getByText(text).first();

/** Presses keys one after the other. */
async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await open.page.keyboard.press(key);
}

/** Row and column of the cell that has the focus, from 0; row -1 are the headers. */
async function focus(): Promise<[number, number] | null> {
  const focused = open.page.locator('[data-row]:focus');
  if ((await focused.count()) === 0) return null;
  const row = await focused.getAttribute('data-row');
  const column = await focused.getAttribute('data-column');
  return [Number(row), Number(column)];
}

async function barriers(): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: open.page }).include('main').analyze();
  return violations.map((each) => `${each.id}: ${each.nodes[0]?.html ?? ''}`);
}

test('the sheet stands there with its counts, its headers and what they are used as', async () => {
  await open.page.getByText('14 errors in 14 of 554 rows; 11 warnings.').waitFor();
  expect(await grid().getAttribute('aria-rowcount')).toBe('244');
  expect(await open.page.getByRole('columnheader').first().innerText()).toBe('Row');
  expect(await open.page.getByRole('columnheader').nth(1).innerText()).toMatch(/Rm\s+Room/);
});

test('the grid is one tab stop, and Tab leaves it', async () => {
  await expect.poll(() => grid().locator('[tabindex="0"]').count()).toBe(1);
  await cell(0, 0).focus();
  await press('ArrowDown', 'ArrowRight', 'Tab');
  await expect.poll(focus).toBeNull();
  await press('Shift+Tab');
  await expect.poll(focus).toEqual([1, 1]);
});

test('keys reach every corner and the headers', async () => {
  await press('Control+Home', 'Control+End');
  await expect.poll(focus).toEqual([242, 4]);
  await press('Home');
  await expect.poll(focus).toEqual([242, 0]);
  await press('Control+Home', 'ArrowUp');
  await expect.poll(focus).toEqual([-1, 0]);
});

test('a column is made wider and narrower by keyboard', async () => {
  const header = open.page.getByRole('columnheader').nth(1);
  const width = async () => (await header.boundingBox())?.width ?? 0;
  const before = await width();
  await press('Shift+ArrowRight', 'Shift+ArrowRight');
  await expect.poll(width).toBe(before + 32);
  await press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'ArrowDown');
  await expect.poll(width).toBe(before);
});

test('typing replaces a cell, Enter keeps it and goes down, Escape leaves it as it was', async () => {
  await open.page.keyboard.type('Rm 1');
  await press('Escape');
  await expect.poll(() => cell(0, 0).innerText()).toBe('Rm 101');
  await open.page.keyboard.type('Rm 998');
  await press('Enter');
  await said(/Changed 1 cell/).waitFor();
  await expect.poll(focus).toEqual([1, 0]);
  await expect.poll(() => cell(0, 0).innerText()).toBe('Rm 998');
  await expect.poll(() => cell(0, 0).getAttribute('data-edited')).toBe('true');
});

test('undo and redo say what they do, by key and by button', async () => {
  await open.page.getByRole('button', { name: /^Undo: Rm in row 5 of Room list/ }).waitFor();
  await press('Control+z');
  await said(/^Undone in 1 row/).waitFor();
  await cell(0, 0).getByText('Rm 101').waitFor();
  await open.page.getByRole('button', { name: /^Redo: Rm in row 5/ }).click();
  await said(/^Done again in 1 row/).waitFor();
  await cell(0, 0).getByText('Rm 998').waitFor();
});

test('what is typed is kept when the person goes to another cell', async () => {
  await cell(4, 2).dblclick();
  await open.page.keyboard.type('X');
  await cell(4, 1).click();
  await cell(4, 2).getByText('Room 105X').waitFor();
  await expect.poll(focus).toEqual([4, 1]);
  await said(/Changed 1 cell/).waitFor();
});

test('a block is copied and pasted as one step of undo, and told where it did not fit', async () => {
  await press('Control+Home', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c');
  const copied = await open.page.evaluate<string>('navigator.clipboard.readText()');
  expect(copied).toBe('Rm 998\tFloor 1\nRm 102 \tFloor 1 ');
  await press('Control+End', 'Control+v');
  await said(/1 row below the last row and 1 column right of the last column/).waitFor();
  await expect.poll(() => cell(242, 4).innerText()).toBe('Rm 998');
  await press('Control+z');
  await said(/^Undone in 1 row/).waitFor();
  await cell(242, 4).getByText('Rm 998').waitFor({ state: 'detached' });
});

test('F8 goes to the next problem, which the cell and the pane below tell', async () => {
  await press('Control+Home', 'F8');
  await expect.poll(focus).toEqual([1, 0]);
  await cell(1, 0).and(open.page.locator('[aria-describedby]')).waitFor();
  const details = open.page.getByRole('region', { name: 'Focused cell' });
  await details.getByText('Blanks around the values').first().waitFor();
  await press('F8');
  await expect.poll(focus).toEqual([1, 1]);
  await press('Shift+F8');
  await expect.poll(focus).toEqual([1, 0]);
});

test('nothing here is a barrier, be it rows, an open field or an empty view', async () => {
  expect(await barriers()).toEqual([]);
  await press('F2');
  expect(await barriers()).toEqual([]);
  await press('Escape');
  await open.page.getByLabel('Find in this sheet').fill('no such text');
  await open.page.getByText('No rows match.').waitFor();
  expect(await barriers()).toEqual([]);
  await open.page.getByRole('button', { name: 'Show all rows' }).click();
  await cell(0, 0).waitFor();
});

test('a cause shows its rows, in whichever sheet they are, and errors are told to all senses', async () => {
  await open.page.getByRole('button', { name: /same extension is given/ }).click();
  await open.page.getByRole('grid', { name: 'Rows of PBX' }).waitFor();
  await said('Showing 2 of 245 rows.').waitFor();
  await expect.poll(() => cell(0, 0).getAttribute('aria-invalid')).toBe('true');
  const why = (await cell(0, 0).getAttribute('aria-describedby')) ?? '';
  expect(await open.page.locator(`[id="${why}"]`).textContent()).toMatch(/^Error: The same/);
});

test('a mended row leaves a view of errors, and the focus stays with the row it went to', async () => {
  await open.page.getByRole('button', { name: /^Room list/ }).click();
  await open.page.getByText('No problems left in this view.').waitFor();
  await open.page.getByRole('button', { name: 'Show all rows' }).click();
  await open.page.getByText('Errors', { exact: true }).click();
  await said('Showing 5 of 243 rows.').waitFor();
  const wrong = open.page.getByRole('gridcell', { name: /^Suite #412/ });
  await wrong.click();
  await open.page.locator('[role=gridcell]:focus', { hasText: 'Suite #412' }).waitFor();
  const [row, column] = (await focus()) ?? [0, 0];
  const next = await cell(row + 1, column).innerText();
  await open.page.keyboard.type('Mended');
  await press('Enter');
  await open.page.getByText('13 errors in 13 of 554 rows').first().waitFor();
  await expect.poll(focus).toEqual([row, column]);
  await expect.poll(() => cell(row, column).innerText()).toBe(next);
});

test('edits are there again after a reload', async () => {
  await open.page.reload();
  await cell(0, 0).getByText('Rm 998').waitFor();
  await open.page.getByText('13 errors in 13 of 554 rows').first().waitFor();
  await open.page.getByText('Edited', { exact: true }).click();
  await said('Showing 3 of 243 rows.').waitFor();
});
