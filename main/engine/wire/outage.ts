import type { Failure } from '../../../shared/domain/failure.ts';
import type { Family } from '../../../shared/domain/operations.ts';
import type { Clock } from '../ports.ts';

/** 429 says that the service lives, but nothing else for this long helps nobody. */
const STORM_MS = 600_000;

const FAMILY_WORDS: Record<Family, string> = {
  units: 'rooms and floors',
  profiles: 'communication profiles',
  addressBooks: 'address books',
  contacts: 'contacts',
  associations: 'address book associations',
  inboundCalling: 'inbound calling',
  settings: 'block and drop-in rules',
  pbx: 'trunks and extensions',
  serviceProviders: 'service providers',
  externalUsers: 'external users',
};

export type OutageWatch = {
  /** The service has answered something, be it 429. */
  heard(): boolean;
  /** A definite answer came, yes or no. */
  succeeded(family: Family): void;
  /** 429 for a request that left at `sentAt` (ticks). */
  throttled(family: Family, sentAt: number): void;
  /** No definite answer to a request that left at `sentAt` (ticks). */
  failed(family: Family, sentAt: number): void;
  /** Milliseconds until an outage is declared if nothing succeeds; Infinity while all is well. */
  leftMs(family: Family): number;
  /** The outage as a failure of its own sentence, or null while there is hope. */
  outage(family: Family, last: Failure): Failure | null;
};

/**
 * Tells a bad moment from an outage: measured from the first request of a streak without success,
 * so that neither an idle time nor a wait that the service asked for counts as silence.
 * A streak never begins before the last success.
 */
export function createOutageWatch(options: {
  clock: Clock;
  outageMs: number;
  firstAnswerMs: number;
}): OutageWatch {
  const { clock, outageMs, firstAnswerMs } = options;
  const failingSince = new Map<Family, number>();
  const throttledSince = new Map<Family, number>();
  const succeededAt = new Map<Family, number>();
  let heard = false;

  const boundMs = (): number => (heard ? outageMs : firstAnswerMs);
  const lasting = (since: Map<Family, number>, family: Family): number => {
    const start = since.get(family);
    return start === undefined ? 0 : clock.ticks() - start;
  };
  /** A request that hung for long failed before others succeeded, but is told only after them. */
  const streakFrom = (family: Family, sentAt: number): number =>
    Math.max(sentAt, succeededAt.get(family) ?? sentAt);

  return {
    heard: () => heard,
    succeeded(family) {
      heard = true;
      succeededAt.set(family, clock.ticks());
      failingSince.delete(family);
      throttledSince.delete(family);
    },
    throttled(family, sentAt) {
      heard = true;
      failingSince.delete(family);
      keepFirst(throttledSince, family, streakFrom(family, sentAt));
    },
    failed(family, sentAt) {
      keepFirst(failingSince, family, streakFrom(family, sentAt));
    },
    leftMs(family) {
      if (!failingSince.has(family)) return Infinity;
      return Math.max(0, boundMs() - lasting(failingSince, family));
    },
    outage(family, last) {
      const what = FAMILY_WORDS[family];
      if (lasting(throttledSince, family) >= STORM_MS) {
        return {
          ...last,
          message: `For ${seconds(STORM_MS)} the service has refused every request about ${what} as too many; wait an hour, then try again.`,
        };
      }
      if (lasting(failingSince, family) < boundMs()) return null;
      return {
        ...last,
        message: heard
          ? `No request about ${what} has succeeded for ${seconds(boundMs())}; check the connection, then try again.`
          : `The service gave no answer about ${what} for ${seconds(boundMs())}; check the connection and the address, then try again.`,
      };
    },
  };
}

/** Remembers when a streak began, not when it was last added to. */
function keepFirst(since: Map<Family, number>, family: Family, at: number): void {
  since.set(family, Math.min(since.get(family) ?? at, at));
}

function seconds(ms: number): string {
  return ms >= 120_000 ? `${Math.round(ms / 60_000)} minutes` : `${Math.round(ms / 1000)} seconds`;
}
