import { existsSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { z } from 'zod';
import type { JobInfo } from '../../shared/domain/job.ts';
import { errorCode } from '../support/error-code.ts';
import { readFacts, readInfo, writeFacts } from './facts-table.ts';
import type { JobFacts } from './facts-table.ts';
import { databaseOf, lockOf } from './job-folder.ts';
import { appendEdits, moveCursor, readEdits } from './edit-table.ts';
import type { EditedCell, EditGroup, Edits } from './edit-table.ts';
import { appendLines, lastLines, readLines } from './journal-table.ts';
import type { JournalLine } from './journal-table.ts';
import { countSteps, pageSteps, readParts, readPlan, writePlan } from './plan-table.ts';
import type { StepQuery } from './plan-table.ts';
import type { PlanText } from './plan-text.ts';
import { query } from './query.ts';
import { migrate, VERSION, versionOf } from './schema.ts';
import { damaged, explain, newerVersion, noSuchJob, openElsewhere } from './store-failure.ts';
import { inTransaction } from './transaction.ts';

/** A reader of the list may hold the database for a moment; writers wait for it this long. */
const BUSY_MS = 10_000;

/** Who lists jobs looks at a lock for a moment; that is nobody who has the job open. */
const LOOKED_AT_MS = 300;

/**
 * Everything that touches a job's database; runs in the worker thread, one session a job.
 * Every method is done, and on disk where it writes, when it returns.
 *
 * @throws StoreError and the errors of SQLite, from every method
 */
export function jobSession() {
  let lock: Database.Database | null = null;
  let database: Database.Database | null = null;

  const db = (): Database.Database => {
    if (!database) throw new Error('The job is closed.');
    return database;
  };
  const write = <T>(work: () => T): T => inTransaction(db(), work);

  return {
    /** Fills the database of a new job and closes it, so that its folder can be renamed. */
    fill(folder: string, facts: JobFacts): void {
      const fresh = connect(databaseOf(folder));
      try {
        migrate(fresh);
        inTransaction(fresh, () => writeFacts(fresh, facts));
      } finally {
        shut(fresh);
      }
    },

    /** Takes the job for this process until the session or the process ends. */
    hold(folder: string, id: string): void {
      if (!existsSync(folder)) throw noSuchJob(id);
      makeLockFile(lockOf(folder));
      const file = new Database(lockOf(folder), { timeout: LOOKED_AT_MS });
      try {
        file.exec('BEGIN EXCLUSIVE');
      } catch (error) {
        file.close();
        throw isBusy(error) ? openElsewhere(id) : error;
      }
      lock = file;
    },

    /** Takes and opens the job, brought up to this program's version. */
    open(folder: string, id: string): JobFacts {
      this.hold(folder, id);
      if (!existsSync(databaseOf(folder))) throw damaged(id, 'its database is missing');
      database = connect(databaseOf(folder));
      checkVersion(database, id);
      const [[check] = []] = query(database, z.tuple([z.string()]), 'PRAGMA quick_check(1)');
      if (check !== 'ok') throw damaged(id, 'its database has broken pages');
      migrate(database);
      return readFacts(database);
    },

    info: (): JobInfo => readInfo(db()),
    putFacts: (facts: Partial<JobFacts>): void => write(() => writeFacts(db(), facts)),
    savePlan: (plan: PlanText): void => write(() => writePlan(db(), plan)),
    loadPlan: (): PlanText | null => readPlan(db()),
    planParts: (names: string[]): [string, string][] => readParts(db(), names),
    countSteps: () => countSteps(db()),
    pageSteps: (wanted: StepQuery): { total: number; items: string[] } => pageSteps(db(), wanted),
    appendEdits: (cells: EditedCell[], at: number): EditGroup =>
      write(() => appendEdits(db(), cells, at)),
    moveEdits: (cursor: number): void => write(() => moveCursor(db(), cursor)),
    edits: (): Edits => readEdits(db()),
    append: (lines: JournalLine[]): void => write(() => appendLines(db(), lines)),
    lastLines: (): JournalLine[] => lastLines(db()),
    lines: (): JournalLine[] => readLines(db()),

    /** @param value JSON, or null to forget */
    remember(key: string, value: string | null): void {
      write(() =>
        value === null
          ? db().prepare('DELETE FROM memory WHERE key = ?').run(key)
          : db().prepare('INSERT OR REPLACE INTO memory VALUES (?, ?)').run(key, value),
      );
    },
    recall(key: string): string | null {
      const sql = 'SELECT value FROM memory WHERE key = ?';
      const [[value] = []] = query(db(), z.tuple([z.string()]), sql, key);
      return value ?? null;
    },

    close(): void {
      if (database) shut(database);
      if (lock) release(lock);
      database = null;
      lock = null;
    },
  };
}
export type JobSession = ReturnType<typeof jobSession>;

/** Reads what a list shows of a job, without touching a run that another process has going. */
export function peek(folder: string, id: string): JobInfo {
  const path = databaseOf(folder);
  if (!existsSync(path)) throw damaged(id, 'its database is missing');
  let db: Database.Database | null = null;
  try {
    db = new Database(`${pathToFileURL(path).href}?mode=ro`, { timeout: BUSY_MS });
    checkVersion(db, id);
    const info = readInfo(db);
    // What says that it runs and is held by nobody was killed.
    const isDead = info.state === 'running' && !isHeld(lockOf(folder));
    return isDead ? { ...info, state: 'stopped' } : info;
  } catch (error) {
    throw explain(error, { id, folder });
  } finally {
    db?.close();
  }
}

/** Whether some process has the job of this lock open. */
function isHeld(path: string): boolean {
  if (!existsSync(path)) return false;
  const lock = new Database(path, { timeout: 0 });
  try {
    query(lock, z.tuple([z.int()]), 'SELECT count(*) FROM sqlite_master');
    return false;
  } catch (error) {
    if (!isBusy(error)) throw error;
    return true;
  } finally {
    lock.close();
  }
}

function checkVersion(db: Database.Database, id: string): void {
  const version = versionOf(db);
  if (version > VERSION) throw newerVersion(id, version, VERSION);
  if (version === 0) throw damaged(id, 'its database is not that of a job');
}

function connect(path: string): Database.Database {
  const db = new Database(path, { timeout: BUSY_MS });
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
  return db;
}

/** Brings the log into the database first: libsql closes a connection only when it is collected. */
function shut(db: Database.Database): void {
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // The log stays beside the database, and the next opening reads it.
  }
  db.close();
}

/**
 * Only where it is missing: closing any other handle of a file that this process has locked
 * would free the lock on POSIX systems. For the same reason nothing here reads these files itself.
 */
function makeLockFile(path: string): void {
  if (!existsSync(path)) writeFileSync(path, '', { mode: 0o600 });
}

function release(lock: Database.Database): void {
  try {
    lock.exec('ROLLBACK');
  } finally {
    lock.close();
  }
}

function isBusy(error: unknown): boolean {
  return errorCode(error)?.startsWith('SQLITE_BUSY') === true;
}
