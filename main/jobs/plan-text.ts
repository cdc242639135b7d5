import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { plan as planSchema, plannedRow, step } from '../../shared/domain/plan.ts';
import type { Plan } from '../../shared/domain/plan.ts';

/**
 * A plan as JSON texts. Between threads, 100,000 texts travel many times faster than
 * 100,000 objects, and they are what the database keeps anyway.
 */
export type PlanText = {
  /** Everything but steps and rows: name and JSON. */
  parts: [string, string][];
  steps: string[];
  rows: string[];
};

const head = planSchema.omit({ steps: true, rows: true });

/** What a screen shows of a plan before any of its steps. */
export const planHead = head.omit({ known: true, sheets: true });
export type PlanHead = z.infer<typeof planHead>;
/** Names of its parts. */
export const PLAN_HEAD = Object.keys(planHead.shape);

/** What is worked on before others get their turn: a few milliseconds' worth. */
const PAGE = 1000;

export async function planToText(plan: Plan): Promise<PlanText> {
  const { steps, rows, ...rest } = plan;
  return {
    parts: Object.entries(rest).map(([name, value]) => [name, JSON.stringify(value)]),
    steps: await inPages(steps, (one) => JSON.stringify(one)),
    rows: await inPages(rows, (one) => JSON.stringify(one)),
  };
}

/** @throws ZodError or SyntaxError where it is no plan any more */
export async function planFromText(text: PlanText): Promise<Plan> {
  return {
    ...head.parse(fromParts(text.parts)),
    steps: await inPages(text.steps, (one) => step.parse(JSON.parse(one))),
    rows: await inPages(text.rows, (one) => plannedRow.parse(JSON.parse(one))),
  };
}

/** @throws SyntaxError where a part is damaged */
export function fromParts(parts: [string, string][]): Record<string, unknown> {
  return Object.fromEntries(
    parts.map(([name, value]): [string, unknown] => [name, JSON.parse(value)]),
  );
}

async function inPages<A, B>(items: readonly A[], work: (item: A) => B): Promise<B[]> {
  const done: B[] = [];
  for (let at = 0; at < items.length; at += PAGE) {
    for (const item of items.slice(at, at + PAGE)) done.push(work(item));
    await setImmediate();
  }
  return done;
}
