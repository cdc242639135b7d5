import type Database from 'libsql';
import { z } from 'zod';
import { jobInfo } from '../../shared/domain/job.ts';
import type { JobInfo } from '../../shared/domain/job.ts';
import { planOptions } from '../../shared/domain/settings.ts';
import { query } from './query.ts';

/** What is known of a job besides its plan and its journal. */
const jobFacts = jobInfo.extend({
  organization: z.string().nullable(),
  options: planOptions,
  /** Whatever the app wants back. */
  setup: z.unknown(),
});
export type JobFacts = z.infer<typeof jobFacts>;

/** Reads all facts. @throws ZodError where they are not those of a job */
export function readFacts(db: Database.Database): JobFacts {
  const rows = query(db, z.tuple([z.string(), z.string()]), 'SELECT key, value FROM facts');
  return jobFacts.parse(Object.fromEntries(rows.map(([key, value]) => [key, JSON.parse(value)])));
}

/** Reads what lists show; a job at work counts as changed when its journal last grew. */
export function readInfo(db: Database.Database): JobInfo {
  const info = jobInfo.parse(readFacts(db));
  const sql = 'SELECT at FROM journal ORDER BY seq DESC LIMIT 1';
  const [[last] = []] = query(db, z.tuple([z.int()]), sql);
  const updated = Math.max(Date.parse(info.updatedAt), last ?? 0);
  return { ...info, updatedAt: new Date(updated).toISOString() };
}

/** Writes some facts; the caller owns the transaction. */
export function writeFacts(db: Database.Database, facts: Partial<JobFacts>): void {
  const put = db.prepare('INSERT OR REPLACE INTO facts (key, value) VALUES (?, ?)');
  for (const [key, value] of Object.entries(facts)) put.run(key, JSON.stringify(value ?? null));
}
