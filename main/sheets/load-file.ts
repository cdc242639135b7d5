import { constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { errorCode } from '../support/error-code.ts';
import { LIMITS } from './limits.ts';
import { quoted, refuse } from './refuse.ts';

/** The bytes of a file; refuses what is no readable file of bearable size. */
export async function loadFile(path: string, file: string): Promise<Buffer> {
  let handle: FileHandle;
  try {
    // Without O_NONBLOCK a named pipe would wait for ever for somebody to write.
    handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    return refuseToOpen(file, errorCode(error));
  }
  try {
    const stat = await handle.stat();
    if (!stat.isFile()) return refuseToOpen(file, stat.isDirectory() ? 'EISDIR' : 'ENXIO');
    if (stat.size > LIMITS.fileBytes) {
      const megabytes = Math.round(stat.size / 1024 / 1024);
      refuse(
        'too-large',
        `${quoted(file)} has ${megabytes} MB, more than the ${LIMITS.fileBytes / 1024 / 1024} MB that Bellhop reads: split it into several files.`,
      );
    }
    return await readWhole(handle, stat, file);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return refuseToOpen(file, code);
  } finally {
    await handle.close();
  }
}

/**
 * As many bytes as the file had when it was opened; a file that others write to meanwhile is refused,
 * since half of it is none of what anybody saved.
 */
async function readWhole(handle: FileHandle, before: Stats, file: string): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(before.size);
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  const after = await handle.stat();
  if (filled < bytes.length || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    refuse(
      'not-a-file',
      `${quoted(file)} was changed by another program while it was read: wait until that has finished, and try again.`,
    );
  }
  return bytes;
}

function refuseToOpen(file: string, code: string | undefined): never {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR': {
      return refuse('not-found', `${quoted(file)} was not found: check its name and folder.`);
    }
    case 'EISDIR': {
      return refuse('not-a-file', `${quoted(file)} is a folder: choose a file in it.`);
    }
    case 'EACCES':
    case 'EPERM': {
      return refuse(
        'no-permission',
        `${quoted(file)} may not be read by you: ask its owner for permission, or copy it to a folder of your own.`,
      );
    }
    case 'EBUSY': {
      return refuse(
        'no-permission',
        `${quoted(file)} is locked by another program: close it there and try again.`,
      );
    }
    case undefined:
    default: {
      return refuse(
        'not-a-file',
        `${quoted(file)} cannot be read as a file (${code ?? 'unknown reason'}): copy it to a folder of your own and try again.`,
      );
    }
  }
}
