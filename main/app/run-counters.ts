import type { EmitEvent } from '../../shared/contract/contract.ts';
import type { StepState } from '../../shared/domain/job.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import type { RowKey } from '../../shared/domain/row.ts';
import type { Clock, EngineEvent } from '../engine/ports.ts';
import { isOpen } from '../engine/run/ledger.ts';
import { isSendable, selectSteps } from '../engine/run/step-graph.ts';
import { createSeenPace } from './seen-pace.ts';
import type { Session } from './session.ts';
import { timeLeft } from './time-left.ts';
import { createWorkLeft } from './work-left.ts';

/** Pushed at most this often, so that a fast run does not drown the window. */
const PUSH_EVERY_MS = 100;

/**
 * Folds what the engine tells into counters and pushes them. The counters are of the whole plan, the
 * time left is that of this run.
 *
 * @param pilot rows of the pilot that this run is; null: it sends all there is
 * @returns a listener for engine events, and `finish`, which pushes the last figures
 */
export function countProgress(
  ports: { clock: Clock; emit: EmitEvent },
  session: Pick<Session, 'traffic' | 'perSecond' | 'rates'>,
  job: string,
  plan: Pick<Plan, 'steps'>,
  states: ReadonlyMap<string, StepState>,
  pilot: ReadonlySet<RowKey> | null = null,
): { hear(event: EngineEvent): void; finish(): void } {
  const sendable = new Set(plan.steps.filter(isSendable).map(({ id }) => id));
  const left = createWorkLeft(selectSteps(plan.steps, pilot ?? undefined));
  const paceSeen = createSeenPace();
  const now = new Map<string, StepState['state']>();
  const note = (id: string, state: StepState) => {
    if (!sendable.has(id)) return;
    if (isOpen(state)) now.delete(id);
    else now.set(id, state.state);
    left.note(id, state.state);
  };
  for (const [id, state] of states) note(id, state);
  let pushedAt = -Infinity;
  /** Set while figures that were not pushed yet wait for their time. */
  let held: AbortController | null = null;

  const push = () => {
    pushedAt = ports.clock.ticks();
    held?.abort();
    held = null;
    const counts = { done: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 };
    let inFlight = 0;
    for (const state of now.values()) {
      if (state === 'sending') inFlight += 1;
      else counts[state] += 1;
    }
    const requests = left.requests();
    const seen = paceSeen(ports.clock.ticks(), requests);
    ports.emit('run.progress', {
      job,
      total: sendable.size,
      waiting: sendable.size - now.size,
      inFlight,
      counts,
      requests: session.traffic.requests,
      throttled: session.traffic.throttled,
      perSecond: session.perSecond(),
      timeLeft: timeLeft(requests, session.rates(), seen),
    });
  };
  /** The last figures before a long wait are the ones that stay on screen, so they must come too. */
  const pushLater = async (afterMs: number) => {
    const mine = new AbortController();
    held = mine;
    await ports.clock.sleep(afterMs, mine.signal);
    if (held === mine) push();
  };
  return {
    hear: (event) => {
      if (event.type === 'steps') {
        for (const { stepId, state } of event.entries) note(stepId, state);
      } else if (event.type !== 'request') return;
      const leftMs = pushedAt + PUSH_EVERY_MS - ports.clock.ticks();
      if (leftMs <= 0) push();
      else if (held === null) void pushLater(leftMs);
    },
    finish: push,
  };
}
