import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'libsql';
import { errorCode } from './error-code.ts';

const LOOK_EVERY_MS = 20;
/** Work under a lock takes milliseconds; whoever holds it this long hangs. */
const PATIENCE_MS = 10_000;

/**
 * Does work that no other process, and nothing else in this one, does at the same time under the
 * same lock. The lock is one of SQLite on an empty file, so it dies with its process.
 *
 * @param path of the lock file, made where it is missing; its folder must be there
 * @throws an error with a sentence where the lock cannot be had, besides what the work throws
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  // Only where it is missing: closing another handle of a locked file would free the lock on POSIX systems.
  if (!existsSync(path)) writeFileSync(path, '', { mode: 0o600 });
  // Loaded when it is first needed, since most commands change nothing here.
  const { default: Connection } = await import('libsql');
  const lock = new Connection(path, { timeout: 0 });
  try {
    const patience = performance.now() + PATIENCE_MS;
    while (!take(lock)) {
      if (performance.now() > patience) {
        throw new Error(`Another Bellhop holds ${path}; close it, then try again.`);
      }
      await sleep(LOOK_EVERY_MS);
    }
    try {
      return await work();
    } finally {
      lock.exec('ROLLBACK');
    }
  } finally {
    lock.close();
  }
}

function take(lock: Database.Database): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return true;
  } catch (error) {
    if (errorCode(error)?.startsWith('SQLITE_BUSY') === true) return false;
    throw error;
  }
}
