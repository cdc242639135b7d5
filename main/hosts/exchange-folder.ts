import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { safeFileName } from './file-name.ts';
import { makeFolder } from '../support/make-folder.ts';

const KEPT_MS = 24 * 3_600_000;

/**
 * Where files lie that come from a window without a place of their own, or go to a browser. They hold personal data: the folder is its
 * owner's alone, is emptied when the host ends, and what a killed host left is swept a day later.
 */
export type ExchangeFolder = {
  /** A path for a file of that name, in a folder of its own that is made here. */
  place(name: string): Promise<string>;
  /** Takes away all that was placed. */
  clear(): Promise<void>;
};

/** @param now milliseconds since 1970 */
export async function openExchangeFolder(folder: string, now: number): Promise<ExchangeFolder> {
  await makeFolder(folder, 0o700);
  await sweep(folder, now);
  const placed = new Set<string>();
  return {
    place: async (name) => {
      const own = join(folder, randomUUID());
      placed.add(own);
      await mkdir(own, { mode: 0o700 });
      return join(own, safeFileName(name));
    },
    clear: async () => {
      for (const own of placed) await rm(own, { recursive: true, force: true });
      placed.clear();
    },
  };
}

async function sweep(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    // Another host at work may take its own away at the same moment.
    const made = await stat(path).catch(() => null);
    if (made !== null && now - made.mtimeMs > KEPT_MS) {
      await rm(path, { recursive: true, force: true });
    }
  }
}
