import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { barriers } from '../../support/barriers.ts';
import { openWindow } from '../../support/open-window.ts';
import type { OpenWindow } from '../../support/open-window.ts';

const messy = fileURLToPath(new URL('../../../samples/hotel-messy.xlsx', import.meta.url));

const PATIENT = { timeout: 15_000 };

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
});
afterAll(() => open.close());

const heading = () => open.page.getByRole('heading', { level: 1 });
const files = () => open.page.locator('input[type=file]').first();
const link = (name: string) =>
  open.page.getByRole('navigation').getByRole('link', { name, exact: true });

const barriersHere = () => barriers(open.page);

/** Waits, since the page before has a field for files too. */
async function goHome(): Promise<void> {
  await link('Jobs').click();
  await heading().getByText('Jobs', { exact: true }).waitFor();
}

test('somebody new is welcomed, and the code is gone from the address', async () => {
  await heading().getByText('Welcome to Bellhop').waitFor();
  expect(open.page.url()).not.toContain('code');
  expect(await open.page.getByText('Not connected').count()).toBe(1);
  expect(await barriersHere()).toEqual([]);
});

test('the printed address opens one window only', async () => {
  const other = await (await open.browser.newContext()).newPage();
  await other.goto(open.address);
  await other.getByRole('heading', { name: 'This window is not signed in' }).waitFor();
  await other.context().close();
});

test('the sandbox becomes the account that the strip shows', async () => {
  await open.page.getByRole('button', { name: 'Start the sandbox' }).click();
  const strip = open.page.getByRole('region', { name: 'What is written to' });
  await strip.getByText('Hotel Example').waitFor();
  expect(await strip.innerText()).toMatch(/Account\s+Sandbox[\s\S]*127\.0\.0\.1/);
});

test('a bad file among good ones is named, and the others go on without it', async () => {
  const bad = join(open.folder, 'bad.xls');
  const good = join(open.folder, 'good.csv');
  await writeFile(bad, Buffer.from('d0cf11e0a1b11ae1' + '00'.repeat(600), 'hex'));
  await writeFile(good, 'Room,Extension\n101,7101\n');
  await files().setInputFiles([bad, good]);
  const alert = open.page.getByRole('alert');
  await alert.getByText(/"bad\.xls"/).waitFor();
  expect(await barriersHere()).toEqual([]);
  await alert.getByRole('button', { name: 'Leave out bad.xls' }).click();
  await alert.getByRole('button', { name: 'Try this file again' }).click();
  await heading().getByText('File', { exact: true }).waitFor();
  expect(await open.page.getByText('good.csv').count()).toBeGreaterThan(0);
});

test('twelve files at once start nothing and say why', async () => {
  await goHome();
  await files().setInputFiles(Array.from({ length: 12 }, () => join(open.folder, 'good.csv')));
  await open.page.getByText(/12 files are too many for one job/).waitFor();
});

test('copied cells are a job once they are a table', async () => {
  await open.page.getByRole('button', { name: 'Paste a table' }).click();
  const use = open.page.getByRole('button', { name: 'Use this table' });
  await open.page.getByLabel('Copied cells').fill('just a sentence');
  expect(await use.isDisabled()).toBe(true);
  await open.page.getByLabel('Copied cells').fill('Room\tExtension\n0101\t7101\n');
  await open.page.getByText('1 row under 2 headers').waitFor();
  expect(await barriersHere()).toEqual([]);
  await use.click();
  await heading().getByText('File', { exact: true }).waitFor();
});

test('a messy workbook says what was decided while it was read', async () => {
  await goHome();
  await files().setInputFiles(messy);
  await open.page.getByText(/Row 4 of sheet "Room list" names the columns/).waitFor();
  await open.page.getByRole('row', { name: /Lookup.*Left out/ }).waitFor();
  expect(await barriersHere()).toEqual([]);
});

test('stages are reached by Alt and a digit, and the focus goes to their heading', async () => {
  await open.page.keyboard.press('Alt+2');
  await heading().getByText('Columns').waitFor();
  expect(await open.page.locator(':focus').innerText()).toBe('Columns');
});

test('a column is chosen by keyboard alone, kept at once, and still chosen after a reload', async () => {
  const remark = open.page.getByLabel('Use Housekeeping remark as');
  expect(await remark.inputValue()).toBe('');
  await remark.focus();
  await open.page.keyboard.type('Trunk');
  await open.page.keyboard.press('Enter');
  await open.page.getByText('11 of 11 used').waitFor();
  await open.page.reload();
  await heading().getByText('Columns').waitFor();
  await open.page.getByText('11 of 11 used').waitFor();
  expect(await remark.inputValue()).toBe('trunk');
  expect(await barriersHere()).toEqual([]);
});

test('a field that is taken from its column leaves that one out', async () => {
  await open.page.getByLabel('Use Level as').selectOption('Room');
  await open.page.getByText(/Level is Room; Rm is left out instead/).waitFor();
  await expect.poll(() => open.page.getByLabel('Use Rm as').first().inputValue(), PATIENT).toBe('');
});

test('at twice the size nothing covers the columns', async () => {
  await open.page.setViewportSize({ width: 640, height: 400 });
  const select = open.page.getByLabel('Use Dial name as');
  // Playwright clicks only what lies on top at that place.
  await select.click();
  await open.page.keyboard.press('Escape');
  expect(await open.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(640);
  await open.page.setViewportSize({ width: 1280, height: 800 });
});

test('an account is added without its secrets staying in the form, and says what answers', async () => {
  await link('Settings').click();
  await open.page.getByRole('button', { name: 'Test the connection of Sandbox' }).click();
  await open.page.getByText('Trunks and extensions').waitFor();
  await open.page.getByRole('button', { name: 'Add an account' }).click();
  await open.page.getByRole('textbox', { name: /^Name/ }).fill('Elsewhere');
  await open.page.getByLabel(/Client id/).fill('some-client');
  await open.page.getByLabel(/Client secret/).fill('not-a-secret');
  await open.page.getByRole('button', { name: 'Addresses, trunk, provider and colour' }).click();
  await open.page.getByLabel(/API address/).fill('https://example.org');
  await open.page.getByRole('button', { name: 'Add the account' }).click();
  await open.page.getByText('The account was not added').waitFor();
  expect(await open.page.getByLabel(/Client secret/).inputValue()).toBe('');
  expect(await open.page.content()).not.toContain('not-a-secret');
  expect(await barriersHere()).toEqual([]);
});

test('a job is removed after asking, and only then', async () => {
  await goHome();
  const rows = open.page.getByRole('row', { name: /Pasted table/ });
  await rows.getByRole('button', { name: /Remove the job/ }).click();
  expect(await barriersHere()).toEqual([]);
  await open.page.getByRole('button', { name: 'Keep' }).click();
  expect(await rows.count()).toBe(1);
  await rows.getByRole('button', { name: /Remove the job/ }).click();
  await open.page.getByRole('button', { name: 'Remove', exact: true }).click();
  await rows.waitFor({ state: 'detached' });
});

test('the page breaks no rule of its policy and throws nothing', () => {
  expect(open.troubles).toEqual([]);
});

test('a lost connection is told in a sentence', async () => {
  open.program.child.kill('SIGKILL');
  await open.page.getByText(/The connection to Bellhop is lost/).waitFor();
  expect(await barriersHere()).toEqual([]);
});
