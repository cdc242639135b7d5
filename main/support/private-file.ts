import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes text so that only the owner can read it and so that the file is there whole or not
 * at all: beside its place first, flushed, then renamed.
 */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
