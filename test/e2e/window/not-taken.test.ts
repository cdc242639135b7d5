import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../support/chromium.ts';
import { pictureOfFailure } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WatchedPage, WindowProgram } from '../../support/window-program.ts';
import { beginJob, dropField, dropOn, rail } from '../../support/window-walk.ts';

let folder = '';
let browser: Browser;
let program: WindowProgram;
let watched: WatchedPage;
let page: Page;

const place = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-not-taken-'));
  await Promise.all([
    writeFile(place('rooms.csv'), 'Room,Extension\n101,7101\n'),
    writeFile(place('picture.xlsx'), Buffer.from('89504e470d0a1a0a' + '00ff'.repeat(500), 'hex')),
    mkdir(place('site files')),
  ]);
  [program, browser] = await Promise.all([startWindow(place('home')), launchChromium()]);
  watched = await openPage(browser);
  page = watched.page;
  await page.goto(program.address);
  await beginJob(page, [place('rooms.csv')]);
  await rail(page, 'Jobs').click();
});
afterAll(async () => {
  await browser.close();
  await program.end();
  await rm(folder, { recursive: true, force: true });
});

afterEach(({ task }) => pictureOfFailure(page, task));

/** Drops what cannot be a job, and gives the sentence that says so. */
async function refusal(paths: string[]): Promise<string> {
  await dropOn(page, dropField(page), paths);
  const alert = page.getByRole('alert').filter({ hasText: 'No job was started' });
  await alert.waitFor();
  const text = await alert.innerText();
  await page.getByRole('button', { name: 'Close this message' }).click();
  await alert.waitFor({ state: 'detached' });
  return text;
}

test('a file that is no spreadsheet is refused by its content, whatever its name', async () => {
  expect(await refusal([place('picture.xlsx')])).toMatch(/"picture\.xlsx"/);
});

test('a folder is refused with what to do instead', async () => {
  expect(await refusal([place('site files')])).toMatch(
    /"site files" is a folder; open it and drop the spreadsheets inside/,
  );
});

test('twelve files at once are refused with how many it may be', async () => {
  expect(await refusal(Array.from({ length: 12 }, () => place('rooms.csv')))).toMatch(
    /12 files are too many for one job; drop at most 10/,
  );
});

test('a file that is gone when it is read is named', async () => {
  await writeFile(place('gone.csv'), 'Room\n101\n');
  await rm(place('gone.csv'));
  expect(await refusal([place('gone.csv')])).toMatch(/"gone\.csv"/);
});

test('cells and names that look like a page are shown as text', async () => {
  const name = '<img src=x onerror=document.title=1>.csv';
  const cell = '<img src=x onerror=document.title=1>';
  await writeFile(place(name), `Room,Display name,Extension\n101,${cell},7101\n`);
  await beginJob(page, [place(name)]);
  await rail(page, 'Check & fix').click();
  await page.getByRole('gridcell', { name: cell }).waitFor();
  expect(await page.locator('img[src=x]').count()).toBe(0);
  expect(await page.title()).not.toBe('1');
});

test('the job from before is still there, and the page threw nothing', async () => {
  await rail(page, 'Jobs').click();
  await page.getByRole('link', { name: 'rooms.csv' }).waitFor();
  expect(watched.troubles).toEqual([]);
});
