import { stat, writeFile } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { ExchangeFolder } from '../exchange-folder.ts';
import type { FileRegister } from '../file-register.ts';

/** What the preload sends for a file: where it lies, or its bytes where it lies nowhere. */
const givenFile = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string(), bytes: z.instanceof(ArrayBuffer) }),
]);

export type GivenFiles = {
  /** An id for a file that was dropped, chosen or pasted; a sentence for folders and the like. */
  take(given: unknown): Promise<Result<string, CallError>>;
};

export function createGivenFiles(files: FileRegister, exchange: ExchangeFolder): GivenFiles {
  return {
    take: async (given) => {
      const read = givenFile.safeParse(given);
      if (!read.success) return refuse('bad-input', 'That is not a file; choose it again.');
      if ('path' in read.data) return takePath(files, read.data.path);
      const { name, bytes } = read.data;
      if (bytes.byteLength === 0) return refuse('unreadable-file', 'There is nothing to paste.');
      const path = await exchange.place(name);
      await writeFile(path, new Uint8Array(bytes), { mode: 0o600, flag: 'wx' });
      return ok(files.give(path, 'source'));
    },
  };
}

async function takePath(files: FileRegister, path: string): Promise<Result<string, CallError>> {
  const name = basename(path);
  const found = isAbsolute(path) ? await stat(path).catch(() => null) : null;
  if (found === null) {
    return refuse('unreadable-file', `"${name}" is not there any more; choose it again.`);
  }
  if (found.isDirectory()) {
    return refuse('unreadable-file', `"${name}" is a folder; open it and choose the files in it.`);
  }
  if (!found.isFile()) return refuse('unreadable-file', `"${name}" is no file that can be read.`);
  if (found.size === 0) {
    return refuse('unreadable-file', `"${name}" is empty; choose a file with rows in it.`);
  }
  return ok(files.give(path, 'source'));
}

function refuse(code: CallError['code'], message: string): Result<string, CallError> {
  return fail({ code, message });
}
