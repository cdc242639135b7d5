import type { StepState } from '../../../shared/domain/job.ts';
import type { IdRef, KnownIds, PlannedAddress, Step } from '../../../shared/domain/plan.ts';
import type { EngineEvent, Journal, JournalEntry } from '../../../main/engine/ports.ts';
import { runPlan } from '../../../main/engine/run/run-plan.ts';
import type { RunControl, RunInput } from '../../../main/engine/run/run-plan.ts';
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
    write: { op: 'profile.create', unitId: unit, name: `Room ${unit}` },
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
    write: { op: 'association.create', book, unitId: unit },
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

export type Bench = ReturnType<typeof createBench>;

/** A service, a journal and a clock of their own, and runs over them. */
export function createBench() {
  const clock = createVirtualClock();
  const service = createFakeService(clock);
  const entries: JournalEntry[] = [];
  const events: EngineEvent[] = [];
  const pause = new AbortController();
  const abort = new AbortController();
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
    /** Runs to its end in virtual time. */
    run(steps: Step[], more: Partial<RunInput> & { known?: KnownIds } = {}) {
      const control: RunControl = { pause: pause.signal, abort: abort.signal };
      const { known = { addressBooks: [], contacts: {} }, ...rest } = more;
      return clock.run(
        runPlan({
          plan: { steps, known },
          states: bench.folded(),
          ports: { call: service.call, journal: bench.journal, clock, emit: (e) => events.push(e) },
          control,
          ...rest,
        }),
      );
    },
    /** How often each operation was called. */
    counts(): Record<string, number> {
      const counts: Record<string, number> = {};
      for (const { name } of service.requests) counts[name] = (counts[name] ?? 0) + 1;
      return counts;
    },
  };
  return bench;
}

/** The state words of the steps, for comparing at a glance. */
export function words(states: ReadonlyMap<string, StepState>): Record<string, string> {
  return Object.fromEntries([...states].map(([id, { state }]) => [id, state]).sort());
}
