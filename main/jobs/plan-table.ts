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
    `INSERT INTO plan_steps (position, id, kind, action, value)
       VALUES (?1, ?2 ->> 'id', ?2 ->> 'kind', ?2 ->> 'action', ?2)`,
  );
  for (const [position, step] of plan.steps.entries()) addStep.run(position, step);
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

function texts(db: Database.Database, sql: string): string[] {
  return query(db, z.tuple([z.string()]), sql).map(([value]) => value);
}
