import type { Random } from '../ports.ts';

const FIRST_MS = 400;
const CAP_MS = 10_000;
/** So many 429 in a row are the pacer's business; only then does the request itself step back. */
const PATIENT_THROTTLES = 4;
const STORM_FIRST_MS = 1_000;
const STORM_CAP_MS = 30_000;

/** Half to full of the wait, so that requests that failed together do not come back together. */
function jittered(ms: number, random: Random): number {
  return ms / 2 + (ms / 2) * random();
}

/** Milliseconds to wait after the nth attempt in a row without a definite answer, from 1. */
export function backoffMs(nth: number, random: Random): number {
  return jittered(Math.min(CAP_MS, FIRST_MS * 2 ** (nth - 1)), random);
}

/**
 * Milliseconds that one request waits of its own accord after its nth 429, from 1.
 * Mostly none: spacing requests is the pacer's work, and a second brake would only waste the rate.
 */
export function stormBackoffMs(nth: number, random: Random): number {
  if (nth <= PATIENT_THROTTLES) return 0;
  return jittered(
    Math.min(STORM_CAP_MS, STORM_FIRST_MS * 2 ** (nth - PATIENT_THROTTLES - 1)),
    random,
  );
}
