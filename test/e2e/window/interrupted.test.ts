import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { sandboxEnvironment } from '../../../main/hosts/cli/sandbox-environment.ts';
import { startSandbox } from '../../../main/sandbox/sandbox.ts';
import type { Sandbox } from '../../../main/sandbox/sandbox.ts';
import { bellhop } from '../../support/bellhop-process.ts';
import { launchChromium } from '../../support/chromium.ts';
import { naturalState } from '../../support/natural-state.ts';
import { roomNames, writeOnboarding } from '../../support/onboarding-workbook.ts';
import { until } from '../../support/until.ts';
import { openPage, startWindow } from '../../support/window-program.ts';
import type { WindowProgram } from '../../support/window-program.ts';
import { applyButton, beginJob, makePlan, rail, stage } from '../../support/window-walk.ts';

const ROOMS = 24;
/**
 * The longer the service holds the run, the longer its request waits before it asks again, up to half
 * a minute; on a loaded machine everything else takes long as well. In milliseconds.
 */
const PATIENCE = 120_000;
vi.setConfig({ testTimeout: 2 * PATIENCE, hookTimeout: PATIENCE });

let folder = '';
let workbook = '';
let browser: Browser;
let undisturbed: ReturnType<typeof naturalState>;
let effects: Record<string, number>;

const freshService = () => startSandbox({ rooms: ROOMS, floors: 4, seed: 7 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellhop-interrupted-'));
  workbook = join(folder, 'onboarding.xlsx');
  await writeOnboarding(workbook, roomNames(4, ROOMS / 4), 12);
  const calm = await freshService();
  const env = { ...sandboxEnvironment(calm), BELLHOP_HOME: join(folder, 'calm') };
  const applied = await bellhop(['apply', workbook, '--yes'], env);
  expect(applied.code, applied.stderr).toBe(0);
  undisturbed = naturalState(calm.state);
  ({ effects } = calm.requests());
  await calm.close();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** Ends with its test, however that ends. */
async function windowOver(home: string, sandbox: Sandbox): Promise<WindowProgram> {
  const program = await startWindow(home, sandboxEnvironment(sandbox));
  onTestFinished(() => program.end());
  return program;
}

async function serviceOfTest(): Promise<Sandbox> {
  const sandbox = await freshService();
  onTestFinished(() => sandbox.close());
  return sandbox;
}

/** No room gets its address books before this is lifted, so a run stays in its middle until then. */
function holdAssociations(sandbox: Sandbox): () => void {
  sandbox.setFaults([{ operation: 'associations.createBatch', kind: '429' }]);
  return () => sandbox.setFaults([]);
}

async function patientPage(): ReturnType<typeof openPage> {
  const opened = await openPage(browser);
  opened.page.setDefaultTimeout(PATIENCE);
  return opened;
}

/** Plans and applies the workbook, and waits until the run has come to where it is held. */
async function runToMiddle(page: Page, sandbox: Sandbox): Promise<void> {
  await beginJob(page, [workbook]);
  await makePlan(page);
  await applyButton(page).click();
  await stage(page, 'Run').waitFor();
  // Steps are done before that too, with nothing under way that a kill could leave unknown.
  await until(() => (sandbox.requests().faults['429'] ?? 0) > 0);
  await inMiddle(page);
}

async function inMiddle(page: Page): Promise<void> {
  await page.getByText(/^[1-9]\d* of \d+ steps$/).waitFor();
}

test('a reload in the middle of a run comes back to it, and the run ends as if nobody had reloaded', async () => {
  const sandbox = await serviceOfTest();
  const program = await windowOver(join(folder, 'reloaded'), sandbox);
  const { page, troubles } = await patientPage();
  await page.goto(program.address);
  const lift = holdAssociations(sandbox);
  await runToMiddle(page, sandbox);

  await page.reload();
  await stage(page, 'Run').waitFor();
  await inMiddle(page);
  await page.getByRole('progressbar', { name: 'Progress of the run' }).waitFor();
  await rail(page, 'Run').getByText(/\d %$/).waitFor();

  lift();
  await page.getByText(/^Finished\. Of/).waitFor();
  await rail(page, 'Result').click();
  await page.getByText(/^Of \d+ rows: \d+ done\.$/).waitFor();
  expect(naturalState(sandbox.state)).toEqual(undisturbed);
  expect(sandbox.requests().effects).toEqual(effects);
  expect(troubles).toEqual([]);
  await page.close();
});

test('after a kill in the middle of a run the job is offered, goes on, and ends as if nothing had happened', async () => {
  const home = join(folder, 'killed');
  const sandbox = await serviceOfTest();
  const first = await windowOver(home, sandbox);
  const { page } = await patientPage();
  await page.goto(first.address);
  const lift = holdAssociations(sandbox);
  await runToMiddle(page, sandbox);
  await first.kill();
  await page.getByText(/The connection to Bellhop is lost/).waitFor();

  lift();
  const second = await windowOver(home, sandbox);
  await page.goto(second.address);
  const offer = page.getByRole('region', { name: 'Unfinished job' });
  await offer.getByText('onboarding.xlsx').waitFor();
  await offer.getByRole('link', { name: 'Go on' }).click();
  await stage(page, 'Run').waitFor();
  await page.getByText(/going on settles them by reading/).waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByText(/^Finished\. Of/).waitFor();
  await rail(page, 'Result').click();
  await page.getByText(/^Of \d+ rows: \d+ done\.$/).waitFor();
  expect(naturalState(sandbox.state)).toEqual(undisturbed);
  expect(sandbox.requests().effects).toEqual(effects);
  await page.close();
});
