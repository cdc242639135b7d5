import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WindowProgram } from '../../support/window-program.ts';
import { beginJob, rail, stage } from '../../support/window-walk.ts';

let folder = '';
let file = '';
let browser: Browser;
let program: WindowProgram;
let page: Page;
let troubles: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-edits-'));
  file = join(folder, 'contacts.csv');
  const rows = Array.from({ length: 40 }, (_, n) => `Staff,Guest ${n},+120655501${10 + n}`);
  await writeFile(file, ['Address book,Name,Phone 1', ...rows, ''].join('\n'));
  [program, browser] = await Promise.all([startWindow(join(folder, 'home')), launchChromium()]);
  ({ page, troubles } = await openPage(browser));
  await page.goto(program.address);
});
afterAll(async () => {
  await browser.close();
  await program.end();
  await rm(folder, { recursive: true, force: true });
});

const cell = (text: string) => page.getByRole('gridcell', { name: text, exact: true });

/** Types over a cell; the edit was answered once the counts are told. */
async function edit(from: string, to: string): Promise<void> {
  await cell(from).click();
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await page
    .locator('main')
    .getByText(/^Changed 1 cell\./)
    .waitFor();
  await cell(to).waitFor();
}

async function shown(): Promise<string[]> {
  const cells = await page
    .getByRole('gridcell')
    .filter({ hasText: /Guest|Edited/ })
    .all();
  return (await Promise.all(cells.map((each) => each.innerText()))).slice(0, 3);
}

test('edits are there after a reload, and undo goes on where it was', async () => {
  await beginJob(page, [file]);
  await rail(page, 'Check & fix').click();
  await edit('Guest 0', 'Edited 0');
  await edit('Guest 1', 'Edited 1');
  await edit('Guest 2', 'Edited 2');
  await page.reload();
  await stage(page, 'Check & fix').waitFor();
  await cell('Edited 2').waitFor();
  expect(await shown()).toEqual(['Edited 0', 'Edited 1', 'Edited 2']);
  await page.getByRole('button', { name: /^Undo: / }).click();
  await cell('Guest 2').waitFor();
  expect(await shown()).toEqual(['Edited 0', 'Edited 1', 'Guest 2']);
});

test('the file itself can be deleted, since the job has a copy', async () => {
  await rm(file);
  await page.reload();
  await cell('Edited 1').waitFor();
  await rail(page, 'Columns').click();
  await page.getByText('3 of 3 columns used').waitFor();
});

test('edits are there after the program was killed, and undo and redo go on where they were', async () => {
  const hash = new URL(page.url()).hash.replace('/columns', '/check');
  await program.kill();
  program = await startWindow(join(folder, 'home'));
  await page.goto(program.address);
  await page.getByRole('link', { name: 'contacts.csv' }).click();
  await stage(page, 'Check & fix').waitFor();
  expect(new URL(page.url()).hash).toBe(hash);
  await cell('Edited 1').waitFor();
  expect(await shown()).toEqual(['Edited 0', 'Edited 1', 'Guest 2']);
  await page.getByRole('button', { name: /^Undo: / }).click();
  await cell('Guest 1').waitFor();
  expect(await shown()).toEqual(['Edited 0', 'Guest 1', 'Guest 2']);
  await page.getByRole('button', { name: /^Redo: / }).click();
  await page.getByRole('button', { name: /^Redo: / }).click();
  await cell('Edited 2').waitFor();
  expect(await shown()).toEqual(['Edited 0', 'Edited 1', 'Edited 2']);
});

test('nothing of it was thrown or refused in the page, besides the connection that was cut', () => {
  expect(
    troubles.filter((text) => !/ERR_CONNECTION|ERR_INCOMPLETE|NetworkError/.test(text)),
  ).toEqual([]);
});
