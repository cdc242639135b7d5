import { setMaxListeners } from 'node:events';
import { policyOf } from '../../main/engine/wire/policy.ts';
import type { Call, CallResult } from '../../main/engine/ports.ts';
import type { Failure } from '../../shared/domain/failure.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/domain/operations.ts';
import { effect } from './fake-effects.ts';
import { createWorld, serviceError } from './fake-world.ts';
import type { ItemFault, World } from './fake-world.ts';
import type { VirtualClock } from './virtual-clock.ts';

/**
 * What goes wrong with one request.
 * - `lost`: no answer; the effect comes about `effectAfterMs` after the request (null: never).
 * - `broken`: answered with a 5xx, with or without effect.
 */
export type Fault =
  | { kind: 'lost'; effectAfterMs: number | null }
  | { kind: 'broken'; effect: boolean }
  | { kind: 'result'; result: Exclude<CallResult<never>, { kind: 'ok' }> };

export type Request = { name: OperationName; input: unknown; at: number };

export type FakeService = {
  call: Call;
  world: World;
  /** Every call, in the order in which they came. */
  requests: Request[];
  /** Asked once a request, in order. */
  fault: (request: Request) => Fault | null;
  /** Asked once an item of a batch. */
  itemFault: (request: Request, item: unknown) => ItemFault | null;
  /** Calls that have not ended. */
  inFlight: number;
};

const latencyMs = 100;

export const lostReply: Failure = { code: 'timeout', message: 'The service did not answer.' };

/** Answers calls as the engine's `Call` would, over a world of its own, in virtual time. */
export function createFakeService(clock: VirtualClock, world: World = createWorld()): FakeService {
  const service: FakeService = {
    world,
    requests: [],
    fault: () => null,
    itemFault: () => null,
    inFlight: 0,
    async call(name, input, signal) {
      service.inFlight += 1;
      try {
        return await answer(name, input, signal);
      } finally {
        service.inFlight -= 1;
      }
    },
  };

  async function answer<K extends OperationName>(
    name: K,
    input: InputOf<K>,
    signal: AbortSignal,
  ): Promise<CallResult<OutputOf<K>>> {
    const request = { name, input, at: clock.ticks() };
    service.requests.push(request);
    const fault = service.fault(request);
    if (signal.aborted) return { kind: 'aborted', maybeSent: false };
    if (fault?.kind === 'result') return fault.result;
    const perform = (): CallResult<OutputOf<K>> => {
      world.now = clock.ticks();
      return effect(world, name, input, (item) => service.itemFault(request, item));
    };

    await clock.sleep(latencyMs / 2, signal);
    // What may be repeated, the engine's `Call` repeats below this seam.
    if (fault === null || policyOf(name).repeat === 'always') {
      // The first sending had its effect, the second one was answered.
      if (fault !== null) perform();
      const result = perform();
      await clock.sleep(latencyMs / 2, signal);
      return signal.aborted ? { kind: 'aborted', maybeSent: true } : result;
    }
    if (fault.kind === 'broken') {
      if (fault.effect) perform();
      await clock.sleep(latencyMs / 2, signal);
      return { kind: 'unsure', failure: serviceError, cause: 'answered' };
    }
    if (fault.effectAfterMs !== null) {
      if (fault.effectAfterMs === 0) perform();
      else void clock.sleep(fault.effectAfterMs, never).then(perform);
    }
    await clock.sleep(latencyMs / 2, signal);
    return { kind: 'unsure', failure: lostReply, cause: 'unanswered' };
  }
  return service;
}

const never = new AbortController().signal;
setMaxListeners(0, never);
