import type { CDPSession, Locator, Page } from 'playwright-core';

/** The heading of a page or stage; it is there once the stage is. */
export function stage(page: Page, name: string): Locator {
  return page.getByRole('heading', { level: 1, name, exact: true });
}

/** A link of the rail on the left: a page, or a stage of the open job. */
export function rail(page: Page, name: string): Locator {
  return page.getByRole('navigation', { name: 'Bellhop' }).getByRole('link', { name });
}

/** Drops files or folders on the window, as the system does it and not as a page could. */
export async function dropOn(page: Page, target: Locator, paths: string[]): Promise<void> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('There is nothing to drop on.');
  const session: CDPSession = await page.context().newCDPSession(page);
  const place = { x: box.x + box.width / 2, y: box.y + 20 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, ...place, data });
  }
  await session.detach();
}

/** The field on which a job begins. */
export function dropField(page: Page): Locator {
  return page.getByText('Drop a spreadsheet to begin').locator('xpath=ancestor::*[@role][1]');
}

/** Begins a job with files and waits until they were read. */
export async function beginJob(page: Page, paths: string[]): Promise<void> {
  await rail(page, 'Jobs').click();
  await dropField(page).waitFor();
  await dropOn(page, dropField(page), paths);
  await stage(page, 'File').waitFor();
}

/** From any stage of an open job to its plan; rows with errors are left out where there are some. */
export async function makePlan(page: Page): Promise<void> {
  await rail(page, 'Plan').click();
  await stage(page, 'Plan').waitFor();
  const button = page.getByRole('button', { name: /^Plan [\d,]+ rows?$/ });
  await button.waitFor();
  const leaveOut = page.getByLabel('Leave out rows with errors and send the rest');
  if ((await leaveOut.count()) > 0) await leaveOut.check();
  await button.click();
}

/** The button that sets a plan going. */
export function applyButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Apply [\d,]+ changes? to / });
}
