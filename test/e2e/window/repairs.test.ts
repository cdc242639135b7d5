import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriers } from '../../support/barriers.ts';
import { openWindow } from '../../support/open-window.ts';
import type { OpenWindow } from '../../support/open-window.ts';
import { pictureOfFailure } from '../../support/pictures.ts';

const messy = fileURLToPath(new URL('../../../samples/hotel-messy.xlsx', import.meta.url));

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
  await open.page.locator('input[type=file]').first().setInputFiles(messy);
  await open.page.getByRole('link', { name: 'Check & fix', exact: true }).click();
  await open.page.getByRole('grid').waitFor();
});
afterAll(() => open.close());
afterEach(({ task }) => pictureOfFailure(open.page, task));

const button = (name: string | RegExp) => open.page.getByRole('button', { name });
const dialog = () => open.page.getByRole('dialog', { name: 'Repair these cells?' });
/** Beside the grid it stays until the next change; screen readers hear it once. */
const told = (text: RegExp) => open.page.getByText(text).first();
const details = () => open.page.getByRole('region', { name: 'Focused cell' });

test('cells that differ from a rule stand beside the rule, and what would follow is shown first', async () => {
  const problems = open.page.getByRole('complementary', { name: 'Sheets and problems' });
  await problems.getByText('239 rows follow extension = 7 + room number, 5 do not.').waitFor();
  await button(/^Repair 5 cells: The extension differs/).click();
  await dialog()
    .getByText(/239 rows follow extension = 7 \+ room number/)
    .waitFor();
  expect(await dialog().getByRole('rowheader').count()).toBe(5);
  expect(await barriers(open.page)).toEqual([]);
  await dialog().getByRole('button', { name: 'Cancel' }).click();
  await dialog().waitFor({ state: 'detached' });
});

test('the cells of a cause are repaired as one step, and undone as one', async () => {
  await open.page.getByText(/^14 errors in 14 of 554 rows/).waitFor();
  await button(/^Repair 1 cell: The number has a letter in it/).focus();
  await open.page.keyboard.press('Enter');
  await dialog().getByRole('cell', { name: '7208' }).waitFor();
  await dialog().getByRole('button', { name: 'Repair 1 cell' }).click();
  await told(/^Repaired 1 row\. 13 errors/).waitFor();
  await button(/^Undo: Ext\. in row \d+ of PBX/).click();
  await told(/^Undone in 1 row\. 14 errors/).waitFor();
});

test('one cell is repaired where it stands', async () => {
  await button(/letter in it that looks like a digit/)
    .first()
    .click();
  const wrong = open.page.getByRole('gridcell', { name: /^72O8/ });
  await wrong.click();
  await details().getByRole('button', { name: 'Put 7208 here' }).click();
  await told(/^Changed 1 cell\. 13 errors/).waitFor();
  expect(open.troubles).toEqual([]);
});
