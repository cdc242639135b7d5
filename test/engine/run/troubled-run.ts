import * as fc from 'fast-check';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import type { Fault } from '../../support/fake-service.ts';
import type { ItemFault } from '../../support/fake-world.ts';
import type { Bench } from './run-fixture.ts';

const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('lost' as const),
    effectAfterMs: fc.oneof(fc.constantFrom(null, 0), fc.integer({ min: 1, max: 4800 })),
  }),
  fc.record({ kind: fc.constant('broken' as const), effect: fc.boolean() }),
);
const itemFault: fc.Arbitrary<ItemFault> = fc.record({
  kind: fc.constantFrom('error' as const, 'left-out' as const),
  effect: fc.boolean(),
});
/** By the number of the request or item; the rest go well, so that every run comes to an end. */
export type Troubles = {
  requests: (Fault | null)[];
  items: (ItemFault | null)[];
  /** Numbers of journal and call events at which the process dies, one for each start. */
  crashes: number[];
};

/** Troubles among the first so many requests and events. */
export function troubles({ requests = 4, events = 60 } = {}): fc.Arbitrary<Troubles> {
  return fc.record({
    requests: fc.array(fc.option(fault, { freq: 2 }), { maxLength: requests }),
    items: fc.array(fc.option(itemFault, { freq: 2 }), { maxLength: 12 }),
    crashes: fc.array(fc.integer({ min: 1, max: events }), { maxLength: 3 }),
  });
}

export const calmness: Troubles = { requests: [], items: [], crashes: [] };

/** Lets these happen to what a bench sends from now on. */
export function trouble({ service }: Bench, { requests, items }: Troubles): void {
  const requestFaults = [...requests];
  const itemFaults = [...items];
  service.fault = () => requestFaults.shift() ?? null;
  service.itemFault = () => itemFaults.shift() ?? null;
}

export type TestPlan = { steps: Step[]; known: KnownIds };

const dead = new Promise<never>(() => {});

/** Runs until it ends or dies at the n-th thing it does; what is under way at the service goes on. */
async function runUntil(bench: Bench, plan: TestPlan, crashAt: number | null) {
  let events = 0;
  const crash = new AbortController();
  const died = new Promise<null>((resolve) => {
    crash.signal.addEventListener('abort', () => resolve(null));
  });
  async function passing(): Promise<void> {
    events += 1;
    if (events === crashAt) crash.abort();
    if (crash.signal.aborted) await dead;
  }
  const { call } = bench.service;
  const end = bench.start(plan.steps, {
    known: plan.known,
    journal: {
      async record(entries) {
        await passing();
        await bench.journal.record(entries);
        await passing();
      },
    },
    async call(name, input, signal) {
      await passing();
      const result = await call(name, input, signal);
      await passing();
      return result;
    },
  });
  return bench.clock.run(Promise.race([end, died]));
}

/** Runs, dies and is resumed until it ends. */
export async function runToTheEnd(bench: Bench, plan: TestPlan, crashes: number[]) {
  for (const crashAt of crashes) {
    if (await runUntil(bench, plan, crashAt)) break;
  }
  return runUntil(bench, plan, null);
}
