import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { launchChromium } from '../../support/chromium.ts';
import { pictureOfFailure, takePicture } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WatchedPage, WindowProgram } from '../../support/window-program.ts';
import { applyButton, beginJob, makePlan, rail, stage } from '../../support/window-walk.ts';

const WRONG_SECRET = 'no-such-secret-7f3d';

let folder = '';
let file = '';
let sandbox: Sandbox;
let browser: Browser;
let program: WindowProgram;
let watched: WatchedPage;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-accounts-'));
  file = join(folder, 'contacts.csv');
  await writeFile(file, 'Address book,Name,Phone 1\nStaff,Front desk,+12065550111\n');
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

/** Types an account of the sandbox in, as a person would. */
async function addAccount(name: string, secret: string): Promise<void> {
  const { apiUrl, tokenUrl, organization, credentials } = sandbox;
  await rail(page, 'Settings').click();
  await page.getByRole('button', { name: 'Add an account' }).first().click();
  const type = (label: RegExp, text: string) =>
    page.locator('form').getByLabel(label).first().fill(text);
  await type(/^Name/, name);
  await type(/^Client id/, credentials.clientId);
  await type(/^Client secret/, secret);
  await type(/^Refresh token/, credentials.refreshToken);
  await type(/^Organisation id/, organization);
  await page.getByRole('button', { name: 'Addresses, trunk, provider and colour' }).click();
  await type(/^API address/, apiUrl);
  await type(/^Token address/, tokenUrl);
  await page.getByRole('button', { name: 'Add the account' }).click();
  await page.getByRole('heading', { level: 2, name }).waitFor();
}

async function chooseProperty(account: string): Promise<void> {
  await page.getByRole('button', { name: `Choose the property of ${account}` }).click();
  await page.getByRole('combobox', { name: 'Property' }).fill(sandbox.property.name);
  await page.getByRole('option', { name: sandbox.property.name }).click();
}

/** All that the page holds, shows and was sent. */
async function everything(): Promise<string> {
  const stored = await page.evaluate<string>(
    'JSON.stringify(localStorage) + JSON.stringify(sessionStorage)',
  );
  const fields = await page.evaluate<string>(
    '[...document.querySelectorAll("input")].map((input) => input.value).join()',
  );
  return [await page.content(), stored, fields, ...watched.received].join('\n');
}

test('a wrong secret is told in a sentence where the service is asked', async () => {
  await addAccount('Hotel', WRONG_SECRET);
  expect(await everything()).not.toContain(WRONG_SECRET);
  await page.getByRole('button', { name: 'Test the connection of Hotel' }).click();
  await page
    .getByText(/does not know this client id with this client secret/)
    .first()
    .waitFor();
  await takePicture(page, 'wrong-secret-light');
  expect(await everything()).not.toContain(WRONG_SECRET);
});

test('a job planned with it fails with a sentence, and is still there', async () => {
  await beginJob(page, [file]);
  await makePlan(page);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain(
    'Login with Amazon does not know this client id with this client secret',
  );
  await takePicture(page, 'plan-refused-light');
  await rail(page, 'Check & fix').click();
  await page.getByRole('gridcell', { name: 'Front desk', exact: true }).waitFor();
  expect(await everything()).not.toContain(WRONG_SECRET);
});

test('nothing of a secret is kept over a reload, and none came over the wire', async () => {
  await page.reload();
  await stage(page, 'Check & fix').waitFor();
  const all = await everything();
  expect(all).not.toContain(WRONG_SECRET);
  expect(all).not.toContain(sandbox.credentials.refreshToken);
  expect(all).not.toContain(sandbox.credentials.clientId);
});

test('an account that is removed while a job is open leaves the job, which says what is missing', async () => {
  await rail(page, 'Settings').click();
  await page.getByRole('button', { name: 'Remove the account Hotel' }).click();
  await page.getByRole('button', { name: 'Remove the account', exact: true }).click();
  await page.getByText('No account yet').waitFor();
  await page.goBack();
  await stage(page, 'Check & fix').waitFor();
  await page.getByRole('gridcell', { name: 'Front desk', exact: true }).waitFor();
  await makePlan(page);
  await page.getByRole('alert').waitFor();
  await page.getByText(/There is no account "Hotel" on this machine; add it again/).waitFor();
  await takePicture(page, 'account-removed-light');
});

test('with the right secret the job goes on to the end', async () => {
  await addAccount('Hotel', sandbox.credentials.clientSecret);
  await chooseProperty('Hotel');
  await page.getByText(sandbox.property.name).first().waitFor();
  await rail(page, 'Jobs').click();
  await page.getByRole('link', { name: 'contacts.csv' }).click();
  await makePlan(page);
  await applyButton(page).click();
  await page.getByText(/^Finished\. Of/).waitFor();
  expect(sandbox.state.contacts.map(({ name }) => name)).toContain('Front desk');
  expect(await everything()).not.toContain(sandbox.credentials.clientSecret);
});

test('none of it was thrown or refused in the page', () => {
  expect(watched.troubles).toEqual([]);
});
