import type { TimeLeft } from '../../shared/contract/calls/progress.ts';
import type { Family } from '../../shared/domain/operations.ts';
import type { LearnedRates } from '../engine/wire/limits.ts';

/** How fast requests were answered lately; null before that can be told. */
export type SeenPace = { perSecond: number } | null;

/** While nothing confirms a rate, the service may turn out to be slower by this. */
const UNCONFIRMED = 1.5;

/**
 * Seconds that so many requests take. The learnt rates and what was lately seen of the run each give a
 * figure; the truth mostly lies between the two, and they come together as the run finds its pace.
 *
 * @param requests still to be answered, by family
 */
export function timeLeft(
  requests: ReadonlyMap<Family, number>,
  rates: LearnedRates,
  seen: SeenPace,
): TimeLeft | null {
  const total = [...requests.values()].reduce((sum, count) => sum + count, 0);
  if (total === 0) return { fromSeconds: 0, toSeconds: 0 };
  const learnt = atLearntRates(requests, total, rates);
  const lately = seen && seen.perSecond > 0 ? total / seen.perSecond : null;
  if (learnt === null && lately === null) return null;
  if (lately === null) return learnt && widened(learnt.fromSeconds, learnt.toSeconds * UNCONFIRMED);
  if (learnt === null) return widened(lately / UNCONFIRMED, lately * UNCONFIRMED);
  return widened(Math.min(learnt.fromSeconds, lately), Math.max(learnt.toSeconds, lately));
}

/** At best all families go at the same time, at worst one after the other, as far as they have limits of their own. */
function atLearntRates(
  requests: ReadonlyMap<Family, number>,
  total: number,
  { account, families }: LearnedRates,
): TimeLeft | null {
  if (account === null || account <= 0) return null;
  let slowest = total / account;
  let together = 0;
  for (const [family, count] of requests) {
    const seconds = count / Math.min(account, families[family] ?? account);
    slowest = Math.max(slowest, seconds);
    together += seconds;
  }
  return { fromSeconds: slowest, toSeconds: together };
}

function widened(fromSeconds: number, toSeconds: number): TimeLeft {
  return { fromSeconds, toSeconds: Math.max(fromSeconds, toSeconds) };
}
