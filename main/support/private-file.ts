import { writeFile } from 'node:fs/promises';
import { pendingFile } from './replace-file.ts';

/**
 * Writes text so that only the owner can read it and so that the file is there whole or not at all.
 * Rejects with a sentence where it cannot be put in its place, else with the system's error.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const file = pendingFile(path);
  try {
    // `wx`: a file or link that waits there would keep its own mode and lead elsewhere.
    await writeFile(file.temporary, text, { mode: 0o600, flag: 'wx' });
    await file.publish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
