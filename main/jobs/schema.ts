import type Database from 'libsql';
import { z } from 'zod';
import { query } from './query.ts';
import { inTransaction } from './transaction.ts';

/**
 * One entry a version, in order; the position is the version it leads to. Entries that a release
 * has shipped are never edited: jobs of that version are on people's disks.
 */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE memory (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE plan (part TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE plan_steps (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
     action TEXT NOT NULL, value TEXT NOT NULL) STRICT;
   CREATE TABLE plan_rows (position INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, sheet TEXT NOT NULL,
     row INTEGER NOT NULL, state TEXT NOT NULL, value TEXT NOT NULL) STRICT;
   CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,
     step TEXT NOT NULL, value TEXT NOT NULL) STRICT;`,
  // What a run did is evidence: not even a slip of our own may rewrite it.
  `CREATE TRIGGER journal_keeps_entries BEFORE UPDATE ON journal
     BEGIN SELECT RAISE(ABORT, 'journal entries are never changed'); END;
   CREATE TRIGGER journal_keeps_all BEFORE DELETE ON journal
     BEGIN SELECT RAISE(ABORT, 'journal entries are never removed'); END;`,
  // Edits of cells, in groups that are undone as one; the cursor is the last that counts.
  `CREATE TABLE edits (id INTEGER PRIMARY KEY AUTOINCREMENT, parent INTEGER NOT NULL, at INTEGER NOT NULL,
     cells TEXT NOT NULL) STRICT;
   CREATE TRIGGER edits_keep_groups BEFORE UPDATE ON edits
     BEGIN SELECT RAISE(ABORT, 'edits are never changed'); END;
   CREATE TRIGGER edits_keep_all BEFORE DELETE ON edits
     BEGIN SELECT RAISE(ABORT, 'edits are never removed'); END;
   CREATE TABLE edit_cursor (one INTEGER PRIMARY KEY CHECK (one = 1), edit INTEGER NOT NULL) STRICT;
   INSERT INTO edit_cursor VALUES (1, 0);
   ALTER TABLE plan_steps ADD COLUMN search TEXT NOT NULL DEFAULT '';
   UPDATE plan_steps SET search = lower(value);`,
];

/** The version that this program writes. */
export const VERSION = MIGRATIONS.length;

/** The version of a database; 0 where it was never one of ours. */
export function versionOf(db: Database.Database): number {
  const [[version] = []] = query(db, z.tuple([z.int()]), 'PRAGMA user_version');
  return version ?? 0;
}

/** Brings a database up to `VERSION`, each version in a transaction of its own. */
export function migrate(db: Database.Database, migrations: readonly string[] = MIGRATIONS): void {
  for (let version = versionOf(db); version < migrations.length; version++) {
    inTransaction(db, () => {
      db.exec(migrations[version] ?? '');
      db.exec(`PRAGMA user_version = ${version + 1}`);
    });
  }
}
