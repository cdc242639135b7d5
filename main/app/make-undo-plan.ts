import type { CallError } from '../../shared/contract/errors.ts';
import type { Unit } from '../../shared/domain/live.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import { readForUndo } from '../engine/read/read-for-undo.ts';
import { planUndo } from '../engine/undo/plan-undo.ts';
import type { UndoSource } from '../engine/undo/undo-source.ts';
import { readStopped } from './call-errors.ts';
import { bindPlan } from './make-plan.ts';
import type { AppPorts } from './ports.ts';
import type { Session } from './session.ts';
import { tellReading } from './tell-reading.ts';

/** Reads what a job touched and plans to take it back. Nothing is written. */
export async function makeUndoPlan(
  ports: Pick<AppPorts, 'clock' | 'hash' | 'emit'>,
  session: Session,
  property: Unit,
  source: UndoSource,
  options: PlanOptions,
  signal: AbortSignal,
): Promise<Result<Plan, CallError>> {
  const reading = tellReading(ports, session);
  const live = await readForUndo({
    call: session.call,
    property,
    source,
    serviceProvider: options.serviceProvider ?? session.info.serviceProvider,
    market: session.info,
    emit: reading.hear,
    now: () => ports.clock.now(),
    signal,
  });
  reading.finish();
  if (!live.ok) return fail(readStopped(live.error.result));
  const requestsPerSecond = session.perSecond();
  const body = planUndo({ source, live: live.value, options, requestsPerSecond });
  const about = { sources: [], options, problems: [], undoOf: source.job };
  return ok(bindPlan(ports, session, property, about, body));
}
