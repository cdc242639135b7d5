import type { Answer, Failure } from '../../shared/domain/failure.ts';
import type { Family } from '../../shared/domain/operations.ts';
import type { Random } from '../../main/engine/ports.ts';
import type { VirtualClock } from './virtual-clock.ts';

export type ServiceShape = {
  /** Requests a second at these ticks; Infinity for no limit. */
  rate: (ticks: number) => number;
  /** Requests that may come at once after an idle time. */
  burst: number;
  /** One bucket for the account, or one for each family. */
  scope: 'account' | 'family';
  /** Milliseconds from sending to the answer, least and most. */
  latency: [number, number];
  /** What a 429 asks to wait. */
  retryAfterMs?: number;
};

export type SimulatedService = {
  request(family: Family): Promise<Answer<null>>;
  /** Ticks at which requests were admitted, and at which they were refused. */
  admitted: number[];
  refused: number[];
};

export const tooMany: Failure = { code: 'throttled', message: 'Too many requests.', status: 429 };

/** A service that hides a token bucket, in virtual time. */
export function createSimulatedService(
  clock: VirtualClock,
  random: Random,
  shape: ServiceShape,
): SimulatedService {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const admitted: number[] = [];
  const refused: number[] = [];

  function admit(family: Family): boolean {
    const t = clock.ticks();
    const rate = shape.rate(t);
    if (rate === Infinity) return true;
    const key = shape.scope === 'account' ? 'account' : family;
    const bucket = buckets.get(key) ?? { tokens: shape.burst, at: t };
    bucket.tokens = Math.min(shape.burst, bucket.tokens + ((t - bucket.at) / 1000) * rate);
    bucket.at = t;
    buckets.set(key, bucket);
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  return {
    admitted,
    refused,
    async request(family) {
      const [least, most] = shape.latency;
      const latency = least + (most - least) * random();
      const there = latency * (0.3 + 0.4 * random());
      await clock.at(clock.ticks() + there);
      const yes = admit(family);
      (yes ? admitted : refused).push(clock.ticks());
      await clock.at(clock.ticks() + latency - there);
      if (yes) return { kind: 'ok', value: null };
      const { retryAfterMs } = shape;
      return { kind: 'throttled', failure: tooMany, ...(retryAfterMs && { retryAfterMs }) };
    },
  };
}

/** The same numbers for the same seed. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}
