/**
 * Work over very many rows that can be put down between two steps, so that whoever has but one thread
 * does other things in between.
 */
export type InSteps<T> = Generator<void, T, void>;

/** Rows that a step takes: a few milliseconds. */
export const STEP_ROWS = 250;

/** Does all of it without a pause. */
export function atOnce<T>(work: InSteps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
