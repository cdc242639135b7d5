import type Database from 'libsql';
import { z } from 'zod';
import { stepState } from '../../shared/domain/job.ts';
import type { StepState } from '../../shared/domain/job.ts';
import { query } from './query.ts';

/** One line of the journal; `at` in milliseconds of the wall clock. */
export type JournalLine = { stepId: string; state: StepState; at: number };

/** Appends lines in their order; the caller owns the transaction. */
export function appendLines(db: Database.Database, lines: JournalLine[]): void {
  const add = db.prepare('INSERT INTO journal (at, step, value) VALUES (?, ?, ?)');
  for (const line of lines) add.run(line.at, line.stepId, JSON.stringify(line.state));
}

/** Everything that was ever recorded, oldest first. @throws ZodError where a line is damaged */
export function readLines(db: Database.Database): JournalLine[] {
  return parse(db, 'SELECT at, step, value FROM journal ORDER BY seq');
}

/** The last line of every step that has one, in the order in which they were recorded. */
export function lastLines(db: Database.Database): JournalLine[] {
  return parse(
    db,
    `SELECT at, step, value FROM journal
       WHERE seq IN (SELECT max(seq) FROM journal GROUP BY step) ORDER BY seq`,
  );
}

function parse(db: Database.Database, sql: string): JournalLine[] {
  const rows = query(db, z.tuple([z.int(), z.string(), z.string()]), sql);
  return rows.map(([at, stepId, value]) => ({
    stepId,
    state: stepState.parse(JSON.parse(value)),
    at,
  }));
}
