/**
 * How sure the estimate of a rate is. A guess and a remembered rate are put to the test soon, a
 * measured one is left alone for a while.
 */
export type Trust = 'guess' | 'refining' | 'settled';

/** Held a little below the estimate, so that the bucket behind it never runs quite dry. */
const CRUISE = 0.99;
/** After a 429 the pace stays flat so long: so many requests, and so many seconds at least. */
const FLAT_REQUESTS: Record<Trust, number> = { guess: 5, refining: 10, settled: 120 };
const FLAT_SECONDS: Record<Trust, number> = { guess: 0.3, refining: 1, settled: 0 };
/** Settled: what a probe brings about must have come back before the next. */
const FLAT_LATENCIES = 8;
/** A slow service that becomes faster must not go unnoticed for longer. */
const MAX_FLAT_SECONDS = 35;
/** Seconds in which the pace then doubles; of a settled estimate that depends on the rate. */
const DOUBLING: Record<Trust, number> = { guess: 1.5, refining: 10, settled: 25 };
const DOUBLING_REQUESTS = 500;
const DOUBLING_LATENCIES = 45;
/** Requests that may be refused before the first refusal of them is heard of. */
const AT_STAKE = 3;
const LEAST_EXCESS = 0.1;
const MOST_DRAINING = 0.5;
/** A second without a refusal lets the excess grow by this. */
const DARING = 1.25;

/** So many answers make a measurement of a guess. */
export const ENOUGH_TO_REFINE = FLAT_REQUESTS.guess;

/**
 * What is under way when the bucket runs dry is refused before it is known. So the farther away the
 * service, the less the pace may exceed the estimate (as a share of it).
 */
function excess(rate: number, latencyMs: number): number {
  return Math.max(LEAST_EXCESS, (AT_STAKE * 1000) / (rate * latencyMs));
}

function flatSeconds(rate: number, trust: Trust, latencyMs: number): number {
  const answered = trust === 'settled' ? (FLAT_LATENCIES * latencyMs) / 1000 : 0;
  const seconds = Math.max(FLAT_SECONDS[trust], FLAT_REQUESTS[trust] / rate, answered);
  return Math.min(MAX_FLAT_SECONDS, seconds);
}

function doublingSeconds(rate: number, trust: Trust, latencyMs: number): number {
  if (trust !== 'settled') return DOUBLING[trust];
  const seconds = Math.max(DOUBLING_REQUESTS / rate, (DOUBLING_LATENCIES * latencyMs) / 1000);
  return Math.min(DOUBLING.settled, seconds);
}

/**
 * Requests a second, so many seconds after the last event: flat first, then along a cubic, slowly
 * near the estimate and ever faster beyond, in case the service allows more again.
 */
export function grown(rate: number, trust: Trust, seconds: number, latencyMs: number): number {
  const growing = seconds - flatSeconds(rate, trust, latencyMs);
  if (growing <= 0) return rate * CRUISE;
  const cubic = CRUISE + (growing / doublingSeconds(rate, trust, latencyMs)) ** 3;
  return rate * Math.min(cubic, 1 + excess(rate, latencyMs) * DARING ** growing);
}

/** Requests a second while what gathered unused at the service is being spent, for so many seconds. */
export function draining(rate: number, seconds: number, latencyMs: number): number {
  return rate * (1 + Math.min(MOST_DRAINING, excess(rate, latencyMs)) * DARING ** seconds);
}
