import type { Answer } from '../../../shared/domain/failure.ts';
import type { Family } from '../../../shared/domain/operations.ts';
import type { Clock, Emit, Random } from '../ports.ts';
import { createGate } from './gate.ts';
import type { Gate } from './gate.ts';
import { createQueue } from './queue.ts';

/** Requests a second, as learnt; null where nothing has ever slowed us down. */
export type LearnedRates = { account: number | null; families: Partial<Record<Family, number>> };

export type Pacer = {
  /** Resolves to true when the request may leave, to false when the signal aborted first. */
  acquire(family: Family, signal: AbortSignal): Promise<boolean>;
  /**
   * How a request ended that `acquire` let go; each one must be reported once.
   * `sentAt` (ticks) tells a 429 that answers the present pace from one that answers an older one.
   */
  report(
    family: Family,
    kind: Answer<unknown>['kind'],
    retryAfterMs?: number,
    sentAt?: number,
  ): void;
  /** What was learnt, to be remembered for the next command. */
  rates(): LearnedRates;
  /** Requests a second as things stand, for estimates; null while no limit is known. */
  perSecond(): number | null;
};

export type PacerOptions = {
  clock: Clock;
  random: Random;
  emit: Emit;
  learned?: LearnedRates;
  /** Requests under way at the same time, at most. */
  maxInFlight?: number;
};

const FIRST_IN_FLIGHT = 4;
/** Answers that it takes to let one more request under way while no limit is known. */
const ANSWERS_A_STEP = 4;
type Timer = { at: number; stop: AbortController };

const IDLE_MS = 2_000;

/** Lets requests go as fast as the service allows, which it learns from the answers. */
export function createPacer(options: PacerOptions): Pacer {
  const { clock, emit } = options;
  const maxInFlight = options.maxInFlight ?? 256;
  const gate: Gate = createGate(options.learned?.account ?? null, clock.ticks());
  const queue = createQueue();
  const pausedUntil = new Map<Family, number>();
  let inFlight = 0;
  let cap = Math.min(maxInFlight, FIRST_IN_FLIGHT);
  let credit = 0;
  let unavailableInARow = 0;
  let lastSentAt: number | null = null;
  let timer: Timer | null = null;

  function pump(): void {
    for (;;) {
      const t = clock.ticks();
      if (inFlight >= (gate.rate() === null ? cap : maxInFlight)) return;
      const family = queue.oldest((family) => (pausedUntil.get(family) ?? 0) <= t);
      if (family === null) {
        const wakeAt = Math.min(...queue.families().map((family) => pausedUntil.get(family) ?? t));
        if (wakeAt < Infinity) wakeUpAt(wakeAt);
        return;
      }
      if (lastSentAt !== null && t - lastSentAt > IDLE_MS && inFlight === 0) gate.idle(t);
      const at = gate.nextAt(t);
      if (at > t) {
        wakeUpAt(at);
        return;
      }
      lastSentAt = t;
      gate.sent(t);
      inFlight += 1;
      queue.letGo(family);
    }
  }

  function wakeUpAt(at: number): void {
    if (timer !== null && timer.at <= at) return;
    timer?.stop.abort();
    timer = { at, stop: new AbortController() };
    void wakeUp(timer);
  }

  async function wakeUp(mine: Timer): Promise<void> {
    await clock.sleep(Math.max(0, mine.at - clock.ticks()), mine.stop.signal);
    if (timer !== mine) return;
    timer = null;
    pump();
  }

  /** A timer for nobody would keep the process alive. */
  function forgetTimer(): void {
    if (timer === null || queue.families().length > 0) return;
    timer.stop.abort();
    timer = null;
  }

  function say(family: Family): void {
    const perSecond = gate.pace(clock.ticks());
    emit({
      type: 'pace',
      family,
      perSecond,
      reason: `The service slowed us down; now ${Math.round(perSecond)} requests a second.`,
    });
  }

  return {
    async acquire(family, signal) {
      const waiting = queue.wait(family, signal);
      pump();
      const granted = await waiting;
      if (!granted) forgetTimer();
      return granted;
    },
    report(family, kind, retryAfterMs, leftAt) {
      const t = clock.ticks();
      const sentAt = leftAt ?? t;
      inFlight -= 1;
      unavailableInARow = kind === 'unavailable' ? unavailableInARow + 1 : 0;
      if (retryAfterMs !== undefined && (kind === 'throttled' || kind === 'unavailable')) {
        pausedUntil.set(family, Math.max(pausedUntil.get(family) ?? 0, t + retryAfterMs));
      }
      if (kind === 'ok' || kind === 'refused') {
        gate.admitted(t, sentAt);
        credit += 1;
        if (credit >= ANSWERS_A_STEP) {
          credit = 0;
          cap = Math.min(maxInFlight, cap + 1);
        }
      }
      if (kind === 'throttled' && gate.throttled(t, sentAt)) say(family);
      if (unavailableInARow >= 3) {
        unavailableInARow = 0;
        gate.slow(t);
        say(family);
      }
      pump();
    },
    rates() {
      return { account: gate.rate(), families: {} };
    },
    perSecond() {
      return gate.rate();
    },
  };
}
