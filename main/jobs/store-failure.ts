import { z } from 'zod';
import { errorCode } from '../support/error-code.ts';

/** Why the job store could not do what it was asked; one sentence for people. */
export type StoreFailure = {
  code: 'no-such-job' | 'job-open-elsewhere' | 'damaged' | 'disk' | 'newer-version';
  message: string;
};

/** A store failure that travels as a rejection, for calls that have no result to carry it. */
export type StoreError = Error & StoreFailure;

export function storeError(code: StoreFailure['code'], message: string): StoreError {
  return Object.assign(new Error(message), { code });
}

const CODES: readonly unknown[] = [
  'no-such-job',
  'job-open-elsewhere',
  'damaged',
  'disk',
  'newer-version',
] satisfies StoreFailure['code'][];

export function isStoreError(error: unknown): error is StoreError {
  return error instanceof Error && 'code' in error && CODES.includes(error.code);
}

export function noSuchJob(id: string): StoreError {
  const shown = JSON.stringify(id.slice(0, 60));
  return storeError(
    'no-such-job',
    `There is no job ${shown}; \`bellhop jobs\` lists those there are.`,
  );
}

export function openElsewhere(id: string): StoreError {
  return storeError(
    'job-open-elsewhere',
    `Job ${id} is open in another Bellhop; wait until that one ends or close it, then try again.`,
  );
}

/** @param what the end of the sentence "Job … is damaged: " */
export function damaged(id: string, what: string): StoreError {
  return storeError(
    'damaged',
    `Job ${id} is damaged: ${what}; its source files are still in its folder, so start a new job from them.`,
  );
}

export function newerVersion(id: string, found: number, known: number): StoreError {
  return storeError(
    'newer-version',
    `Job ${id} was made by a newer Bellhop (store version ${found}, this one knows up to ${known}); update Bellhop to open it.`,
  );
}

/**
 * What an error of SQLite, of the file system or of reading back means for a job.
 * Errors that mean nothing here are bugs and come back as they are.
 */
export function explain(error: unknown, job: { id: string; folder: string }): unknown {
  if (!(error instanceof Error) || isStoreError(error)) return error;
  if (error instanceof z.ZodError || error instanceof SyntaxError) {
    return damaged(job.id, 'what it holds is not what was saved');
  }
  const code = codeOf(error);
  if (/^SQLITE_(FULL)|^(ENOSPC|EDQUOT)$/.test(code)) {
    return storeError(
      'disk',
      `The disk that holds ${job.folder} is full; free some space there and try again.`,
    );
  }
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) {
    return damaged(job.id, 'its database can no longer be read');
  }
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return openElsewhere(job.id);
  if (/^SQLITE_(READONLY|PERM|AUTH)|^(EACCES|EPERM|EROFS)$/.test(code)) {
    return storeError(
      'disk',
      `Bellhop may not write in ${job.folder}; give yourself the right to it, or choose another folder with BELLHOP_HOME, and try again.`,
    );
  }
  if (/^(EEXIST|ENOTDIR)$/.test(code)) {
    return storeError(
      'disk',
      `${job.folder} cannot be made, since a file is in its way; move that file, or choose another folder with BELLHOP_HOME, and try again.`,
    );
  }
  if (/^SQLITE_(IOERR|CANTOPEN)|^(EIO|EFBIG|EMFILE|ENFILE|ENXIO|ENODEV)$/.test(code)) {
    return storeError(
      'disk',
      `The disk that holds ${job.folder} cannot be written or read; check the disk and try again.`,
    );
  }
  return error;
}

/** libsql gives no code for a database that cannot be opened, only words. */
function codeOf(error: Error): string {
  return (
    errorCode(error) ?? (error.message.startsWith('ConnectionFailed') ? 'SQLITE_CANTOPEN' : '')
  );
}
