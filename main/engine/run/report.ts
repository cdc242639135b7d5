import type { OutcomeCounts, ReportLine, StepState } from '../../../shared/domain/job.ts';
import type { Outcome } from '../../../shared/domain/kinds.ts';
import type { PlanBody, PlannedRow, Step } from '../../../shared/domain/plan.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import { isOpen, isUnknown } from './ledger.ts';
import { barred, cutOff, describeObject, describeStep } from './sentences.ts';
import { isSendable } from './step-graph.ts';

/** What became of one step, for one of its rows. */
type StepResult = { step: Step; outcome: Outcome; reason: string; remoteId: string | null };

/** Of what a row took away; the plan shows each. */
const MOST_NAMED = 5;

const WORST_FIRST: readonly Outcome[] = ['failed', 'unknown', 'skipped', 'done', 'unchanged'];

/**
 * One line for every input row, in the order of the plan: the worst of its steps, why, and the ids
 * of all that is live because of it. `problems` explain invalid rows that carry no reason of their own.
 */
export function reportRows(
  plan: Pick<PlanBody, 'rows' | 'steps'>,
  states: ReadonlyMap<string, StepState>,
  problems: readonly Problem[] = [],
): ReportLine[] {
  const steps = new Map(plan.steps.map((step) => [step.id, step]));
  const errors = errorsByPlace(problems);
  return plan.rows.map((row) => {
    const line = { key: row.key, sheet: row.sheet, row: row.row };
    if (row.state !== 'valid') {
      const reason = row.reason || (errors.get(placeOf(row)) ?? reasonless(row));
      return { ...line, outcome: 'skipped', reason, remoteIds: [] };
    }
    const results = row.steps.flatMap((id) => {
      const step = steps.get(id);
      return step ? [resultOf(step, steps, states)] : [];
    });
    const outcome = worst(results);
    const why = results.filter((result) => result.outcome === outcome && result.reason !== '');
    const reasons = [...new Set(why.map(({ reason }) => reason))];
    // A note on the row explains why nothing happened, never why something failed.
    const note = outcome === 'unchanged' || outcome === 'done' ? row.reason : '';
    const gone = outcome === 'done' ? removedOf(results) : '';
    const ids = results.flatMap(({ remoteId }) => (remoteId === null ? [] : [remoteId]));
    const reason = [...new Set([gone, ...reasons, note])].filter((text) => text !== '').join(' ');
    return { ...line, outcome, reason, remoteIds: [...new Set(ids)] };
  });
}

/** How many lines came to which outcome; every outcome has a figure. */
export function countOutcomes(lines: readonly ReportLine[]): OutcomeCounts {
  return count(lines.map(({ outcome }) => outcome));
}

/** The same over the steps that were to be sent; those that still wait count as skipped. */
export function countSteps(
  plan: Pick<PlanBody, 'steps'>,
  states: ReadonlyMap<string, StepState>,
): OutcomeCounts {
  const sent = plan.steps.filter(isSendable);
  return count(sent.map((step) => outcomeOf(states.get(step.id))));
}

function count(outcomes: readonly Outcome[]): OutcomeCounts {
  const counts: OutcomeCounts = { done: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}

function worst(results: readonly StepResult[]): Outcome {
  return WORST_FIRST.find((one) => results.some(({ outcome }) => outcome === one)) ?? 'unchanged';
}

function outcomeOf(state: StepState | undefined): Outcome {
  if (!state || isOpen(state)) return 'skipped';
  return state.state === 'sending' ? 'unknown' : state.state;
}

function resultOf(
  step: Step,
  steps: ReadonlyMap<string, Step>,
  states: ReadonlyMap<string, StepState>,
): StepResult {
  if (step.action === 'unchanged') {
    return { step, outcome: 'unchanged', reason: '', remoteId: step.remoteId };
  }
  const state = states.get(step.id);
  const outcome = outcomeOf(state);
  const remoteId = state?.state === 'done' ? state.remoteId : null;
  return {
    step,
    outcome,
    reason: reasonOf(step, state, steps, states),
    remoteId: remoteId ?? step.remoteId,
  };
}

/** What a row took away, in words; empty where it took nothing. */
function removedOf(results: readonly StepResult[]): string {
  const done = results.filter(({ outcome }) => outcome === 'done');
  const removed = done.filter(({ step }) => step.action === 'remove');
  if (removed.length === 0) return '';
  if (done.length === 1) return 'Removed.';
  const named = removed.slice(0, MOST_NAMED).map(({ step }) => describeObject(step));
  const more = removed.length - named.length;
  return `Removed: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function reasonOf(
  step: Step,
  state: StepState | undefined,
  steps: ReadonlyMap<string, Step>,
  states: ReadonlyMap<string, StepState>,
): string {
  if (!isSendable(step)) return barred(step).message;
  if (!state || isOpen(state)) return waiting(step, steps, states);
  switch (state.state) {
    case 'done':
      if (!state.foundByReading) return '';
      return step.action === 'remove'
        ? 'The reply did not tell; reading shows that it is gone.'
        : 'The reply did not tell; it was found live by reading.';
    case 'sending':
      return cutOff.message;
    case 'failed':
    case 'unknown':
    case 'skipped':
      return state.failure.message;
  }
}

function waiting(
  step: Step,
  steps: ReadonlyMap<string, Step>,
  states: ReadonlyMap<string, StepState>,
): string {
  const unknown = step.needs.find((need) => isUnknown(states.get(need)));
  const need = unknown === undefined ? undefined : steps.get(unknown);
  return need
    ? `Not sent yet, because it waits for ${describeStep(need)}, of which the reply was lost; resume goes on with it.`
    : 'Not sent yet; resume goes on with it.';
}

function reasonless(row: PlannedRow): string {
  return row.state === 'invalid'
    ? 'Not sent, because the row has errors.'
    : 'Left out, as the row asks.';
}

function placeOf({ sheet, row }: { sheet: string; row: number }): string {
  return JSON.stringify([sheet, row]);
}

function errorsByPlace(problems: readonly Problem[]): Map<string, string> {
  const byPlace = new Map<string, string>();
  for (const problem of problems) {
    if (problem.severity !== 'error') continue;
    const place = placeOf(problem);
    const text = `${problem.message} ${problem.fix}`.trim();
    const there = byPlace.get(place);
    byPlace.set(place, there === undefined ? text : `${there} ${text}`);
  }
  return byPlace;
}
