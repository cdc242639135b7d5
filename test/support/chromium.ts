import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser, LaunchOptions } from 'playwright-core';
import { packedChromium } from './packed-chromium.ts';

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** On other systems the installers put browsers into known places. */
const CHANNELS = ['chrome', 'msedge'];

const ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Ways to a browser, the system's own before the one that is unpacked from a package. */
async function* waysToStart(): AsyncGenerator<LaunchOptions> {
  for (const executablePath of SYSTEM_BROWSERS.filter((path) => existsSync(path))) {
    yield { executablePath };
  }
  if (process.platform !== 'linux') yield* CHANNELS.map((channel) => ({ channel }));
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { executablePath, env } = await packedChromium();
    yield { executablePath, env: { ...(process.env as Record<string, string>), ...env } };
  }
}

/**
 * Starts a browser with an empty profile and without a screen.
 *
 * @throws with a sentence where no browser can be started: the window cannot be tested then
 */
export async function launchChromium(): Promise<Browser> {
  const refused: string[] = [];
  for await (const way of waysToStart()) {
    try {
      return await chromium.launch({ ...way, args: ARGS });
    } catch (error) {
      refused.push(`${way.executablePath ?? way.channel}: ${String(error).split('\n')[0]}`);
    }
  }
  throw new Error(
    `No browser can be started here, so the window cannot be tested; install Chromium. ${refused.join(' ')}`,
  );
}
