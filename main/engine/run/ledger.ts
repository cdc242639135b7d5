import type { StepState } from '../../../shared/domain/job.ts';
import type { Emit, Journal, JournalEntry } from '../ports.ts';
import type { Brake } from './brake.ts';

/** Where every step stands: first on disk, then in memory, then told. */
export type Ledger = {
  readonly states: Map<string, StepState>;
  /** Resolves when the entries are on disk; rejects, and stops the run, when they cannot be. */
  record(entries: readonly JournalEntry[]): Promise<void>;
};

/** Starts from a copy of what earlier runs left in the journal. */
export function createLedger(
  earlier: ReadonlyMap<string, StepState>,
  ports: { journal: Journal; emit: Emit },
  brake: Brake,
): Ledger {
  const states = new Map(earlier);
  return {
    states,
    async record(given) {
      if (given.length === 0) return;
      const entries = [...given];
      try {
        await ports.journal.record(entries);
      } catch (error) {
        brake.fail(error);
        throw error;
      }
      for (const { stepId, state } of entries) states.set(stepId, state);
      ports.emit({ type: 'steps', entries });
    },
  };
}

/**
 * A step whose request was journaled but certainly never left. The journal knows no taking back,
 * so it is written as `sending` with attempt 0: resume sends it without reading first.
 */
export const PUT_BACK: StepState = { state: 'sending', attempt: 0 };

/** Nothing of this step can be live because of us: it was never sent, or was put back. */
export function isOpen(state: StepState | undefined): boolean {
  return state === undefined || (state.state === 'sending' && state.attempt === 0);
}

/** It was sent and nobody knows what came of it. */
export function isUnknown(state: StepState | undefined): boolean {
  return state?.state === 'unknown' || (state?.state === 'sending' && state.attempt > 0);
}
