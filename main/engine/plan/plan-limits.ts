import type { LimitUse, Step } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';
import { createLimitGate } from './limit-gate.ts';
import type { PlanContext } from './plan-context.ts';

export type Limited = { steps: Step[]; limits: LimitUse[] };

/**
 * Adds up what is live, what the plan brings and what it takes away. Blocks the steps that would pass a
 * limit, as well as those that need a step which is not sent. What fits only once something else is gone
 * waits for that, and is sent after it, even where the removal is the other half of a move.
 */
export function applyLimits(
  steps: readonly Step[],
  rowsByKey: ReadonlyMap<string, ValidRow>,
  context: PlanContext,
): Limited {
  const gate = createLimitGate(rowsByKey, context);
  const known = new Map(steps.map((step) => [step.id, step]));
  const decided = new Map<string, Step>();
  let open: readonly Step[] = steps;
  let isLast = false;

  while (open.length > 0) {
    const left: Step[] = [];
    /** What the steps that are left would take and cannot have yet. */
    const full = new Map<string, string>();
    for (const [at, step] of open.entries()) {
      if (step.needs.some((need) => !decided.has(mustBePlanned(step, need, known).id))) {
        left.push(step);
        continue;
      }
      const barred = step.write ? unmetNeed(step, decided) : null;
      const taken = step.write && barred === null ? gate.take(step) : null;
      if (taken && !taken.ok && !isLast) {
        const later = [...left, ...open.slice(at + 1)];
        if (later.some((other) => gate.couldGive(other, taken.full))) {
          full.set(step.id, taken.full);
          left.push(step);
          continue;
        }
      }
      const reason = barred ?? (taken && !taken.ok ? taken.reason : null);
      const claims = taken?.ok ? taken.claims : [];
      decided.set(step.id, reason === null ? withNeeds(step, claims) : block(step, reason));
      // Only one is refused for good at a time, since what needs it then takes nothing either.
      if (isLast && reason !== null) isLast = false;
    }
    if (left.length < open.length) open = left;
    else {
      const turned = turnMove(left, full, gate.couldGive);
      if (turned === null && isLast) throw new Error('The steps of a plan wait for each other.');
      isLast = turned === null;
      open = turned ?? left;
    }
  }
  return { steps: [...decided.values()], limits: gate.limits() };
}

/**
 * Where a move takes what only its own removal gives back, the removal comes first: it no longer waits
 * for what it makes room for. Null where no such move is left.
 */
function turnMove(
  left: readonly Step[],
  full: ReadonlyMap<string, string>,
  couldGive: (step: Step, full: string) => boolean,
): Step[] | null {
  for (const [id, key] of full) {
    const giver = left.find((step) => step.needs.includes(id) && couldGive(step, key));
    if (!giver) continue;
    const needs = giver.needs.filter((need) => need !== id);
    return left.map((step) => (step === giver ? { ...giver, needs } : step));
  }
  return null;
}

function withNeeds(step: Step, claims: readonly string[]): Step {
  const needs = [...new Set([...step.needs, ...claims])];
  return needs.length === step.needs.length ? step : { ...step, needs };
}

function block(step: Step, reason: string): Step {
  return { ...step, action: 'blocked', write: null, reason };
}

function mustBePlanned(step: Step, need: string, known: ReadonlyMap<string, Step>): Step {
  const found = known.get(need);
  if (!found) throw new Error(`${step.id} needs ${need}, which is not planned.`);
  return found;
}

function unmetNeed(step: Step, done: ReadonlyMap<string, Step>): string | null {
  for (const id of step.needs) {
    const need = done.get(id);
    if (need?.action === 'conflict') return `It needs ${need.key}, which is in conflict.`;
    if (need?.action === 'blocked') return `It needs ${need.key}, which is blocked.`;
  }
  return null;
}
