import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { launchChromium } from '../../support/chromium.ts';
import { pictureOfFailure } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WatchedPage, WindowProgram } from '../../support/window-program.ts';
import { applyButton, stage } from '../../support/window-walk.ts';

/** More stops than any stage has. */
const MOST_TABS = 80;

let folder = '';
let file = '';
let sandbox: Sandbox;
let browser: Browser;
let program: WindowProgram;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-keyboard-'));
  file = join(folder, 'contacts.csv');
  const rows = ['Staff,Front desk,+12065550110', 'Staff,Taxi,555-01', 'Staff,Spa,+12065550112'];
  await writeFile(file, ['Address book,Who,Phone 1', ...rows, ''].join('\n'));
  sandbox = await startSandbox({ rooms: 4, floors: 1 });
  const home = join(folder, 'home');
  [program, browser] = await Promise.all([
    startWindow(home, sandboxEnvironment(sandbox)),
    launchChromium(),
  ]);
  watched = await openPage(browser);
  page = watched.page;
  await page.goto(program.address);
});
afterAll(async () => {
  await browser.close();
  await program.end();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(({ task }) => pictureOfFailure(page, task));

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(page.locator(':focus')).count()) === 1;
}

/** Goes on with Tab until the focus is there. */
async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${String(target)}.`);
}

const press = (key: string) => page.keyboard.press(key);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true });

test('a file is chosen', async () => {
  const chooser = page.waitForEvent('filechooser');
  await tabTo(button('Browse…'));
  await press('Enter');
  await (await chooser).setFiles(file);
  await stage(page, 'File').waitFor();
});

test('a column is given its meaning', async () => {
  await tabTo(link('Look at the columns'));
  await press('Enter');
  await stage(page, 'Columns').waitFor();
  await tabTo(page.getByLabel('Use Who as'));
  await press('Home');
  await page.getByText('2 of 3 columns used').waitFor();
  await page.keyboard.type('Name');
  await page.getByText('3 of 3 columns used').waitFor();
});

test('the next problem is found, mended, brought back and mended again', async () => {
  await tabTo(link('Check & fix'));
  await press('Enter');
  await stage(page, 'Check & fix').waitFor();
  await page.getByText('1 error in 1 of 3 rows; no warnings.').first().waitFor();
  await tabTo(page.getByRole('grid').locator('[tabindex="0"]'));
  await press('F8');
  const faulty = page.getByRole('gridcell', { name: '555-01' });
  await expect.poll(() => hasFocus(faulty)).toBe(true);
  await page.keyboard.type('+12065550111');
  await press('Enter');
  await page.getByText('No problems in 3 rows.').first().waitFor();
  await press('Control+z');
  await page.getByText('1 error in 1 of 3 rows; no warnings.').first().waitFor();
  await press('Control+y');
  await page.getByText('No problems in 3 rows.').first().waitFor();
});

test('the plan is made and applied', async () => {
  await press('Alt+4');
  await stage(page, 'Plan').waitFor();
  await tabTo(button('Plan 3 rows'));
  await press('Enter');
  await tabTo(applyButton(page));
  await press('Enter');
  await stage(page, 'Run').waitFor();
  await page.getByText(/^Finished\. Of/).waitFor();
});

test('the result is seen and saved', async () => {
  await tabTo(link('See the result'));
  await press('Enter');
  await stage(page, 'Result').waitFor();
  await page.getByText('Of 3 rows: 3 done.').waitFor();
  const download = page.waitForEvent('download');
  await tabTo(button('Save results workbook'));
  await press('Enter');
  expect((await download).suggestedFilename()).toBe('contacts results.xlsx');
  const live = sandbox.state.contacts.map(({ name }) => name);
  expect(live).toEqual(expect.arrayContaining(['Front desk', 'Spa', 'Taxi']));
});

test('nothing was thrown or refused in the page', () => {
  expect(watched.troubles).toEqual([]);
});
