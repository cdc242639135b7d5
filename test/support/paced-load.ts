import { setMaxListeners } from 'node:events';
import type { Family } from '../../shared/domain/operations.ts';
import type { EngineEvent } from '../../main/engine/ports.ts';
import { createPacer } from '../../main/engine/wire/pacer.ts';
import type { LearnedRates } from '../../main/engine/wire/limits.ts';
import type { Pacer } from '../../main/engine/wire/pacer.ts';
import { createSimulatedService, seededRandom } from './simulated-service.ts';
import type { ServiceShape } from './simulated-service.ts';
import { createVirtualClock } from './virtual-clock.ts';

export type Load = {
  shape: ServiceShape;
  seed: number;
  /** Requests of each family that must succeed; a 429 is sent again. */
  requests: [Family, number][];
  /** Instead: requests of these families without end, until these ticks. */
  until?: number;
  /** Callers a family, each with one request at a time. */
  callers?: number;
  learned?: LearnedRates;
};

export type LoadReport = {
  pacer: Pacer;
  /** Ticks at which all was answered. */
  span: number;
  admitted: number[];
  refused: number[];
  events: EngineEvent[];
};

/** Drives the pacer against a simulated service in virtual time. */
export async function runLoad(load: Load): Promise<LoadReport> {
  const clock = createVirtualClock();
  const random = seededRandom(load.seed);
  const service = createSimulatedService(clock, random, load.shape);
  const events: EngineEvent[] = [];
  const pacer = createPacer({
    clock,
    emit: (event) => void events.push(event),
    ...(load.learned === undefined ? {} : { learned: load.learned }),
  });
  const never = new AbortController().signal;
  setMaxListeners(0, never);
  const left = new Map(load.requests);

  async function caller(family: Family): Promise<void> {
    const until = load.until ?? Infinity;
    for (;;) {
      const open = left.get(family) ?? 0;
      if (open <= 0 || clock.ticks() >= until) return;
      left.set(family, open - 1);
      await pacer.acquire(family, never);
      const sentAt = clock.ticks();
      const answer = await service.request(family);
      const asked = answer.kind === 'throttled' ? answer.retryAfterMs : undefined;
      pacer.report(family, answer.kind, asked, sentAt);
      if (answer.kind === 'throttled') left.set(family, (left.get(family) ?? 0) + 1);
    }
  }

  // Families take turns in arriving, as the lanes of a run do.
  const callers = Array.from({ length: load.callers ?? 64 }, () =>
    [...left.keys()].map((family) => caller(family)),
  ).flat();
  await clock.run(Promise.all(callers));
  return {
    pacer,
    span: clock.ticks(),
    admitted: service.admitted,
    refused: service.refused,
    events,
  };
}

/** How many of these ticks lie in the span. */
export function countBetween(ticks: readonly number[], from: number, to: number): number {
  return ticks.filter((t) => t >= from && t < to).length;
}
