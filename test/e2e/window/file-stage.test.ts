import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriers } from '../../support/barriers.ts';
import { openWindow } from '../../support/open-window.ts';
import type { OpenWindow } from '../../support/open-window.ts';
import { pictureOfFailure } from '../../support/pictures.ts';
import { rail, stage } from '../../support/window-walk.ts';

const messy = fileURLToPath(new URL('../../../samples/hotel-messy.xlsx', import.meta.url));

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
  const text = [
    'Harbour View;;',
    'Room;Display name;Floor',
    '101;Café é1;1',
    '102\u00a0;"Spa\tEast";1',
    '103;Gym;2',
    'Rooms;3;',
  ].join('\r\n');
  const rooms = join(open.folder, 'rooms.csv');
  await writeFile(rooms, iconv.encode(text, 'windows-1252'));
  await open.page.locator('input[type=file]').first().setInputFiles([messy, rooms]);
  await stage(open.page, 'File').waitFor();
});
afterAll(() => open.close());
afterEach(({ task }) => pictureOfFailure(open.page, task));

const setting = (title: string) =>
  open.page.getByRole('listitem').filter({
    has: open.page.getByRole('heading', { level: 3, name: title, exact: true }),
  });
const show = (sheet: string) =>
  open.page.getByRole('button', { name: `Show how ${sheet} is read` });
const row = (number: number, part: string) =>
  open.page.getByRole('button', { name: `Row ${number}, ${part}: decide what it is` });
const said = (text: string | RegExp) => open.page.getByRole('status').getByText(text).first();

test('a sheet stands beside what was decided about it, with why', async () => {
  await show('Room list').click();
  await row(4, 'header').waitFor();
  await row(2, 'title').waitFor();
  await row(5, 'row').waitFor();
  await row(249, 'footer').waitFor();
  await open.page.getByText('… 177 more rows …').waitFor();
  await setting('The header begins in')
    .getByText(/^Row 4 .* names the columns/)
    .waitFor();
  await setting('The table ends with')
    .getByText(/row 249 \("Total rooms 243"\)/)
    .waitFor();
});

test('characters that nobody sees are shown by signs, which are explained', async () => {
  await show('rooms.csv').click();
  // What is only read out must not make the page longer than the window.
  const overlong = 'document.documentElement.scrollHeight - document.documentElement.clientHeight';
  expect(await open.page.evaluate(overlong)).toBe(0);
  await open.page.getByRole('cell', { name: /^102/ }).getByText('⍽').waitFor();
  await open.page.getByRole('cell', { name: /^Spa/ }).getByText('⇥').waitFor();
  const legend = open.page.getByRole('list', { name: 'Signs for characters that are not seen' });
  expect(await legend.getByRole('listitem').allInnerTexts()).toEqual([
    '⍽ non-breaking blank',
    '⇥ tab',
  ]);
});

test('nothing here is a barrier, in light and in dark', async () => {
  expect(await barriers(open.page)).toEqual([]);
});

test('a row is made a part of the header by keyboard alone, and it is told what became of it', async () => {
  await row(4, 'row').focus();
  await open.page.keyboard.press('Enter');
  await open.page.getByRole('menuitem', { name: 'The header begins in row 4' }).waitFor();
  await open.page.keyboard.press('ArrowDown');
  await open.page.keyboard.press('ArrowDown');
  await open.page.keyboard.press('Enter');
  await said(/^The header takes rows 2 to 4\. \d+ rows read\./).waitFor();
  await row(3, 'header').waitFor();
  await setting('The header takes')
    .getByRole('button', { name: /find it out again/ })
    .click();
  await row(3, 'row').waitFor();
});

test('edits of rows that are no longer read are said to be lost, and come back with them', async () => {
  await rail(open.page, 'Check & fix').click();
  await open.page.getByRole('button', { name: /^rooms\.csv/ }).click();
  await open.page.getByRole('gridcell', { name: 'Gym' }).click();
  await open.page.keyboard.type('Fitness');
  await open.page.keyboard.press('Enter');
  await said(/^Changed 1 cell/).waitFor();
  await rail(open.page, 'File').click();
  await show('rooms.csv').click();
  await row(4, 'row').click();
  await open.page.getByRole('menuitem', { name: 'The table ends with row 4' }).click();
  const lost = open.page.getByRole('alert').filter({ hasText: 'This change lost something' });
  await lost.getByText(/1 edited cell is in rows or columns that are no longer read/).waitFor();
  await row(5, 'footer').waitFor();
  await setting('The table ends with').getByText('You decided').waitFor();
  await setting('The table ends with')
    .getByRole('button', { name: /find it out again/ })
    .click();
  await row(5, 'row').waitFor();
  await lost.waitFor({ state: 'detached' });
  await rail(open.page, 'Check & fix').click();
  await open.page.getByRole('button', { name: /^rooms\.csv/ }).click();
  await open.page.getByRole('gridcell', { name: 'Fitness' }).waitFor();
});

test('another encoding is chosen, kept over a reload, and found out again', async () => {
  await rail(open.page, 'File').click();
  await show('rooms.csv').click();
  await open.page.getByRole('cell', { name: 'Café é1' }).waitFor();
  await open.page.getByLabel('Encoding').selectOption({ label: 'UTF-8' });
  await open.page.getByRole('cell', { name: /^Caf.*letter that was lost/ }).waitFor();
  await open.page.reload();
  await show('rooms.csv').click();
  await setting('Encoding').getByText('You decided').waitFor();
  await setting('Encoding')
    .getByText(/^It was chosen\. Unasked it would be Windows-1252/)
    .waitFor();
  await setting('Encoding')
    .getByRole('button', { name: /find it out again/ })
    .click();
  await open.page.getByRole('cell', { name: 'Café é1' }).waitFor();
});

test('a row number can be typed, and what is no row number is not sent', async () => {
  const field = open.page.getByLabel('The header begins in row');
  await field.fill('none');
  await open.page.getByRole('button', { name: 'A row number is needed' }).waitFor();
  await field.fill('3');
  await open.page.getByRole('button', { name: 'Use row 3' }).click();
  await row(3, 'header').waitFor();
  await row(2, 'title').waitFor();
  await setting('The header begins in')
    .getByRole('button', { name: /find it out/ })
    .click();
  await row(2, 'header').waitFor();
});

test('a hidden sheet is read when a person says so', async () => {
  await show('Lookup').click();
  await setting('This sheet is')
    .getByText(/is hidden in the workbook/)
    .waitFor();
  await row(2, 'left out').waitFor();
  await open.page.getByLabel('This sheet is').selectOption({ label: 'read' });
  await setting('This sheet is').getByText('You decided').waitFor();
  await row(2, 'row').waitFor();
  expect(open.troubles).toEqual([]);
});
