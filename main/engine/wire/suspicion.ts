import type { Family } from '../../../shared/domain/operations.ts';

/** How far back refusals are evidence. */
const KEPT_MS = 5_000;
/** Chance at which "the refusals hit this family only by accident" is no longer believed. */
const ACCIDENT = 0.02;

/** Requests that left from one moment to another (ticks), of the family and of all. */
export type SentBetween = (
  family: Family,
  from: number,
  to: number,
) => { own: number; all: number };

/** Refusals of requests that left before the first of them was heard of: they have one cause. */
type Overload = {
  family: Family;
  heardAt: number;
  from: number;
  to: number;
  refused: number;
  share: number;
};

export type Suspicion = {
  /**
   * A request of the family that left at `sentAt` was refused, as was heard at `t`; `share` is the
   * family's of all requests lately. True when it can hardly be the whole account that is limited.
   */
  refused(family: Family, t: number, sentAt: number, share: number): boolean;
};

/**
 * Tells by chance alone whether a family has a limit of its own. Were the account at its limit, the
 * requests of others that left meanwhile would have been refused as well.
 */
export function createSuspicion(sentBetween: SentBetween): Suspicion {
  let overloads: Overload[] = [];

  /** Of all that left during the overload, that so many were refused and all of this family. */
  function chanceOf(family: Family, { from, to, refused, share }: Overload): number {
    const { own, all } = sentBetween(family, from, to);
    let chance = 1;
    for (let n = 0; n < refused && own > n; n += 1) chance *= (own - n) / (all - n);
    return Math.min(share, chance);
  }

  return {
    refused(family, t, sentAt, share) {
      overloads = overloads.filter(({ heardAt }) => t - heardAt <= KEPT_MS);
      const last = overloads.findLast((overload) => overload.family === family);
      if (last === undefined || sentAt > last.heardAt) {
        overloads.push({ family, heardAt: t, from: sentAt, to: sentAt, refused: 1, share });
      } else {
        last.from = Math.min(last.from, sentAt);
        last.to = Math.max(last.to, sentAt);
        last.refused += 1;
      }
      if (overloads.some((overload) => overload.family !== family)) return false;
      const chance = overloads.reduce((all, overload) => all * chanceOf(family, overload), 1);
      if (chance > ACCIDENT) return false;
      overloads = [];
      return true;
    },
  };
}
