/** Answers are counted in steps of this many milliseconds. */
const STEP_MS = 50;
const KEPT_MS = 5_000;

export type Tally = {
  add(t: number): void;
  total(): number;
  /** Counted a second over the window that ends at `t`. */
  rate(t: number, windowMs: number): number;
  /** Counted from one moment to another, to the width of a step; what is long past is forgotten. */
  between(from: number, to: number): number;
};

/** Counts what happened, and how fast lately, in constant memory. Times are ticks in milliseconds. */
export function createTally(): Tally {
  let steps: { t: number; count: number }[] = [];
  let total = 0;

  return {
    add(t) {
      total += 1;
      const last = steps.at(-1);
      if (last !== undefined && t - last.t < STEP_MS) {
        last.count += 1;
        return;
      }
      steps.push({ t, count: 1 });
      if (steps.length > (2 * KEPT_MS) / STEP_MS) {
        steps = steps.filter((step) => t - step.t <= KEPT_MS);
      }
    },
    total() {
      return total;
    },
    rate(t, windowMs) {
      const from = t - windowMs;
      let count = 0;
      for (let at = steps.length - 1; at >= 0; at -= 1) {
        const step = steps[at];
        if (step === undefined || step.t < from) break;
        count += step.count;
      }
      return (count * 1000) / windowMs;
    },
    between(from, to) {
      let count = 0;
      for (let at = steps.length - 1; at >= 0; at -= 1) {
        const step = steps[at];
        if (step === undefined || step.t + STEP_MS < from) break;
        if (step.t <= to) count += step.count;
      }
      return count;
    },
  };
}
