import type Database from 'libsql';

/** Runs `work` in one transaction: all of it is on disk when this returns, or none of it ever. */
export function inTransaction<T>(db: Database.Database, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const value = work();
    db.exec('COMMIT');
    return value;
  } catch (error) {
    rollBack(db);
    throw error;
  }
}

/** SQLite itself rolls back on some errors; the first error is the one that matters. */
function rollBack(db: Database.Database): void {
  try {
    db.exec('ROLLBACK');
  } catch {
    // Nothing was open any more.
  }
}
