import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { barriers } from '../../support/barriers.ts';
import { launchChromium } from '../../support/chromium.ts';
import { pictureOfFailure, takePicture } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WatchedPage, WindowProgram } from '../../support/window-program.ts';
import { applyButton, beginJob, makePlan, rail, stage } from '../../support/window-walk.ts';

const messy = fileURLToPath(new URL('../../../samples/hotel-messy.xlsx', import.meta.url));

let folder = '';
let program: WindowProgram;
let browser: Browser;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-whole-way-'));
  [program, browser] = await Promise.all([startWindow(join(folder, 'home')), launchChromium()]);
  watched = await openPage(browser);
  page = watched.page;
  await page.goto(program.address);
});
afterAll(async () => {
  await browser.close();
  await program.end();
  await rm(folder, { recursive: true, force: true });
});

afterEach(({ task }) => pictureOfFailure(page, task));

async function looksWell(name: string): Promise<void> {
  expect(await barriers(page, (scheme) => takePicture(page, `${name}-${scheme}`))).toEqual([]);
}

async function saved(download: Promise<Download>): Promise<exceljs.Workbook> {
  const path = join(folder, 'download.xlsx');
  await (await download).saveAs(path);
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(path);
  return book;
}

/** Rows of sheets under their headers, as shown. */
function rowsOf(book: exceljs.Workbook, sheets: string[]): Record<string, string>[] {
  return sheets.flatMap((name) => {
    const sheet = book.getWorksheet(name);
    const headers = (sheet?.getRow(1).values ?? []) as string[];
    const rows = sheet?.getRows(2, sheet.rowCount - 1) ?? [];
    return rows.map((row) =>
      Object.fromEntries(headers.flatMap((title, at) => [[title, row.getCell(at).text]])),
    );
  });
}

function countBy(rows: Record<string, string>[], title: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row[title] ?? ''] = (counts[row[title] ?? ''] ?? 0) + 1;
  return counts;
}

/** Errors and faulty rows as the stage says them. */
async function counted(): Promise<{ errors: number; rows: number }> {
  const [, errors, rows] =
    /(\d+) errors? in (\d+) of/.exec(await page.locator('main').innerText()) ?? [];
  return { errors: Number(errors), rows: Number(rows) };
}

test('the first start offers the sandbox', async () => {
  await stage(page, 'Welcome to Bellhop').waitFor();
  await looksWell('1-welcome');
  await page.getByRole('button', { name: 'Start the sandbox' }).click();
  await page
    .getByRole('region', { name: 'What is written to' })
    .getByText('Hotel Example')
    .waitFor();
});

test('a dropped workbook shows what was read', async () => {
  await beginJob(page, [messy]);
  await page
    .getByText(/^Row 4 of sheet "Room list" names the columns/)
    .first()
    .waitFor();
  await looksWell('2-file');
  await page.getByRole('button', { name: 'Row 4, header: decide what it is' }).waitFor();
  await page.evaluate(
    "[...document.querySelectorAll('section')].findLast((one) => one.innerText.startsWith('How ')).scrollIntoView()",
  );
  await takePicture(page, '2-file-reading');
});

test('a column is used for something else and back', async () => {
  await page.getByRole('link', { name: 'Look at the columns' }).click();
  await stage(page, 'Columns').waitFor();
  const level = page.getByLabel('Use Level as');
  const before = await level.inputValue();
  await level.selectOption({ label: 'Leave out' });
  await page.getByText('3 of 5 columns used').waitFor();
  await level.selectOption(before);
  await page.getByText('4 of 5 columns used').waitFor();
  await looksWell('3-columns');
});

test('a mended cell loses its error, undo brings it back, redo mends it again', async () => {
  await rail(page, 'Check & fix').click();
  await stage(page, 'Check & fix').waitFor();
  const before = await counted();
  await page.getByRole('radiogroup', { name: 'Rows to show' }).getByText('Errors').click();
  const faulty = page.getByRole('gridcell', { name: 'Suite #412 (sea view!)' });
  await faulty.click();
  await page.getByRole('region', { name: 'Focused cell' }).getByText('Error').waitFor();
  await looksWell('4-check');
  await faulty.dblclick();
  const field = page.getByRole('textbox', { name: 'Edit Dial name' });
  await field.fill('Suite 412');
  await field.press('Enter');
  const mended = { errors: before.errors - 1, rows: before.rows - 1 };
  await expect.poll(counted).toEqual(mended);
  await expect.poll(() => faulty.count()).toBe(0);

  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect.poll(counted).toEqual(before);
  await faulty.waitFor();
  expect(await faulty.getAttribute('aria-invalid')).toBe('true');

  await page.getByRole('button', { name: /^Redo: / }).click();
  await expect.poll(counted).toEqual(mended);
  await expect.poll(() => faulty.count()).toBe(0);
});

test('the plan is a sentence with counts, without the rows that have errors', async () => {
  await page.getByRole('link', { name: 'On to the plan' }).click();
  await stage(page, 'Plan').waitFor();
  await looksWell('5-choices');
  await makePlan(page);
  await page
    .locator('main')
    .getByText(/^Create .* contacts/)
    .waitFor();
  await page
    .getByRole('row', { name: /Create/ })
    .first()
    .waitFor();
  await looksWell('6-plan');
});

test('the run shows how far it is and ends by itself', async () => {
  await applyButton(page).click();
  await stage(page, 'Run').waitFor();
  await page
    .getByText(/[1-9]\d* of [\d,]+ steps|^Finished/)
    .first()
    .waitFor();
  await looksWell('7-run');
  await page.getByText(/^Finished\. Of/).waitFor({ timeout: 60_000 });
});

test('the result says what became of every row, and the workbook says it beside each', async () => {
  await page.getByRole('link', { name: 'See the result' }).click();
  await stage(page, 'Result').waitFor();
  await page.getByText(/^Of [\d,]+ rows: /).waitFor();
  await looksWell('8-result');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save results workbook' }).click();
  const book = await saved(download);
  const rows = rowsOf(book, ['Room list', 'Phone book', 'PBX']);
  // A row with an error, and the room that is not live.
  expect(countBy(rows, 'Status')).toEqual({ done: 540, skipped: 14 });
  const mended = rows.find((row) => row['Dial name'] === 'Suite 412');
  expect(mended).toMatchObject({ Status: 'done', Reason: '' });
  expect(mended?.['Remote ID']).toMatch(/^amzn1\./);
  const wrong = rows.find((row) => row['Ext.'] === '72O8');
  expect(wrong).toMatchObject({ Status: 'skipped', 'Remote ID': '' });
  expect(wrong?.['Reason']).toMatch(/letter in it that looks like a digit/);
});

test('what is live comes as a workbook', async () => {
  await page.getByRole('link', { name: 'Export what is live' }).click();
  await stage(page, 'Export').waitFor();
  await looksWell('9-export');
  const download = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: /^Export everything/ }).click();
  const book = await saved(download);
  const live = rowsOf(book, ['Rooms']);
  expect(live).toHaveLength(240);
  expect(live.find((row) => row['Room'] === '412')).toMatchObject({ 'Display name': 'Suite 412' });
  await page.getByText(/is in this browser's downloads/).waitFor();
});

test('at twice the size no stage has a barrier or is wider than the window', async () => {
  await page.setViewportSize({ width: 640, height: 400 });
  await page.goBack();
  await stage(page, 'Result').waitFor();
  const stages = ['File', 'Columns', 'Check & fix', 'Plan', 'Run', 'Result'];
  for (const [at, name] of stages.entries()) {
    await page.keyboard.press(`Alt+${at + 1}`);
    await stage(page, name).waitFor();
    await rail(page, 'File').getByText('554 rows').waitFor();
    const shot = () => takePicture(page, `narrow-${at + 1}-${name.slice(0, 5)}`);
    expect(await barriers(page, shot, ['light']), name).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(640);
  }
});

test('no stage broke a rule of the policy of the page, which has no script of its own inside', async () => {
  const inside = await page.locator('script:not([src])').count();
  expect(inside).toBe(0);
  expect(watched.troubles).toEqual([]);
});
