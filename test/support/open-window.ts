import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { startBellhop } from './bellhop-process.ts';
import type { Started } from './bellhop-process.ts';

const SYSTEM_CHROMIUM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** The system's browser, else the one that comes inside a package. */
async function launchBrowser(): Promise<Browser> {
  const system = SYSTEM_CHROMIUM.find((path) => existsSync(path));
  if (system !== undefined) {
    return chromium.launch({ executablePath: system, args: ['--no-sandbox', '--disable-gpu'] });
  }
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args });
}

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

async function printedAddress(program: Started): Promise<string> {
  for (;;) {
    const address = /http:\S+/.exec(program.stdout())?.[0];
    if (address !== undefined) return address;
    if (program.child.exitCode !== null) throw new Error(program.stderr());
    await new Promise((resolve) => program.child.stdout?.once('data', resolve));
  }
}

/** Starts `bellhop ui` over an empty home and opens its address in a real browser. */
export async function openWindow(): Promise<OpenWindow> {
  const folder = await mkdtemp(join(tmpdir(), 'bellhop-window-'));
  const program = startBellhop(['ui', '--no-open'], { BELLHOP_HOME: join(folder, 'home') });
  const address = await printedAddress(program);
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const troubles: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  await page.goto(address);
  return {
    page,
    browser,
    address,
    program,
    folder,
    troubles,
    async close() {
      await browser.close();
      program.child.kill('SIGTERM');
      await program.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
