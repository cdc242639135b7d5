import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sandboxEnvironment } from '../../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { barriers } from '../../support/barriers.ts';
import { launchChromium } from '../../support/chromium.ts';
import { pictureOfFailure } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WatchedPage, WindowProgram } from '../../support/window-program.ts';
import { beginJob, makePlan } from '../../support/window-walk.ts';

let folder = '';
let sandbox: Sandbox;
let browser: Browser;
let program: WindowProgram;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-name-rooms-'));
  sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 7 });
  const env = sandboxEnvironment(sandbox);
  [program, browser] = await Promise.all([
    startWindow(join(folder, 'home'), env),
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

/** Plans a file whose bar goes by the name that only its staff use. */
async function planned(name: string): Promise<void> {
  const path = join(folder, name);
  await writeFile(path, 'Room,Display name\n101,Reception\nSkybar,Bar\n');
  await beginJob(page, [path]);
  await makePlan(page);
}

const naming = () => page.getByRole('form', { name: 'Say which room Skybar means' });

test('a name that the property does not know is said to mean a room, once for all', async () => {
  await planned('first.csv');
  await page.getByRole('tab', { name: /problem/i }).click();
  expect(await barriers(page, undefined, ['light'])).toEqual([]);
  await naming().getByLabel('Room, as the property has it').fill('102');
  await naming().getByRole('button', { name: 'Use this room' }).click();
  await page.getByText(/^“Skybar” is 102 now\. Plan again/).waitFor();
});

test('the next file of the property may use that name', async () => {
  await planned('second.csv');
  await page.getByRole('button', { name: /^Apply 2 changes to / }).waitFor();
  expect(await naming().count()).toBe(0);
  expect(watched.troubles).toEqual([]);
});
