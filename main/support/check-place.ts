import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Asks whether a file could be written there, before work is done whose result would be lost.
 * Rejects with the system's error as a write would; a full disk shows only in the writing.
 */
export async function checkPlace(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK);
  const there = await stat(path).catch(() => null);
  if (there?.isDirectory()) {
    throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
  }
}
