import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Started } from './bellhop-process.ts';
import { launchChromium } from './chromium.ts';
import { openPage, startWindow } from './window-program.ts';

export type OpenWindow = {
  page: Page;
  browser: Browser;
  /** The address that was printed, with its one-time code. */
  address: string;
  program: Started;
  /** Folder for files of the test; gone with the window. */
  folder: string;
  /** Whatever the page said went wrong: refused by its policy, thrown, or logged as an error. */
  troubles: string[];
  close: () => Promise<void>;
};

/** Starts `bellhop ui` over an empty home and opens its address in a real browser. */
export async function openWindow(): Promise<OpenWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-window-'));
  const [program, browser] = await Promise.all([
    startWindow(join(folder, 'home')),
    launchChromium(),
  ]);
  const { page, troubles } = await openPage(browser);
  await page.goto(program.address);
  return {
    page,
    browser,
    address: program.address,
    program: program.process,
    folder,
    troubles,
    async close() {
      await browser.close();
      await program.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
