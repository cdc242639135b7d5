import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const folder = fileURLToPath(new URL('../../test-artifacts/', import.meta.url));

/** Keeps how the window looks now, for a person to look at after the tests. */
export async function takePicture(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: `${folder}${name}.png` });
}

/** For `afterEach`: how the window looked when a test failed. */
export async function pictureOfFailure(
  page: Page,
  { name, result }: { name: string; result?: { state: string } },
): Promise<void> {
  if (result?.state === 'fail') await takePicture(page, `failed ${name}`);
}
