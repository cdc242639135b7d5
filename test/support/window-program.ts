import type { Browser, Page } from 'playwright-core';
import { startBellhop } from './bellhop-process.ts';
import type { Started } from './bellhop-process.ts';

/** A Bellhop that serves its window to a browser. */
export type WindowProgram = {
  /** With its one-time code. */
  address: string;
  process: Started;
  /** As a power cut would. */
  kill(): Promise<void>;
  /** As Ctrl-C does. */
  end(): Promise<void>;
};

/** Starts `bellhop ui` on a free port over a home, which may be that of an earlier one. */
export async function startWindow(
  home: string,
  env: Record<string, string> = {},
): Promise<WindowProgram> {
  const process = startBellhop(['ui', '--no-open'], { ...env, BELLHOP_HOME: home });
  const address = await printedAddress(process);
  const stop = async (signal: NodeJS.Signals) => {
    process.child.kill(signal);
    await process.ended;
  };
  return { address, process, kill: () => stop('SIGKILL'), end: () => stop('SIGTERM') };
}

async function printedAddress(started: Started): Promise<string> {
  for (;;) {
    const address = /http:\S+(?=\s)/.exec(started.stdout())?.[0];
    if (address !== undefined) return address;
    const ended = await Promise.race([
      started.ended,
      new Promise<null>((resolve) => started.child.stdout?.once('data', () => resolve(null))),
    ]);
    if (ended !== null) throw new Error(`bellhop ui ended: ${ended.stderr}`);
  }
}

/** A tab with everything that went wrong in it. */
export type WatchedPage = {
  page: Page;
  /** Refused by the policy of the page, thrown, or logged as an error. */
  troubles: string[];
  /** Everything that came over the wire, as text. */
  received: string[];
};

/** Opens a tab; it is watched from its first byte on. */
export async function openPage(browser: Browser): Promise<WatchedPage> {
  // A context of its own, as a browser that was never here before.
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
  });
  const page = await context.newPage();
  // Long, since it only tells a failure: a loaded machine must not look like one.
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  const received: string[] = [];
  page.on('pageerror', (error) => troubles.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.startsWith('/api/call/')) return;
    void response.text().then(
      (text) => received.push(text),
      // The page was reloaded before the answer was there.
      () => undefined,
    );
  });
  return { page, troubles, received };
}
