import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { sandboxEnvironment } from '../../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { barriers } from '../../support/barriers.ts';
import { changesOf } from '../../support/changes-of.ts';
import { launchChromium } from '../../support/chromium.ts';
import { roomNames } from '../../support/onboarding-workbook.ts';
import { pictureOfFailure, takePicture } from '../../support/pictures.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import { applyButton, beginJob, makePlan, stage } from '../../support/window-walk.ts';

let folder = '';
let rows = '';
let browser: Browser;
let sandbox: Sandbox;
let page: Page;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-window-stop-'));
  rows = join(folder, 'rooms.csv');
  // Each room takes one of its two address books; the other is refused, in a request of its own.
  const lines = roomNames(2, 20).map(({ room, floor }) => `${room},${floor},A${room}; B${room}`);
  await writeFile(rows, ['Room,Floor,Address books', ...lines].join('\n'));
  sandbox = await startSandbox({
    rooms: 40,
    floors: 2,
    seed: 7,
    limits: { booksPerUnit: 1 },
    latencyMs: 10,
    tps: 40,
  });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
  await rm(folder, { recursive: true, force: true });
});
afterEach(async ({ task }) => pictureOfFailure(page, task));

test('a floor is tried first, a run stops at failures and tells why, and a time is asked for', async () => {
  const program = await startWindow(join(folder, 'home'), sandboxEnvironment(sandbox));
  onTestFinished(() => program.end());
  const opened = await openPage(browser);
  page = opened.page;
  onTestFinished(() => page.close());
  await page.goto(program.address);
  await beginJob(page, [rows]);
  await makePlan(page);
  await applyButton(page).waitFor();

  await page.getByLabel('Try a few rooms first').check();
  await page.getByLabel('Which rooms to try first').selectOption('floor');
  const floor = page.getByLabel('Floor to try first');
  const apply = page.getByRole('button', { name: 'Apply the rooms of one floor to Hotel Example' });
  await apply.waitFor();
  expect(await apply.isDisabled()).toBe(true);
  await page.getByText('Write the floor that shall be tried first').waitFor();

  await floor.fill('Cellar');
  await apply.click();
  await page.getByText(/no row is about a room under "Cellar"; .* Floor 1, Floor 2\./).waitFor();
  expect(changesOf(sandbox)).toBe(0);

  await floor.fill('floor 2');
  await page.getByLabel('Stop at failures').check();
  await page.getByLabel('Stop at a time').check();
  expect(await apply.isDisabled()).toBe(true);
  await page.getByLabel('Time at which the run stops').fill('23:59');
  await page.getByText(/^(Today at 23:59|At 23:59 on )/).waitFor();
  expect(
    await barriers(page, (scheme) => takePicture(page, `stop-choices-plan-${scheme}`)),
  ).toEqual([]);
  await page.getByLabel('Stop at a time').uncheck();
  await apply.click();

  await stage(page, 'Run').waitFor();
  await page.getByText('Why it stopped').waitFor();
  await page
    .getByRole('alert')
    .getByText(/^Stopped: \d+ of \d+ steps failed, more than 5 %; .* go on\.$/)
    .waitFor();
  const names = new Map(sandbox.state.units.map(({ id, name }) => [id, name]));
  const books = new Set(
    sandbox.state.addressBooks.filter(({ name }) => /^[AB]\d/.test(name)).map(({ id }) => id),
  );
  const rooms = sandbox.state.associations
    .filter(({ addressBookId }) => books.has(addressBookId))
    .map(({ unitId }) => names.get(unitId) ?? '');
  expect(rooms.length).toBeGreaterThan(0);
  expect(rooms.every((room) => room.startsWith('2'))).toBe(true);

  // What goes on asks anew.
  const goOn = page.getByRole('button', { name: /^Go on/ });
  await page.getByLabel('Stop at a time').check();
  expect(await goOn.isDisabled()).toBe(true);
  await page.getByText('Choose the time at which the run shall stop').waitFor();
  expect(await barriers(page, (scheme) => takePicture(page, `stop-choices-run-${scheme}`))).toEqual(
    [],
  );
  await page.getByLabel('Stop at a time').uncheck();
  await goOn.click();
  await page
    .getByText(/^Finished\. Of /)
    .first()
    .waitFor();
  expect(opened.troubles).toEqual([]);
});
