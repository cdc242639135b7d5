import type { EmitEvent } from '../../shared/contract/contract.ts';
import type { StepState } from '../../shared/domain/job.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import type { Clock, EngineEvent } from '../engine/ports.ts';
import { isOpen } from '../engine/run/ledger.ts';
import { isSendable } from '../engine/run/step-graph.ts';
import type { Session } from './session.ts';

/** Pushed at most this often, so that a fast run does not drown the window. */
const PUSH_EVERY_MS = 100;
/** Below this share of the work, time left is a guess and is not told. */
const HONEST_FROM = 0.05;

/**
 * Folds what the engine tells into counters and pushes them.
 *
 * @returns a listener for engine events, and `finish`, which pushes the last figures
 */
export function countProgress(
  ports: { clock: Clock; emit: EmitEvent },
  session: Session,
  job: string,
  plan: Pick<Plan, 'steps'>,
  states: ReadonlyMap<string, StepState>,
): { hear(event: EngineEvent): void; finish(): void } {
  const sendable = new Set(plan.steps.filter(isSendable).map(({ id }) => id));
  const now = new Map<string, StepState['state']>();
  const note = (id: string, state: StepState) => {
    if (!sendable.has(id)) return;
    if (isOpen(state)) now.delete(id);
    else now.set(id, state.state);
  };
  for (const [id, state] of states) note(id, state);
  const started = ports.clock.ticks();
  const settledBefore = settled(now);
  let pushedAt = -Infinity;

  const push = () => {
    const counts = { done: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 };
    let inFlight = 0;
    for (const state of now.values()) {
      if (state === 'sending') inFlight += 1;
      else counts[state] += 1;
    }
    const finished = settled(now);
    const share = (finished - settledBefore) / Math.max(1, sendable.size - settledBefore);
    const elapsed = (ports.clock.ticks() - started) / 1000;
    ports.emit('run.progress', {
      job,
      total: sendable.size,
      waiting: sendable.size - now.size,
      inFlight,
      counts,
      requests: session.traffic.requests,
      throttled: session.traffic.throttled,
      perSecond: session.perSecond(),
      secondsLeft: share < HONEST_FROM ? null : elapsed / share - elapsed,
    });
  };
  return {
    hear: (event) => {
      if (event.type !== 'steps') return;
      for (const { stepId, state } of event.entries) note(stepId, state);
      const tick = ports.clock.ticks();
      if (tick - pushedAt < PUSH_EVERY_MS) return;
      pushedAt = tick;
      push();
    },
    finish: push,
  };
}

function settled(states: ReadonlyMap<string, StepState['state']>): number {
  let count = 0;
  for (const state of states.values()) if (state !== 'sending') count += 1;
  return count;
}
