import { draining, ENOUGH_TO_REFINE, grown } from './growth.ts';
import type { Trust } from './growth.ts';
import { createTally } from './tally.ts';

/** Never slower than this, or a service that came back would not be noticed. */
const FLOOR = 0.2;
/**
 * A pause after a 429, in requests, which leaves a cushion at the service. While the rate is sought
 * it is larger, the more so the more unevenly answers come.
 */
const HOLD_REQUESTS = 1;
const SEEKING_HOLD_REQUESTS = 2;
/** A 429 alone may be chance; so many bound the rate from above. */
const PROOF = 3;
const MARKS = 64;

/** After so many measurements, or one over so many requests, an estimate is settled. */
const SETTLED_AFTER = 3;
const SETTLED_REQUESTS = 30;
/** This share of the latency may vary unseen. */
const UNSEEN = 0.1;
/** So many answers during one overload measure it. */
const OVERLOAD_ANSWERS = 8;
/** A pace that nobody used says nothing; what was sent lately may be exceeded by this much. */
const BEYOND_USE = 1.25;

export type Gate = {
  sent(t: number): void;
  /** A request that left at `sentAt` was admitted. */
  admitted(t: number, sentAt: number): void;
  /** 429 at `t` for a request that left at `sentAt`; true when it changed the pace. */
  throttled(t: number, sentAt: number): boolean;
  /** The service is in trouble without naming a rate. */
  slow(t: number): void;
  /** All requests wait for so many milliseconds because the service asked for it. */
  pause(ms: number): void;
  /** Nobody asked for a while: what the service allows may have gathered behind the gate. */
  idle(t: number): void;
  /** Milliseconds (ticks) at which the next request may leave. */
  nextAt(t: number): number;
  /** Requests a second at `t`; Infinity while no limit is known. */
  pace(t: number): number;
  /** The learnt rate; null while no limit is known. */
  rate(): number | null;
  /** Takes a rate found otherwise as a guess; null forgets the limit. */
  guess(rate: number | null, t: number): void;
};

/** A moment at which the bucket was empty: answers and milliseconds of pause counted until then. */
type Mark = { t: number; oks: number; paused: number };

/** All the time in which tokens may have flowed in: counting by it never overstates a rate. */
function secondsBetween(from: Mark, to: Mark): number {
  return (to.t - from.t) / 1000;
}

/** Without pauses, in which the bucket may have overflowed: counting by it never understates a rate. */
function activeSecondsBetween(from: Mark, to: Mark): number {
  return (to.t - from.t - (to.paused - from.paused)) / 1000;
}

/**
 * Finds the rate of one hidden token bucket from its answers. Each 429 says that the bucket was
 * empty at that moment, so the answers between two of them are exactly what flowed in: a
 * measurement, where halving blindly would throw rate away. Between events the pace regrows, see
 * `growth.ts`. Times are ticks in milliseconds, rates requests a second.
 */
export function createGate(learned: number | null, startedAt: number): Gate {
  const tally = createTally();
  const sends = createTally();
  let base = learned === null ? null : Math.max(FLOOR, learned);
  let trust: Trust = learned === null ? 'guess' : 'refining';
  /** Since the estimate was last in doubt. */
  let measurements = 0;
  /** While draining, the pace is above the estimate to spend what gathered at the service. */
  let drainingSince: number | null = startedAt;
  let eventAt = -Infinity;
  let marks: Mark[] = [];
  /** Milliseconds of pause so far; neither growth nor an upper bound counts them. */
  let paused = 0;
  let pausedAtEvent = 0;
  let scheduledAt = -Infinity;
  /** What was admitted of the requests sent before the first 429: the service's burst shows in it. */
  let opening: { oks: number; from: number; to: number } | null = null;
  let firstSentAt: number | null = null;
  /** Milliseconds from sending to the answer, and how much that varies. */
  let latency = 50;
  let deviation = 10;
  /** Answers counted when the pace last began to exceed the estimate. */
  let grownFrom: Mark | null = null;

  function pace(t: number): number {
    if (base === null) return Infinity;
    if (drainingSince !== null) return draining(base, (t - drainingSince) / 1000, latency);
    const seconds = (t - eventAt - (paused - pausedAtEvent)) / 1000;
    return Math.max(FLOOR, grown(base, trust, seconds, latency));
  }

  /** The pace, as far as it was made use of: over some twenty requests. */
  function usedPace(t: number, rate: number): number {
    const windowMs = Math.min(5_000, Math.max(500, 20_000 / rate));
    return Math.min(pace(t), Math.max(rate, sends.rate(t, windowMs) * BEYOND_USE));
  }

  function enter(t: number, rate: number, holdMs: number): void {
    base = Math.max(FLOOR, rate);
    drainingSince = null;
    eventAt = t;
    pausedAtEvent = paused;
    grownFrom = null;
    scheduledAt = t + holdMs;
  }

  /**
   * Requests and answers travel unevenly, some of it without showing in the time of both together;
   * so a count between two moments is off by this at most.
   */
  function countError(rate: number): number {
    return 2 + (rate * (deviation + latency * UNSEEN)) / 1000;
  }

  function holdMs(rate: number): number {
    const unsteady = (2 * rate * deviation) / 1000;
    const requests = trust === 'settled' ? HOLD_REQUESTS : SEEKING_HOLD_REQUESTS + unsteady;
    return (1000 / rate) * requests;
  }

  function upperBound(now: Mark, rate: number): number {
    let bound = Infinity;
    for (const mark of marks.slice(0, Math.max(0, marks.length - PROOF))) {
      const seconds = activeSecondsBetween(mark, now);
      if (seconds > 0) {
        bound = Math.min(bound, (now.oks - mark.oks + countError(rate)) / seconds);
      }
    }
    return bound;
  }

  /** The least rate that explains what was admitted while the pace exceeded the estimate. */
  function lowerBound(now: Mark, rate: number): number {
    if (grownFrom === null || opening === null) return 0;
    const burst = Math.max(1, opening.oks - (rate * (opening.to - opening.from)) / 1000);
    const seconds = secondsBetween(grownFrom, now);
    if (seconds <= 0) return 0;
    return (now.oks - grownFrom.oks - burst - countError(rate)) / seconds;
  }

  function firstEvent(t: number, sentAt: number, mark: Mark): void {
    opening = { oks: mark.oks, from: firstSentAt ?? t, to: t };
    marks = [mark];
    const guess = Math.max(2, tally.rate(t, Math.max(500, 2 * latency)) * 0.8);
    enter(t, guess, Math.max(t - sentAt, holdMs(guess)));
  }

  function nextEvent(t: number, rate: number, mark: Mark, since: Mark): void {
    const hold = holdMs(rate);
    if (drainingSince !== null) {
      opening ??= { oks: mark.oks, from: firstSentAt ?? t, to: t };
      marks = [mark];
      enter(t, rate, hold);
      return;
    }
    const seconds = secondsBetween(since, mark);
    const count = mark.oks - since.oks;
    const delivered = seconds > 0 ? (count - 1) / seconds : 0;
    const current = usedPace(t, rate);
    if (current > rate * 1.1 && delivered > rate * 1.08) {
      trust = 'guess';
      marks = [mark];
      enter(t, Math.max(delivered, current / 1.05), holdMs(current));
      return;
    }
    let next = Math.max(rate * 0.99, lowerBound(mark, rate), Math.min(delivered, rate * 1.1));
    if (trust === 'guess') {
      // Of a guess that was outgrown only this is known: the truth lies between these two.
      next = Math.max(next, Math.sqrt(next * current));
      if (current < rate * 1.3 && count >= ENOUGH_TO_REFINE) trust = 'refining';
      measurements = 0;
    } else if (trust === 'refining') {
      measurements += 1;
      if (count >= SETTLED_REQUESTS || measurements >= SETTLED_AFTER) trust = 'settled';
    }
    enter(t, next, hold);
  }

  /**
   * Refusals of what was under way when the bucket ran dry: it was empty all the while, so with many
   * answers between the first and the last of them the upper bound is a measurement already.
   */
  function overload(mark: Mark): void {
    const [first] = marks;
    if (first !== undefined && mark.oks - first.oks >= OVERLOAD_ANSWERS) trust = 'refining';
  }

  return {
    pace,
    sent(t) {
      firstSentAt ??= t;
      sends.add(t);
      if (base === null) return;
      const current = pace(t);
      if (grownFrom === null && drainingSince === null && current > base) {
        grownFrom = { t, oks: tally.total(), paused };
      }
      const step = 1000 / current;
      scheduledAt = Math.max(scheduledAt, t - Math.max(step, 50)) + step;
    },
    admitted(t, sentAt) {
      tally.add(t);
      if (opening !== null && sentAt < opening.to) opening.oks += 1;
      const took = t - sentAt;
      deviation += (Math.abs(took - latency) - deviation) * 0.05;
      latency += (took - latency) * 0.05;
    },
    throttled(t, sentAt) {
      const mark: Mark = { t, oks: tally.total(), paused };
      if (base === null) {
        firstEvent(t, sentAt, mark);
        return true;
      }
      const before = base;
      const horizon = Math.max(20_000, (100 / base) * 1000);
      const since = marks.at(-1) ?? mark;
      marks = marks.filter((other) => t - other.t <= horizon);
      marks.push(mark);
      if (marks.length > MARKS) marks = marks.filter((_, index) => index % 2 === 0);
      if (sentAt >= eventAt) nextEvent(t, base, mark, since);
      else if (trust === 'guess') overload(mark);
      const bound = upperBound(mark, base);
      if (bound < base) {
        if (trust === 'guess' || bound < base * 0.95) {
          trust = 'refining';
          measurements = 0;
        }
        base = Math.max(FLOOR, bound);
      }
      return base !== before;
    },
    slow(t) {
      const current = base === null ? tally.rate(t, 1000) * 0.5 : pace(t) * 0.7;
      trust = 'guess';
      marks = [];
      enter(t, current, 0);
    },
    pause(ms) {
      paused += ms;
    },
    idle(t) {
      marks = [];
      if (base !== null) drainingSince = t;
    },
    nextAt(t) {
      return base === null ? t : scheduledAt;
    },
    rate() {
      return base;
    },
    guess(rate, t) {
      trust = 'guess';
      marks = [];
      if (rate === null) {
        base = null;
        drainingSince = t;
      } else {
        enter(t, rate, 0);
      }
    },
  };
}
