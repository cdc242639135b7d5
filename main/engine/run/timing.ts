import type { Brake } from './brake.ts';
import type { RunPorts } from './run-types.ts';

/** Waits that a stop cuts short, and how slow the service was seen to be. */
export type Timing = {
  /** Counts what was answered; a lost reply says nothing about the service's pace. */
  measure<T extends { kind: string }>(work: () => Promise<T>): Promise<T>;
  /** Milliseconds that the slowest answer took, as far as is known. */
  slowest(): number;
  /** Resolves after that long, or soon after the run was stopped. */
  rest(ms: number): Promise<void>;
};

/** No answer is waited for longer; what took longer waited for its turn. */
const LONGEST_ANSWER_MS = 30_000;
/** A stop other than the pause signal is noticed this soon. */
const SLICE_MS = 250;

export function createTiming(
  { clock, slowestAnswer }: Pick<RunPorts, 'clock' | 'slowestAnswer'>,
  pause: AbortSignal,
  brake: Brake,
): Timing {
  let seen = 0;
  return {
    async measure(work) {
      const began = clock.ticks();
      const result = await work();
      if (result.kind === 'ok' || result.kind === 'refused') {
        seen = Math.max(seen, Math.min(clock.ticks() - began, LONGEST_ANSWER_MS));
      }
      return result;
    },
    slowest: () => slowestAnswer?.() ?? seen,
    async rest(ms) {
      const until = clock.ticks() + ms;
      for (let left = ms; left > 0 && !brake.stopped(); left = until - clock.ticks()) {
        await clock.sleep(Math.min(left, SLICE_MS), pause);
      }
    },
  };
}
