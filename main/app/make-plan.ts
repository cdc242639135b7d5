import type { CallError } from '../../shared/contract/errors.ts';
import type { Plan, PlanBody } from '../../shared/domain/plan.ts';
import type { Problem } from '../../shared/domain/problem.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { CheckedRow, ValidRow } from '../../shared/domain/row.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { Unit } from '../../shared/domain/live.ts';
import { planChanges } from '../engine/plan/plan-changes.ts';
import { readForPlan } from '../engine/read/read-for-plan.ts';
import { readStopped } from './call-errors.ts';
import { planHash } from './plan-hash.ts';
import type { AppPorts } from './ports.ts';
import type { Session } from './session.ts';
import { tellReading } from './tell-reading.ts';
import type { Understanding } from './understand-files.ts';
import { usedAliases } from './aliases/used-aliases.ts';

/**
 * Reads what the rows touch and plans. Nothing is written.
 * Rows that name no trunk or service provider take the account's, where the options name none either.
 * The plan's problems are those of the rows together with those that live state brought up.
 */
export async function makePlan(
  ports: Pick<AppPorts, 'clock' | 'hash' | 'emit' | 'aliases'>,
  session: Session,
  property: Unit,
  understood: Pick<Understanding, 'sources' | 'tables' | 'rows' | 'problems'>,
  given: PlanOptions,
  signal: AbortSignal,
): Promise<Result<Plan, CallError>> {
  const remembered = await usedAliases(ports, session, property, understood.rows, given.aliases);
  if (!remembered.ok) return remembered;
  const { aliases: _read, ...chosen } = given;
  const options: PlanOptions = {
    ...chosen,
    ...(remembered.value.length > 0 && { aliases: remembered.value }),
    trunk: given.trunk ?? session.info.trunk,
    serviceProvider: given.serviceProvider ?? session.info.serviceProvider,
  };
  const { rows, tables, sources } = understood;
  const reading = tellReading(ports, session);
  const live = await readForPlan({
    call: session.call,
    property,
    rows: rows.filter(isValid),
    options,
    emit: reading.hear,
    now: () => ports.clock.now(),
    signal,
  });
  reading.finish();
  if (!live.ok) return fail(readStopped(live.error.result));
  const planned = planChanges({
    rows,
    sheets: tables,
    live: live.value,
    options,
    requestsPerSecond: session.perSecond(),
  });
  const problems: Problem[] = [...understood.problems, ...planned.problems];
  const about = { sources, options, problems };
  return ok(bindPlan(ports, session, property, about, planned.body));
}

function isValid(row: CheckedRow): row is ValidRow {
  return row.state === 'valid';
}

/** Binds a planned body to its place and time, and seals it. */
export function bindPlan(
  ports: Pick<AppPorts, 'clock' | 'hash'>,
  session: Session,
  property: Unit,
  about: Pick<Plan, 'sources' | 'options' | 'problems' | 'undoOf'>,
  body: PlanBody,
): Plan {
  const bound: Omit<Plan, 'planHash'> = {
    format: 'bellhop-plan',
    version: 2,
    createdAt: new Date(ports.clock.now()).toISOString(),
    apiUrl: session.info.apiUrl,
    organization: session.info.organization,
    property: { id: property.id, name: property.name },
    ...about,
    ...body,
  };
  return { ...bound, planHash: planHash(bound, ports.hash) };
}
