import type { Answer } from '../../../shared/domain/failure.ts';
import type { Family } from '../../../shared/domain/operations.ts';
import type { Clock, Emit } from '../ports.ts';
import { createLimits } from './limits.ts';
import type { LearnedRates } from './limits.ts';
import { createOpening } from './opening.ts';
import { createQueue } from './queue.ts';

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
  emit: Emit;
  learned?: LearnedRates;
  /** Requests under way at the same time, at most. */
  maxInFlight?: number;
};

/** So many 5xx in a row slow us down; fewer say nothing about the rate. */
const TROUBLES = 3;
/** Nobody asked for this long: what the service allows gathers unused. */
const IDLE_MS = 2_000;

type Timer = { at: number; stop: AbortController };

/** Lets requests go as fast as the service allows, which it learns from the answers. */
export function createPacer(options: PacerOptions): Pacer {
  const { clock, emit } = options;
  const maxInFlight = options.maxInFlight ?? 256;
  const limits = createLimits(options.learned ?? null, clock.ticks());
  const opening = createOpening(maxInFlight);
  const queue = createQueue();
  const pausedUntil = new Map<Family, number>();
  let inFlight = 0;
  let troublesInARow = 0;
  let lastSentAt: number | null = null;
  let saidLast = '';
  let timer: Timer | null = null;

  function pump(): void {
    for (;;) {
      const t = clock.ticks();
      const unlimited = limits.perSecond() === null;
      if (inFlight >= (unlimited ? opening.inFlight() : maxInFlight)) return;
      const leastAt = unlimited ? opening.nextAt() : 0;
      const freeAt = (family: Family): number =>
        Math.max(leastAt, pausedUntil.get(family) ?? 0, limits.nextAt(family, t));
      const family = queue.oldest((family) => freeAt(family) <= t);
      if (family === null) {
        const wakeAt = Math.min(...queue.families().map(freeAt));
        if (wakeAt < Infinity) wakeUpAt(wakeAt);
        return;
      }
      lastSentAt = t;
      opening.sent(t);
      limits.sent(family, t);
      inFlight += 1;
      queue.letGo(family);
    }
  }

  /** Only when nobody wanted anything; a pause that the service asked for is no idling. */
  function noticeIdling(): void {
    const t = clock.ticks();
    const idle = inFlight === 0 && queue.families().length === 0;
    if (idle && lastSentAt !== null && t - lastSentAt > IDLE_MS) limits.idle(t);
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

  function holdBack(family: Family, t: number, ms: number): void {
    const until = pausedUntil.get(family) ?? 0;
    if (t + ms <= until) return;
    limits.pause(family, t, t + ms - Math.max(t, until));
    pausedUntil.set(family, t + ms);
  }

  /** Changes too small to show are not worth a sentence. */
  function say(family: Family, t: number): void {
    const perSecond = limits.pace(family, t);
    const shown = spoken(perSecond);
    if (shown === saidLast) return;
    saidLast = shown;
    const reason = `The service slowed us down; now ${shown} ${shown === '1' ? 'request' : 'requests'} a second.`;
    emit({ type: 'pace', family, perSecond, reason });
  }

  return {
    async acquire(family, signal) {
      noticeIdling();
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
      if (kind === 'ok' || kind === 'refused') {
        limits.admitted(family, t, sentAt);
        opening.answered(t, sentAt);
      }
      if (kind === 'unavailable') limits.admitted(family, t, sentAt);
      if (kind === 'throttled' && limits.throttled(family, t, sentAt)) say(family, t);

      const asked = kind === 'throttled' || kind === 'unavailable' ? (retryAfterMs ?? 0) : 0;
      const troubled = kind === 'unavailable' && asked === 0;
      troublesInARow = troubled ? troublesInARow + 1 : 0;
      if (asked > 0) holdBack(family, t, asked);
      if (troublesInARow >= TROUBLES) {
        troublesInARow = 0;
        limits.slow(t);
        say(family, t);
      }
      pump();
    },
    rates() {
      return limits.rates();
    },
    perSecond() {
      return limits.perSecond();
    },
  };
}

function spoken(perSecond: number): string {
  return perSecond >= 10 ? String(Math.round(perSecond)) : String(Number(perSecond.toFixed(1)));
}
