import type { CallError } from '../../shared/contract/errors.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Plan, PlanBody, PlannedRow } from '../../shared/domain/plan.ts';
import type { CheckedRow } from '../../shared/domain/row.ts';
import type { StepState } from '../../shared/domain/job.ts';
import { comparePlans } from '../engine/plan/compare-plans.ts';
import type { StaleStep } from '../engine/plan/compare-plans.ts';
import { chooseProperty } from './choose-property.ts';
import { makePlan } from './make-plan.ts';
import { makeUndoPlan } from './make-undo-plan.ts';
import { isOpen } from '../engine/run/ledger.ts';
import type { UndoSource } from '../engine/undo/undo-source.ts';
import type { AppPorts } from './ports.ts';
import type { Session } from './session.ts';

/**
 * Reads again what a saved plan touches and plans anew from its rows, to see what changed
 * since. Only open steps are compared: what we did ourselves is no change, and what is
 * unknown is settled by the run.
 */
export async function recheck(
  ports: AppPorts,
  session: Session,
  plan: Plan,
  states: ReadonlyMap<string, StepState>,
  signal: AbortSignal,
): Promise<Result<{ stale: StaleStep[]; fresh: PlanBody }, CallError>> {
  const property = await chooseProperty(session, plan.property.id, signal);
  if (!property.ok) return property;
  const kinds = new Map(plan.sheets.map(({ name, kind }) => [name, kind]));
  const rows = plan.rows.map((row) => checkedRow(row, kinds.get(row.sheet) ?? 'rooms'));
  const fresh = await makePlan(
    ports,
    session,
    property.value,
    { sources: plan.sources, tables: plan.sheets, rows, problems: [] },
    // What was remembered since then does not count: the plan means what it meant when it was made.
    { ...plan.options, aliases: plan.options.aliases ?? [] },
    signal,
  );
  if (!fresh.ok) return fail(fresh.error);
  const stale = comparePlans(plan, fresh.value, openIn(states));
  return ok({ stale, fresh: fresh.value });
}

/** The same for the plan of an undo, which is made anew from what the job did that it takes back. */
export async function recheckUndo(
  ports: AppPorts,
  session: Session,
  { plan, source }: { plan: Plan; source: UndoSource },
  states: ReadonlyMap<string, StepState>,
  signal: AbortSignal,
): Promise<Result<{ stale: StaleStep[]; fresh: PlanBody }, CallError>> {
  const property = await chooseProperty(session, plan.property.id, signal);
  if (!property.ok) return property;
  const { options } = plan;
  const fresh = await makeUndoPlan(ports, session, property.value, source, options, signal);
  if (!fresh.ok) return fail(fresh.error);
  // Steps of an undo go by the ids of those that they take back, whatever came in between.
  const stale = comparePlans(plan, fresh.value, openIn(states), ({ id }) => id);
  return ok({ stale, fresh: fresh.value });
}

function openIn(states: ReadonlyMap<string, StepState>): (stepId: string) => boolean {
  return (stepId) => isOpen(states.get(stepId));
}

/** A planned row as it was when it was checked. */
function checkedRow(row: PlannedRow, kind: PlanBody['sheets'][number]['kind']): CheckedRow {
  const { key, sheet, cells, data } = row;
  const place = { key, sheet, row: row.row, cells, problems: [] };
  return data === null ? { ...place, state: 'invalid', kind } : { ...place, state: 'valid', data };
}

/** @param how what the person can do, in sentences */
export function stalePlan(
  stale: StaleStep[],
  how = 'Plan again, or leave these out with --skip-stale.',
): CallError {
  const first = stale[0]?.sentence ?? '';
  const more = stale.length > 1 ? ` (and ${stale.length - 1} more)` : '';
  return {
    code: 'stale-plan',
    message: `Nothing was sent, because what the plan touches has changed since: ${first}${more} ${how}`,
    names: stale.map(({ sentence }) => sentence),
  };
}

/** The plan without the steps that changed since; what needs them is skipped by the run. */
export function withoutStale(plan: Plan, stale: StaleStep[]): Plan {
  const gone = new Map(
    stale.flatMap(({ stepId, sentence }) => (stepId === null ? [] : [[stepId, sentence] as const])),
  );
  return {
    ...plan,
    steps: plan.steps.map((step) => {
      const reason = gone.get(step.id);
      return reason === undefined ? step : { ...step, action: 'conflict', write: null, reason };
    }),
  };
}
