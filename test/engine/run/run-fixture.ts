import { setMaxListeners } from 'node:events';
import type { StepState } from '../../../shared/domain/job.ts';
import type { KnownIds, Step } from '../../../shared/domain/plan.ts';
import type { IdRef, PlannedAddress } from '../../../shared/domain/step-write.ts';
import type { Call, EngineEvent, Journal, JournalEntry } from '../../../main/engine/ports.ts';
import { runPlan } from '../../../main/engine/run/run-plan.ts';
import type { RunOptions } from '../../../main/engine/run/run-types.ts';
import { createFakeService } from '../../support/fake-service.ts';
import { createVirtualClock } from '../../support/virtual-clock.ts';

/** A step that creates, with what a test does not care about filled in. */
export function step(given: Pick<Step, 'id' | 'kind' | 'write'> & Partial<Step>): Step {
  return {
    key: given.id,
    action: 'create',
    before: null,
    after: {},
    rows: [],
    needs: [],
    remoteId: null,
    reason: null,
    ...given,
  };
}

export const profileStep = (unit: string, more: Partial<Step> = {}): Step =>
  step({
    id: `profile:${unit}`,
    kind: 'profile',
    write: { op: 'profile.create', unit: { id: unit }, name: `Room ${unit}` },
    ...more,
  });

export const bookStep = (name: string, more: Partial<Step> = {}): Step =>
  step({
    id: `addressBook:${name}`,
    kind: 'addressBook',
    key: name,
    write: { op: 'addressBook.create', name },
    ...more,
  });

export const contactStep = (
  id: string,
  book: IdRef,
  name: string,
  address: PlannedAddress,
  more: Partial<Step> = {},
): Step =>
  step({
    id: `contact:${id}`,
    kind: 'contact',
    write: { op: 'contact.create', book, contact: { name, address } },
    needs: [book, address.kind === 'profile' ? address.profile : null].flatMap((ref) =>
      ref && 'step' in ref ? [ref.step] : [],
    ),
    ...more,
  });

export const associationStep = (book: IdRef, unit: string, more: Partial<Step> = {}): Step =>
  step({
    id: `association:${JSON.stringify(book)}/${unit}`,
    kind: 'association',
    write: { op: 'association.create', book, unit: { id: unit } },
    needs: 'step' in book ? [book.step] : [],
    ...more,
  });

export const extensionStep = (extension: string, profile: IdRef, more: Partial<Step> = {}): Step =>
  step({
    id: `extension:${extension}`,
    kind: 'extension',
    write: { op: 'extension.map', trunkId: 'trunk', extension, profile },
    needs: 'step' in profile ? [profile.step] : [],
    ...more,
  });

export const phones = (...numbers: string[]): PlannedAddress => ({ kind: 'phones', numbers });

type Start = {
  known?: KnownIds;
  journal?: Journal;
  call?: Call;
  options?: RunOptions;
  states?: ReadonlyMap<string, StepState>;
};

export type Bench = ReturnType<typeof createBench>;

/** A service, a journal and a clock of their own, and runs over them. */
export function createBench() {
  const clock = createVirtualClock();
  const service = createFakeService(clock);
  const entries: JournalEntry[] = [];
  const events: EngineEvent[] = [];
  const pause = new AbortController();
  const abort = new AbortController();
  setMaxListeners(0, pause.signal, abort.signal);
  const journal: Journal = {
    async record(given) {
      await Promise.resolve();
      entries.push(...given);
    },
  };
  const bench = {
    clock,
    service,
    world: service.world,
    entries,
    events,
    pause,
    abort,
    journal,
    /** States as the journal tells them. */
    folded: () => new Map(entries.map(({ stepId, state }) => [stepId, state])),
    /** Starts a run; time stands still until the clock runs. */
    start: (steps: Step[], more: Start = {}): ReturnType<typeof runPlan> => {
      const { known = { addressBooks: [], contacts: {} } } = more;
      return runPlan({
        plan: { steps, known },
        states: more.states ?? bench.folded(),
        ports: {
          call: more.call ?? service.call,
          journal: more.journal ?? bench.journal,
          clock,
          emit: (event) => events.push(event),
        },
        control: { pause: pause.signal, abort: abort.signal },
        ...(more.options && { options: more.options }),
      });
    },
    /** Runs to its end in virtual time. */
    run: (steps: Step[], more?: Start) => clock.run(bench.start(steps, more)),
    /** How often each operation was called. */
    counts(): Record<string, number> {
      const counts: Record<string, number> = {};
      for (const { name } of service.requests) counts[name] = (counts[name] ?? 0) + 1;
      return counts;
    },
  };
  return bench;
}
