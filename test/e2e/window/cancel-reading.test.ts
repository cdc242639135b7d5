import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openWindow } from '../../support/open-window.ts';
import type { OpenWindow } from '../../support/open-window.ts';
import { pictureOfFailure } from '../../support/pictures.ts';
import { beginJob, dropField, dropOn } from '../../support/window-walk.ts';

/** So many that nobody reads them between two looks of the test at the page. */
const ROWS = 600_000;

let open: OpenWindow;
beforeAll(async () => {
  open = await openWindow();
});
afterAll(() => open.close());
afterEach(({ task }) => pictureOfFailure(open.page, task));

test('a large file says how far it is read, and is let go by a press of a button', async () => {
  const { page } = open;
  const large = join(open.folder, 'large.csv');
  const rows = Array.from({ length: ROWS }, (_, at) => `${at + 1},Room ${at + 1},${at + 10_000}`);
  await writeFile(large, `Room,Display name,Extension\n${rows.join('\n')}\n`);
  await dropOn(page, dropField(page), [large]);
  await page.getByText(/^Reading large\.csv: [\d,]+ rows, \d+ %$/).waitFor();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' });
  expect(await page.getByRole('alert').count()).toBe(0);
  expect(await page.getByRole('link', { name: /large\.csv/ }).count()).toBe(0);
});

test('another file is read as if nothing had been', async () => {
  const small = join(open.folder, 'small.csv');
  await writeFile(small, 'Room,Extension\n101,7101\n');
  await beginJob(open.page, [small]);
  await open.page.getByRole('heading', { name: 'How small.csv is read' }).waitFor();
  expect(open.troubles).toEqual([]);
});
