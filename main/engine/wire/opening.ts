/** So many may leave at once before anything is known of the service. */
const FIRST_IN_FLIGHT = 8;
/** Answers that it takes to let one more request under way. */
const ANSWERS_A_STEP = 6;
/** Requests leave this much closer together than answers come back. */
const CLOSER = 1.25;
/** Milliseconds that may be made up for, since timers are late. */
const LATE_MS = 5;

export type Opening = {
  /** Requests that may be under way at the same time. */
  inFlight(): number;
  /** When the next one may leave (ticks). */
  nextAt(): number;
  sent(t: number): void;
  /** An answer came at `t` to a request that left at `sentAt`. */
  answered(t: number, sentAt: number): void;
};

/**
 * How requests leave while no limit is known: ever more of them under way, as answers come back, and
 * spread out. In one clump they would go round together, hit the limit all at once, and tell less
 * of it.
 */
export function createOpening(maxInFlight: number): Opening {
  let most = Math.min(maxInFlight, FIRST_IN_FLIGHT);
  let credit = 0;
  /** Milliseconds to an answer; 0 before the first. */
  let latency = 0;
  let nextAt = 0;

  return {
    inFlight: () => most,
    nextAt: () => nextAt,
    sent(t) {
      nextAt = Math.max(nextAt, t - LATE_MS) + latency / (most * CLOSER);
    },
    answered(t, sentAt) {
      const took = t - sentAt;
      latency = latency === 0 ? took : latency + (took - latency) * 0.1;
      credit += 1;
      if (credit < ANSWERS_A_STEP) return;
      credit = 0;
      most = Math.min(maxInFlight, most + 1);
    },
  };
}
