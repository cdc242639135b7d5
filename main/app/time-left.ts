import type { TimeLeft } from '../../shared/contract/calls/progress.ts';
import type { Family } from '../../shared/domain/operations.ts';
import type { LearnedRates } from '../engine/wire/limits.ts';
import { WINDOW_S } from './seen-pace.ts';
import type { SeenPace } from './seen-pace.ts';

/** While nothing confirms a rate, the service may turn out to be this much slower. */
const UNCONFIRMED = 1.5;
/** What was seen for a moment only began with what the service saved up: a burst. */
const BURST = 0.3;

/**
 * Seconds that so many requests take. The learnt rates and what was lately seen of the run each give
 * a figure, and one after the other or all at once makes a difference for families with limits of their
 * own; the truth mostly lies between these, and they come together as the run finds its pace.
 *
 * @param requests still to be answered, by family
 */
export function timeLeft(
  requests: ReadonlyMap<Family, number>,
  rates: LearnedRates,
  seen: SeenPace | null,
): TimeLeft | null {
  const total = [...requests.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return { fromSeconds: 0, toSeconds: 0 };
  const learnt = atLearntRates(requests, total, rates);
  const lately = seen && atSeenPace(requests, total, seen);
  if (!lately) return learnt && range(learnt.fromSeconds, learnt.toSeconds * UNCONFIRMED);
  // No limit showed yet, and the service may still have one.
  if (!learnt) return range(lately.fromSeconds / UNCONFIRMED, lately.toSeconds * UNCONFIRMED);
  return range(
    Math.min(learnt.fromSeconds, lately.fromSeconds),
    Math.max(learnt.toSeconds, lately.toSeconds),
  );
}

/** At best all families go at the same time, at worst one after the other. */
function atLearntRates(
  requests: ReadonlyMap<Family, number>,
  total: number,
  { account, families }: LearnedRates,
): TimeLeft | null {
  if (account === null || account <= 0) return null;
  let slowest = total / account;
  let together = 0;
  for (const [family, count] of requests) {
    const own = families[family] ?? 0;
    const seconds = count / (own > 0 ? Math.min(account, own) : account);
    slowest = Math.max(slowest, seconds);
    together += seconds;
  }
  return range(slowest, together);
}

/** At best a family that is done leaves its pace to the others, at worst each keeps its own. */
function atSeenPace(
  requests: ReadonlyMap<Family, number>,
  total: number,
  seen: SeenPace,
): TimeLeft {
  const best = total / seen.perSecond;
  let worst = best;
  for (const [family, count] of requests) {
    const pace = seen.families.get(family);
    if (pace !== undefined) worst = Math.max(worst, count / pace);
  }
  const youth = Math.max(0, 1 - seen.seconds / WINDOW_S);
  return range(best, worst * (1 + BURST * youth));
}

function range(fromSeconds: number, toSeconds: number): TimeLeft {
  return { fromSeconds, toSeconds: Math.max(fromSeconds, toSeconds) };
}
