import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { errorCode } from '../../support/error-code.ts';

export const UPLOAD_LIMIT_BYTES = 200_000_000;

/** An upload that was not taken: the HTTP status and a sentence. */
export type RefusedUpload = { status: 400 | 413 | 507; message: string };

/**
 * Streams an upload to its path; a whole file is never in memory. Whatever was written of one that
 * is refused or breaks off is taken away, with the folder made for it.
 */
export async function receiveUpload(
  body: Readable,
  path: string,
  name: string,
  limitBytes: number,
): Promise<Result<null, RefusedUpload>> {
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > limitBytes ? new TooLarge() : null, chunk);
    },
  });
  try {
    await pipeline(body, count, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    if (bytes > 0) return ok(null);
    await discard(path);
    return fail({
      status: 400,
      message: `"${name}" is empty or a folder; choose a file with rows in it.`,
    });
  } catch (error) {
    await discard(path);
    return fail(refusal(error, name, limitBytes));
  }
}

class TooLarge extends Error {}

function refusal(error: unknown, name: string, limitBytes: number): RefusedUpload {
  if (error instanceof TooLarge) return tooLarge(name, limitBytes);
  const code = errorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      status: 507,
      message: `"${name}" could not be taken, since the disk is full; free some of it and try again.`,
    };
  }
  return {
    status: 400,
    message: `"${name}" did not arrive whole (${code ?? 'unknown reason'}); choose it again.`,
  };
}

export function tooLarge(name: string, limitBytes: number): RefusedUpload {
  return {
    status: 413,
    message: `"${name}" is larger than ${limitBytes / 1_000_000} MB, which is the most that Bellhop takes; split it.`,
  };
}

async function discard(path: string): Promise<void> {
  await rm(dirname(path), { recursive: true, force: true });
}
