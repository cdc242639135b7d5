import type Database from 'libsql';
import { z } from 'zod';
import { plan as planSchema } from '../../shared/domain/plan.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { writeFacts } from './facts-table.ts';
import { query } from './query.ts';

/**
 * Puts the plan in the place of any earlier one. Steps and rows are rows of their own, so that they
 * can be filtered and paged without reading the whole. The caller owns the transaction.
 */
export function writePlan(db: Database.Database, plan: Plan): void {
  db.exec('DELETE FROM plan; DELETE FROM plan_steps; DELETE FROM plan_rows;');
  const { steps, rows, ...rest } = plan;
  const part = db.prepare('INSERT INTO plan (part, value) VALUES (?, ?)');
  for (const [name, value] of Object.entries(rest)) part.run(name, JSON.stringify(value));

  const addStep = db.prepare('INSERT INTO plan_steps VALUES (?, ?, ?, ?, ?)');
  for (const [position, step] of steps.entries()) {
    addStep.run(position, step.id, step.kind, step.action, JSON.stringify(step));
  }
  const addRow = db.prepare('INSERT INTO plan_rows VALUES (?, ?, ?, ?, ?, ?)');
  for (const [position, row] of rows.entries()) {
    addRow.run(position, row.key, row.sheet, row.row, row.state, JSON.stringify(row));
  }
  writeFacts(db, { rows: rows.length });
}

/** The plan as it was saved, null where none was. @throws ZodError where it is no plan any more */
export function readPlan(db: Database.Database): Plan | null {
  const parts = query(db, z.tuple([z.string(), z.string()]), 'SELECT part, value FROM plan');
  if (parts.length === 0) return null;
  return planSchema.parse({
    ...Object.fromEntries(parts.map(([part, value]) => [part, JSON.parse(value)])),
    steps: values(db, 'SELECT value FROM plan_steps ORDER BY position'),
    rows: values(db, 'SELECT value FROM plan_rows ORDER BY position'),
  });
}

function values(db: Database.Database, sql: string): unknown[] {
  return query(db, z.tuple([z.string()]), sql).map(([value]): unknown => JSON.parse(value));
}
