import { createTally } from './tally.ts';

/** Never slower than this, or a service that came back would not be noticed. */
const FLOOR = 0.2;
/** Held a little below the estimate, so that the bucket behind it never runs quite dry. */
const CRUISE = 0.98;
/** A pause after a 429, in requests: spreads the jitter of arrivals. */
const HOLD_REQUESTS = 2;
/** A count of answers between two 429 is off by up to one at either end. */
const COUNT_ERROR = 2;
const DRAIN_FACTOR = 1.5;
const DRAIN_GROWTH_A_SECOND = 1.25;

export type Gate = {
  sent(t: number): void;
  ok(t: number): void;
  /** 429 at `t` for a request that left at `sentAt`; true when it changed the pace. */
  throttled(t: number, sentAt: number): boolean;
  /** The service is in trouble without naming a rate. */
  slow(t: number): void;
  /** Nobody asked for a while: what the service allows may have gathered behind the gate. */
  idle(t: number): void;
  /** Milliseconds (ticks) at which the next request may leave. */
  nextAt(t: number): number;
  /** Requests a second at `t`; Infinity while no limit is known. */
  pace(t: number): number;
  /** The learnt rate; null while no limit is known. */
  rate(): number | null;
  /** Starts from a rate found elsewhere, unless one is known here. */
  assume(rate: number, t: number): void;
};

type Mark = { t: number; oks: number };

/**
 * Finds the rate of one hidden token bucket from its answers. Each 429 says that the bucket was
 * empty at that moment, so the answers between two of them are exactly what flowed in: a
 * measurement, where halving blindly would throw rate away. Between events the pace regrows along
 * a cubic: flat around the estimate, then ever faster, in case the service allows more again.
 * Times are ticks in milliseconds, rates requests a second.
 */
export function createGate(learned: number | null, startedAt: number): Gate {
  const tally = createTally();
  let base: number | null = learned;
  let mode: 'drain' | 'cruise' = 'drain';
  let modeAt = startedAt;
  /** False until a measurement bounds the estimate from above; regrowth is fast until then. */
  let settled = learned !== null;
  let eventAt = -Infinity;
  let marks: Mark[] = [];
  let scheduledAt = -Infinity;

  function growth(t: number): number {
    if (base === null) return 1;
    const flat = settled ? Math.max(20, Math.min(100, 100 / base)) : 1;
    const span = settled ? 25 : 3;
    const x = ((t - eventAt) / 1000 - flat) / span;
    return x <= 0 ? CRUISE : CRUISE + x ** 3;
  }

  function pace(t: number): number {
    if (base === null) return Infinity;
    if (mode === 'drain') {
      return base * DRAIN_FACTOR * DRAIN_GROWTH_A_SECOND ** ((t - modeAt) / 1000);
    }
    return Math.max(FLOOR, base * growth(t));
  }

  function enter(t: number, rate: number, holdMs: number): void {
    base = Math.max(FLOOR, rate);
    mode = 'cruise';
    eventAt = t;
    scheduledAt = t + holdMs;
  }

  function upperBound(now: Mark): number {
    let bound = Infinity;
    for (const mark of marks.slice(0, Math.max(0, marks.length - 3))) {
      const seconds = (now.t - mark.t) / 1000;
      if (seconds > 0) bound = Math.min(bound, (now.oks - mark.oks + COUNT_ERROR) / seconds);
    }
    return bound;
  }

  return {
    pace,
    sent(t) {
      if (base === null) return;
      const step = 1000 / pace(t);
      scheduledAt = Math.max(scheduledAt, t - Math.max(step, 50)) + step;
    },
    ok(t) {
      tally.add(t);
    },
    throttled(t, sentAt) {
      const mark: Mark = { t, oks: tally.total() };
      const horizon = base === null ? 20_000 : Math.max(20_000, (100 / base) * 1000);
      const first = marks[0];
      marks = marks.filter((other) => t - other.t <= horizon);
      marks.push(mark);
      if (marks.length > 64) marks = marks.filter((_, index) => index % 2 === 0);
      const before = base;

      if (base === null) {
        enter(t, tally.rate(t, 500) * 0.8, t - sentAt);
        settled = false;
        marks = [mark];
        return true;
      }
      if (sentAt >= eventAt) {
        if (mode === 'drain') {
          enter(t, base, (1000 / base) * HOLD_REQUESTS);
          marks = [mark];
          return true;
        }
        const since = first ?? mark;
        const seconds = (t - since.t) / 1000;
        const delivered = seconds > 0 ? (mark.oks - since.oks - 1) / seconds : 0;
        const current = pace(t);
        if (current > base * 1.1 && delivered > base * 1.08) {
          settled = false;
          marks = [mark];
          enter(t, Math.max(delivered, current / 1.05), (1000 / current) * HOLD_REQUESTS);
        } else {
          const next = Math.max(base * 0.985, Math.min(delivered, base * 1.1));
          enter(t, next, (1000 / base) * HOLD_REQUESTS);
        }
      }
      const bound = upperBound(mark);
      if (bound < base) {
        base = Math.max(FLOOR, bound);
        settled = true;
      }
      return base !== before;
    },
    slow(t) {
      const current = base === null ? tally.rate(t, 1000) * 0.5 : pace(t) * 0.7;
      settled = false;
      marks = [];
      enter(t, current, 0);
    },
    idle(t) {
      marks = [];
      if (base === null) return;
      mode = 'drain';
      modeAt = t;
    },
    nextAt(t) {
      return base === null ? t : scheduledAt;
    },
    rate() {
      return base;
    },
    assume(rate, t) {
      if (base !== null) return;
      base = rate;
      settled = false;
      mode = 'drain';
      modeAt = t;
    },
  };
}
