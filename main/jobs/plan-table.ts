import type Database from 'libsql';
import { z } from 'zod';
import { writeFacts } from './facts-table.ts';
import type { PlanText } from './plan-text.ts';
import { query } from './query.ts';

/**
 * Puts the plan in the place of any earlier one. Steps and rows are rows of their own, so that they
 * can be filtered and paged without reading the whole. The caller owns the transaction.
 */
export function writePlan(db: Database.Database, plan: PlanText): void {
  db.exec('DELETE FROM plan; DELETE FROM plan_steps; DELETE FROM plan_rows;');
  const part = db.prepare('INSERT INTO plan (part, value) VALUES (?, ?)');
  for (const [name, value] of plan.parts) part.run(name, value);

  const addStep = db.prepare(
    `INSERT INTO plan_steps (position, id, kind, action, value, search)
       VALUES (?1, ?2 ->> 'id', ?2 ->> 'kind', ?2 ->> 'action', ?2, ?3)`,
  );
  for (const [position, step] of plan.steps.entries()) {
    addStep.run(position, step, searchText(step));
  }
  const addRow = db.prepare(
    `INSERT INTO plan_rows (position, key, sheet, row, state, value)
       VALUES (?1, ?2 ->> 'key', ?2 ->> 'sheet', ?2 ->> 'row', ?2 ->> 'state', ?2)`,
  );
  for (const [position, row] of plan.rows.entries()) addRow.run(position, row);
  writeFacts(db, { rows: plan.rows.length });
}

/** The plan as it was saved, null where none was. */
export function readPlan(db: Database.Database): PlanText | null {
  const parts = query(db, z.tuple([z.string(), z.string()]), 'SELECT part, value FROM plan');
  if (parts.length === 0) return null;
  return {
    parts,
    steps: texts(db, 'SELECT value FROM plan_steps ORDER BY position'),
    rows: texts(db, 'SELECT value FROM plan_rows ORDER BY position'),
  };
}

/** Some parts of the plan by name, as JSON; empty where no plan was saved. */
export function readParts(db: Database.Database, names: string[]): [string, string][] {
  const sql = `SELECT part, value FROM plan WHERE part IN (SELECT value FROM json_each(?))`;
  return query(db, z.tuple([z.string(), z.string()]), sql, JSON.stringify(names));
}

/** How many steps there are of each kind and action. */
export function countSteps(db: Database.Database): [kind: string, action: string, steps: number][] {
  const sql = 'SELECT kind, action, count(*) FROM plan_steps GROUP BY kind, action';
  return query(db, z.tuple([z.string(), z.string(), z.int()]), sql);
}

export type StepQuery = {
  kind: string | null;
  action: string | null;
  /** Found anywhere in what a person reads of the step, whatever its case. */
  text: string;
  /** Actions whose steps come first, in this order; absent: steps in the order of the plan. */
  first?: readonly string[];
  offset: number;
  limit: number;
};

/** A page of the steps that fit, as JSON, and how many fit. */
export function pageSteps(
  db: Database.Database,
  { kind, action, text, first = [], offset, limit }: StepQuery,
): { total: number; items: string[] } {
  const where = `WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR action = ?2)
    AND (?3 = '' OR instr(search, ?3) > 0)`;
  const wanted = [kind, action, text.trim().toLowerCase()];
  const [[total] = []] = query(
    db,
    z.tuple([z.int()]),
    `SELECT count(*) FROM plan_steps ${where}`,
    ...wanted,
  );
  // Sorted without their values, which are long.
  const sql = `WITH ranks (action, rank) AS (SELECT value, key FROM json_each(?6)),
    page (rank, position) AS (
      SELECT coalesce(rank, ?7), position FROM plan_steps LEFT JOIN ranks USING (action) ${where}
      ORDER BY 1, 2 LIMIT ?4 OFFSET ?5)
    SELECT value FROM page JOIN plan_steps USING (position) ORDER BY rank, position`;
  const order = [JSON.stringify(first), first.length];
  const items = query(db, z.tuple([z.string()]), sql, ...wanted, limit, offset, ...order);
  return { total: total ?? 0, items: items.map(([value]) => value) };
}

const searched = z.object({
  key: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
});

/** What a person reads of a step, in small letters; SQLite itself knows no case beyond English. */
function searchText(step: string): string {
  const { key, before, after, reason } = searched.parse(JSON.parse(step));
  return [key, ...wordsOf(before), ...wordsOf(after), reason ?? ''].join('\n').toLowerCase();
}

function wordsOf(values: unknown): unknown[] {
  return typeof values === 'object' && values !== null ? Object.values(values).flat() : [];
}

function texts(db: Database.Database, sql: string): string[] {
  return query(db, z.tuple([z.string()]), sql).map(([value]) => value);
}
