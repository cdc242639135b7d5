import type Database from 'libsql';
import { z } from 'zod';

/**
 * The rows that a statement gives, each a tuple in the order of its columns.
 *
 * @throws ZodError where the database does not hold what it should
 */
export function query<T extends z.ZodType>(
  db: Database.Database,
  row: T,
  sql: string,
  ...values: unknown[]
): z.infer<T>[] {
  // Tuples: rows as objects carry a stray `_metadata` of libsql's.
  return z.array(row).parse(
    db
      .prepare(sql)
      .raw()
      .all(...values),
  );
}
