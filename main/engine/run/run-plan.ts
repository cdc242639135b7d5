import type { StepState } from '../../../shared/domain/job.ts';
import { createBrake } from './brake.ts';
import { dispatchSteps } from './dispatch-steps.ts';
import { createFreshUnits } from './fresh-units.ts';
import { createLedger, isOpen } from './ledger.ts';
import { createProgress } from './progress.ts';
import type { RunEnd, RunInput, RunPorts } from './run-types.ts';
import { createSlots } from './slots.ts';
import { createGraph, isSendable, selectSteps } from './step-graph.ts';
import { createTasks } from './tasks.ts';
import { createTiming } from './timing.ts';

/**
 * Sends what a plan still has to send, in its order, and settles what got lost on the way.
 * Every state is on disk before the run counts on it, so it may be killed at any moment and called
 * again with the states of the journal. Steps that wait for something unknown are left without an
 * entry. Throws what the journal throws, after the requests in flight have ended.
 */
export async function runPlan(
  input: RunInput,
): Promise<{ end: RunEnd; states: Map<string, StepState> }> {
  const { plan, control, options } = input;
  const ports = withdrawnByPause(input.ports, control.pause);
  const brake = createBrake(control);
  const ledger = createLedger(input.states, ports, brake);
  const timing = createTiming(ports, control.pause, brake);
  const selected = selectSteps(plan.steps, options?.pilotRows);
  const graph = createGraph(plan.steps, selected, ledger.states);
  const fresh = createFreshUnits(plan.steps, ledger.states, ports);
  const progress = createProgress({ graph, ledger, steps: plan.steps, fresh, clock: ports.clock });
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  const idOfStep = (stepId: string): string | null => {
    const state = ledger.states.get(stepId);
    const brought = state?.state === 'done' ? state.remoteId : null;
    return brought ?? byId.get(stepId)?.remoteId ?? null;
  };

  await dispatchSteps({
    ports,
    control,
    ledger,
    brake,
    timing,
    fresh,
    graph,
    progress,
    tasks: createTasks(brake),
    slots: createSlots(),
    known: plan.known,
    idOfStep,
  });
  const failure = brake.failure();
  if (failure) throw failure.error;

  const chosen = new Set(selected);
  const rest = plan.steps.some(
    (step) => !chosen.has(step) && isSendable(step) && isOpen(ledger.states.get(step.id)),
  );
  // A stop that came when all was done has stopped nothing.
  const complete = [...graph.nodes.values()].every(({ phase }) => phase === 'final');
  const early = complete ? null : brake.end();
  const end: RunEnd = early ?? { kind: rest ? 'pilot' : 'finished' };
  return { end, states: withoutPutBack(ledger.states) };
}

/** Whatever still waits for its turn when the run is paused comes back unsent. */
function withdrawnByPause(ports: RunPorts, pause: AbortSignal): RunPorts {
  return { ...ports, call: (name, input, signal) => ports.call(name, input, signal, pause) };
}

/** What was put back is waiting, as if it had never been journaled. */
function withoutPutBack(states: ReadonlyMap<string, StepState>): Map<string, StepState> {
  return new Map([...states].filter(([, state]) => !isOpen(state)));
}
