import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { RETURN_PORT } from '../../../shared/contract/calls/accounts.ts';
import { barriers } from '../../support/barriers.ts';
import { launchChromium } from '../../support/chromium.ts';
import { pictureOfFailure, takePicture } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WatchedPage, WindowProgram } from '../../support/window-program.ts';
import { rail } from '../../support/window-walk.ts';

let folder = '';
let sandbox: Sandbox;
let browser: Browser;
let program: WindowProgram;
let watched: WatchedPage;
let page: Page;
let port = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-sign-in-'));
  [sandbox, program, browser] = await Promise.all([
    startSandbox({ rooms: 4, floors: 1 }),
    startWindow(join(folder, 'home')),
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

/** Somebody else on the port that the browser usually comes back to, if there is nobody yet. */
async function takeReturnPort(): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.once('error', () => resolve());
    server.listen(RETURN_PORT, '127.0.0.1', resolve);
  });
  return server;
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function expectNoBarriers(name: string): Promise<void> {
  expect(await barriers(page, (scheme) => takePicture(page, `${name}-${scheme}`))).toEqual([]);
}

const signInButton = () =>
  page.getByRole('button', { name: 'Sign in with Amazon to the account Hotel' });

/** The tab that opens when the button is pressed; it must be watched for before. */
async function tabAfter(press: () => Promise<void>): Promise<Page> {
  const [tab] = await Promise.all([page.context().waitForEvent('page'), press()]);
  return tab;
}

test('a port that is taken is told in a sentence, and another one can be chosen', async () => {
  const { apiUrl, tokenUrl, organization, credentials } = sandbox;
  const taken = await takeReturnPort();
  await rail(page, 'Settings').click();
  await page.getByRole('button', { name: 'Add an account' }).first().click();
  const type = (label: RegExp, text: string) =>
    page.locator('form').getByLabel(label).first().fill(text);
  await type(/^Name/, 'Hotel');
  await type(/^Client id/, credentials.clientId);
  await type(/^Client secret/, credentials.clientSecret);
  await type(/^Organisation id/, organization);
  await page.getByRole('button', { name: 'Addresses, trunk, provider and colour' }).click();
  await type(/^API address/, apiUrl);
  await type(/^Token address/, tokenUrl);
  await type(/^Service provider id/, 'provider-1');
  await page.getByRole('button', { name: 'Add and sign in with Amazon' }).click();
  await page.getByText(`Port ${RETURN_PORT}, on which the browser comes back, is taken`).waitFor();
  await page.getByText('provider-1').waitFor();
  await expectNoBarriers('sign-in-refused');
  await new Promise((resolve) => taken.close(resolve));
});

test('a sign-in at Amazon ends with the account signed in', async () => {
  port = await freePort();
  await page.getByLabel('Port that the browser comes back to').fill(String(port));
  const tab = await tabAfter(() =>
    page.getByRole('button', { name: 'Sign in on this port' }).click(),
  );
  await tab.getByText('You are signed in; close this page and go back to Bellhop.').waitFor();
  expect(new URL(tab.url()).port).toBe(String(port));
  await tab.close();
  await page.getByText('Signed in', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Test the connection of Hotel' }).click();
  await page.getByText('Answers').first().waitFor();
});

test('while the person is awaited the address is shown, and the wait can be cancelled', async () => {
  // A person who takes their time.
  const body = '<title>Sign in</title><p>Who are you?</p>';
  await page
    .context()
    .route('**/ap/oa?*', (route) => route.fulfill({ contentType: 'text/html', body }));
  const tab = await tabAfter(() => signInButton().click());
  const waiting = page.getByRole('group', { name: 'Sign in with Amazon' });
  await waiting.getByText(`http://127.0.0.1:${port}/cb`).waitFor();
  const link = waiting.getByRole('link', { name: 'open the page' });
  expect(new URL((await link.getAttribute('href')) ?? '').origin).toBe(sandbox.apiUrl);
  await waiting.getByRole('button', { name: 'Copy the address of the page' }).waitFor();
  await expectNoBarriers('sign-in-waits');
  await waiting.getByRole('button', { name: 'Cancel the sign-in' }).click();
  await signInButton().waitFor();
  await tab.close();
  await page.context().unroute('**/ap/oa?*');
});

test('whoever says no at Amazon is told so, and nothing of the account is lost', async () => {
  await page.context().route('**/ap/oa?*', async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('state', asked.get('state') ?? '');
    await route.fulfill({ status: 302, headers: { location: back.href } });
  });
  const tab = await tabAfter(() => signInButton().click());
  await page.getByText(/The sign-in was called off at Amazon/).waitFor();
  await tab.close();
  await page.getByRole('heading', { level: 2, name: 'Hotel' }).waitFor();
});

test('no secret came over the wire, and nothing was thrown or refused in the page', () => {
  const all = watched.received.join('\n');
  expect(all).toContain('"signIn"');
  expect(all).not.toContain(sandbox.credentials.clientSecret);
  expect(all).not.toContain(sandbox.credentials.refreshToken);
  expect(watched.troubles).toEqual([]);
});
