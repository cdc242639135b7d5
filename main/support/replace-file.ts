import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';

/** A file that is written beside its final place, and not seen there until it is complete. */
export type PendingFile = {
  /** Where to write. */
  temporary: string;
  /** Puts the complete file in its place, replacing an older one, safe against a power cut. */
  publish(): Promise<void>;
  /** Leaves nothing behind. */
  discard(): Promise<void>;
};

/** Rejects with a sentence where the file cannot be put in its place. */
export function pendingFile(path: string): PendingFile {
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  return {
    temporary,
    async publish() {
      await syncToDisk(temporary);
      try {
        await rename(temporary, path);
      } catch (error) {
        const code = errorCode(error);
        const reason =
          code === 'EISDIR' || code === 'ENOTEMPTY' || code === 'EEXIST'
            ? 'a folder of that name is in the way; choose another name'
            : 'it may be open in another program; close it there and try again';
        throw new Error(`"${basename(path)}" could not be replaced: ${reason}.`, {
          cause: error,
        });
      }
    },
    discard: () => rm(temporary, { force: true }),
  };
}

async function syncToDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
