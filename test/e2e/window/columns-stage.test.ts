import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriers } from '../../support/barriers.ts';
import { openWindow } from '../../support/open-window.ts';
import type { OpenWindow } from '../../support/open-window.ts';
import { pictureOfFailure } from '../../support/pictures.ts';
import { rail, stage } from '../../support/window-walk.ts';

const LINES = [
  'Where,Ext.,Guest name',
  'Floor 1 / 101,x101,Ann Lee',
  'Floor 1 / 102,x102,Bo Fox',
  'Floor 2 / 201,x201,Cy Day',
];

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
  await begin('rooms.csv');
});
afterAll(() => open.close());
afterEach(({ task }) => pictureOfFailure(open.page, task));

/** Begins a job with a file of these columns, and goes to them. */
async function begin(name: string): Promise<void> {
  const path = join(open.folder, name);
  await writeFile(path, LINES.join('\n'));
  await open.page.locator('input[type=file]').first().setInputFiles(path);
  await stage(open.page, 'File').waitFor();
  await rail(open.page, 'Columns').click();
  await stage(open.page, 'Columns').waitFor();
}

const button = (name: string | RegExp) => open.page.getByRole('button', { name });
const form = (column: string) =>
  open.page.getByRole('region', { name: `Change the values of ${column}` });
const kept = () => open.page.getByRole('list', { name: 'Changes of values on rooms.csv' });
const said = (text: string | RegExp) => open.page.getByRole('status').getByText(text).first();

test('a column about guests says so, and is used only when a person insists', async () => {
  const row = open.page.getByRole('row', { name: /^Guest name/ });
  await row.getByText('About guests or patients').waitFor();
  await row.getByText(/seems to hold names of guests/).waitFor();
  expect(await open.page.getByLabel('Use Guest name as').count()).toBe(0);
  await button('Use Guest name anyway').click();
  await open.page.getByLabel('Use Guest name as').selectOption({ label: 'Display name' });
  await said(/^Guest name is Display name/).waitFor();
  await open.page.getByLabel('Use Guest name as').selectOption({ label: 'Leave out' });
  await said(/^Guest name is left out/).waitFor();
});

test('a column is split by keyboard alone, tried before it is kept', async () => {
  await button('Change the values of Where').focus();
  await open.page.keyboard.press('Enter');
  const where = form('Where');
  await where.getByLabel('First part').selectOption({ label: 'Floor' });
  await where.getByLabel('Second part').selectOption({ label: 'Room' });
  await where.getByText('Where is split at “/” into Floor and Room.').waitFor();
  await where.getByRole('cell', { name: 'Floor 1 | 101' }).waitFor();
  expect(await barriers(open.page)).toEqual([]);
  await where.getByRole('button', { name: 'Use this' }).focus();
  await open.page.keyboard.press('Enter');
  await kept().getByText('Where is split at “/” into Floor and Room.').waitFor();
  await where.waitFor({ state: 'detached' });
});

test('a text is taken away and another put before, and taken back again', async () => {
  await button('Change the values of Ext.').click();
  const ext = form('Ext.');
  await ext
    .getByLabel('What to do with Ext.')
    .selectOption({ label: 'Take a text away, or put one before' });
  await ext.getByText('Write what is taken away or put before.').waitFor();
  await ext.getByLabel('Take away at the beginning or end').fill('x');
  await ext.getByLabel('Put before what is left').fill('7');
  await ext.getByRole('cell', { name: '7101' }).waitFor();
  await ext.getByRole('button', { name: 'Use this' }).click();
  await kept().getByRole('cell', { name: '7101' }).waitFor();
  await open.page.reload();
  await kept().getByRole('cell', { name: '7101' }).waitFor();
});

test('an empty field is filled with one value', async () => {
  await button('Fill a field of rooms.csv with one value').click();
  const fill = open.page.getByRole('region', { name: 'Fill a field of rooms.csv' });
  await fill.getByLabel('Field').selectOption({ label: 'Address books' });
  await fill.getByLabel('Value wherever the row has none').fill('Services');
  await fill.getByRole('cell', { name: 'Services' }).first().waitFor();
  await fill.getByRole('button', { name: 'Use this' }).click();
  await kept().getByText('Address books is “Services” wherever the row has none.').waitFor();
  await button('Take back: Address books is “Services” wherever the row has none.').click();
  await said(/^Taken back: Address books/).waitFor();
  expect(await kept().getByRole('listitem').count()).toBe(2);
});

test('what was decided is kept as a recipe, found again by shape, and applied after it was read', async () => {
  await button('Save as recipe…').click();
  await open.page.getByRole('textbox', { name: 'Name' }).fill('Harbour list');
  await button(/^Save$/).click();
  await said('Recipe Harbour list is kept.').waitFor();
  await rail(open.page, 'Jobs').click();
  await begin('rooms.csv');
  const hint = open.page.getByRole('alert').filter({ hasText: 'suits these files' });
  await hint.getByText('Where is split at “/” into Floor and Room.').waitFor();
  expect(await barriers(open.page, undefined, ['light'])).toEqual([]);
  await button('Apply recipe Harbour list').click();
  await open.page.getByText('Recipe Harbour list was applied').first().waitFor();
  await kept().getByRole('cell', { name: '7101' }).waitFor();
  await hint.waitFor({ state: 'detached' });
});

test('recipes are listed with what they do, and deleted', async () => {
  await button('Recipes…').click();
  const recipe = open.page.getByRole('region', { name: 'Recipe Harbour list' });
  await recipe.getByText('Where is split at “/” into Floor and Room.').waitFor();
  await recipe.getByRole('button', { name: 'Delete recipe Harbour list' }).click();
  await open.page.getByText('No recipe is kept yet.').waitFor();
  expect(open.troubles).toEqual([]);
});
