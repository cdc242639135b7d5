import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sandboxEnvironment } from '../../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { writeWorkbook } from '../../../main/sheets/write-workbook.ts';
import { barriers } from '../../support/barriers.ts';
import { bellhop } from '../../support/bellhop-process.ts';
import { changesOf } from '../../support/changes-of.ts';
import { launchChromium } from '../../support/chromium.ts';
import { roomNames, writeOnboarding } from '../../support/onboarding-workbook.ts';
import { pictureOfFailure, takePicture } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import { applyButton, beginJob, makePlan, rail, stage } from '../../support/window-walk.ts';

const HOTEL = 'Hotel Example';

let folder = '';
let exported = '';
let browser: Browser;
let sandbox: Sandbox;
let page: Page | null = null;

/** A property that was set up: rooms with books, contacts and extensions. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-window-consents-'));
  sandbox = await startSandbox({ rooms: 12, floors: 2, seed: 7 });
  const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: join(folder, 'first') };
  const first = join(folder, 'onboarding.xlsx');
  await writeOnboarding(first, roomNames(2, 6));
  const applied = await bellhop(['apply', first, '--yes'], env);
  expect(applied.code, applied.stderr).toBe(0);
  exported = join(folder, 'live.xlsx');
  const written = await bellhop(['export', '-o', exported], env);
  expect(written.code, written.stderr).toBe(0);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async ({ task }) => {
  if (page) await pictureOfFailure(page, task);
  await page?.close();
  page = null;
});

/** A window of its own over the property. */
async function windowFor(home: string, env: Record<string, string> = {}): Promise<Page> {
  const program = await startWindow(join(folder, home), { ...sandboxEnvironment(sandbox), ...env });
  onTestFinished(() => program.end());
  const opened = await openPage(browser);
  page = opened.page;
  await page.goto(program.address);
  return page;
}

/** The export with some of its cells changed, as a person does it in a spreadsheet. */
async function editedExport(
  name: string,
  edit: (cell: (sheet: string, row: string, title: string) => exceljs.Cell) => void,
): Promise<string> {
  const book = new exceljs.Workbook();
  await book.xlsx.readFile(exported);
  edit((sheetName, rowName, title) => {
    const sheet = book.getWorksheet(sheetName);
    const titles = (sheet?.getRow(1).values ?? []) as string[];
    const rows = sheet?.getRows(2, sheet.rowCount - 1) ?? [];
    const row = rows.find((one) => titles.some((_, at) => one.getCell(at).text === rowName));
    if (!row) throw new Error(`${sheetName} has no row ${rowName}.`);
    return row.getCell(titles.indexOf(title));
  });
  const path = join(folder, name);
  await book.xlsx.writeFile(path);
  return path;
}

async function fileOf(name: string, sheet: string, rows: string[][]): Promise<string> {
  const [titles = [], ...others] = rows;
  const path = join(folder, name);
  const columns = titles.map((title) => ({ title, width: 18, type: 'text' as const }));
  await writeWorkbook({ sheets: [{ name: sheet, columns, rows: others }] }, path);
  return path;
}

async function looksWell(shown: Page, name: string): Promise<void> {
  expect(await barriers(shown, (scheme) => takePicture(shown, `${name}-${scheme}`))).toEqual([]);
}

const steps = (shown: Page) => shown.getByRole('table', { name: 'Steps of the plan' });
const run = (shown: Page) => shown.getByRole('button', { name: /^(Apply|Remove) [\d,]+ .* / });

test('a file with most rooms elsewhere says so, and runs once somebody typed where it goes', async () => {
  const file = await fileOf('elsewhere.xlsx', 'Rooms', [
    ['Room', 'Display name'],
    ['101', 'Suite 101'],
    ['Attic', 'Attic'],
    ['Cellar', 'Cellar'],
  ]);
  const shown = await windowFor('elsewhere');
  const before = changesOf(sandbox);
  await beginJob(shown, [file]);
  await makePlan(shown);
  const guard = shown.getByRole('region', {
    name: `Only 1 of the 3 rooms in this file exists in ${HOTEL}`,
  });
  await guard.waitFor();
  // Rows with errors are to be decided on first, and nobody is asked for two things at once.
  expect(await guard.getByRole('textbox').count()).toBe(0);
  await shown.getByRole('button', { name: 'Plan without them' }).click();
  const field = guard.getByLabel('If this is the right property, type its name');
  await field.waitFor();
  expect(await field.inputValue()).toBe('');
  expect(await applyButton(shown).isDisabled()).toBe(true);
  await looksWell(shown, '10-elsewhere');
  expect(changesOf(sandbox)).toBe(before);
  await field.fill(HOTEL);
  await applyButton(shown).click();
  await shown.getByText(/^Finished\. Of/).waitFor();
  expect(changesOf(sandbox)).toBeGreaterThan(before);
});

test('choices for the plan are there after a reload, and another one takes a new plan', async () => {
  const file = await fileOf('choices.xlsx', 'Rooms', [
    ['Room', 'Display name'],
    ['102', 'Suite 102'],
  ]);
  const shown = await windowFor('choices');
  await beginJob(shown, [file]);
  await rail(shown, 'Plan').click();
  await stage(shown, 'Plan').waitFor();
  await shown.getByLabel('Create rooms that do not exist').check();
  await looksWell(shown, '11-choices');
  await shown.reload();
  await stage(shown, 'Plan').waitFor();
  const create = shown.getByLabel('Create rooms that do not exist');
  await create.waitFor();
  expect(await create.isChecked()).toBe(true);

  await makePlan(shown);
  await applyButton(shown).waitFor();
  await shown.getByRole('tab', { name: 'Choices' }).click();
  await shown.getByLabel('Create rooms that do not exist').uncheck();
  await expect.poll(() => applyButton(shown).isDisabled()).toBe(true);
  await shown.getByRole('button', { name: 'Plan again with these choices' }).click();
  await expect.poll(() => applyButton(shown).isDisabled()).toBe(false);
});

test('what an edited export removes is shown first, and goes only once the name was typed', async () => {
  const file = await editedExport('edited.xlsx', (cell) => {
    cell('Contacts', 'Desk 0', 'Action').value = 'delete';
    cell('Rooms', '103', 'Address books').value = 'Services';
    cell('Rooms', '104', 'Display name').value = 'Suite 104';
  });
  const shown = await windowFor('removal');
  const before = changesOf(sandbox);
  await beginJob(shown, [file]);
  await makePlan(shown);
  const removal = shown.getByRole('region', { name: `This plan removes 2 things from ${HOTEL}` });
  await removal.getByText(/1 contact and 1 association/).waitFor();
  const first = steps(shown).getByRole('row').nth(1);
  await first.getByText('Remove', { exact: true }).waitFor();

  const field = removal.getByLabel('To remove them, type the name of the property');
  expect(await field.inputValue()).toBe('');
  expect(await run(shown).isDisabled()).toBe(true);
  await removal.getByRole('button', { name: 'Show what is removed' }).click();
  await expect.poll(() => steps(shown).getByRole('row').count()).toBe(3);
  await steps(shown).getByText('Desk 0').first().waitFor();
  await field.fill('Hotel Sample');
  await field.blur();
  await removal.getByText(`That is not the name of the property; type ${HOTEL}.`).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  expect(await run(shown).isDisabled()).toBe(true);
  await looksWell(shown, '12-removal');
  expect(changesOf(sandbox)).toBe(before);

  await field.fill(` ${HOTEL} `);
  await expect.poll(() => run(shown).isDisabled()).toBe(false);
  // A changed choice is another plan, for which nothing was typed.
  await shown.getByRole('tab', { name: 'Choices' }).click();
  await shown.getByLabel('Leave it as it is, and only create what is missing').check();
  await expect.poll(() => field.count()).toBe(0);
  await shown.getByLabel('Change it to what the row says').check();
  await field.waitFor();
  expect(await field.inputValue()).toBe('');
  expect(changesOf(sandbox)).toBe(before);

  await field.fill(HOTEL);
  await run(shown).click();
  await shown.getByText(/^Finished\. Of/).waitFor();
  const { effects } = sandbox.requests();
  expect(effects).toMatchObject({ 'contact deleted': 1, 'association deleted': 1 });
});

test('a removal in a file with most rooms elsewhere asks for both, each by its own field', async () => {
  const file = await fileOf('both.xlsx', 'Rooms', [
    ['Room', 'Extension', 'Action'],
    ['105', '', 'delete'],
    ['Attic', '7901', ''],
    ['Cellar', '7902', ''],
  ]);
  const shown = await windowFor('both');
  const before = changesOf(sandbox);
  await beginJob(shown, [file]);
  await makePlan(shown);
  await shown.getByRole('button', { name: 'Plan without them' }).click();
  const right = shown.getByLabel('If this is the right property, type its name');
  const remove = shown.getByLabel('To remove them, type the name of the property');
  await right.fill(HOTEL);
  expect(await run(shown).isDisabled()).toBe(true);
  await shown.getByText('First confirm what is removed.').waitFor();
  await looksWell(shown, '13-both');
  expect(changesOf(sandbox)).toBe(before);
  await remove.fill(HOTEL);
  await run(shown).click();
  await shown.getByText(/^Finished\. Of/).waitFor();
  expect(changesOf(sandbox)).toBeGreaterThan(before);
});

test('a step that would message a person is blocked until messages are wanted', async () => {
  const file = await fileOf('inbound.xlsx', 'Inbound calling', [
    ['Room', 'Address book', 'Contact'],
    ['106', 'Front desk', 'Desk 2'],
  ]);
  const shown = await windowFor('messages', { BELLHOP_VERTICAL: 'senior-living' });
  const before = changesOf(sandbox);
  await beginJob(shown, [file]);
  await makePlan(shown);
  await shown.getByText(/^1 step is blocked, since it would send a message/).waitFor();
  await steps(shown).getByText('Blocked', { exact: true }).waitFor();
  expect(await shown.getByRole('button', { name: /^Apply / }).count()).toBe(0);
  await looksWell(shown, '14-blocked');
  await shown.getByRole('button', { name: 'Plan with messages' }).click();
  await shown.getByText(/It sends a message to a person's phone\./).waitFor();
  await shown.getByRole('tab', { name: 'Choices' }).click();
  await shown.getByText(/This plan sends 1 message\./).waitFor();
  expect(changesOf(sandbox)).toBe(before);
  await looksWell(shown, '15-messages');
  await applyButton(shown).click();
  await shown.getByText(/^Finished\. Of/).waitFor();
  expect(changesOf(sandbox)).toBe(before + 1);
});
