import type { Family } from '../../shared/domain/operations.ts';

/** How fast the requests of a run were answered lately, waits and repeats included. */
export type SeenPace = {
  /** Requests a second over all. */
  perSecond: number;
  /** The same of the families that moved. */
  families: ReadonlyMap<Family, number>;
  /** Seconds over which it was seen. */
  seconds: number;
};

/** How far back is looked: long enough to even out one pause of the service, short enough to follow it. */
export const WINDOW_S = 20;
/** Less than this says nothing yet. */
const LEAST_S = 2;
const LEAST_REQUESTS = 5;
const SAMPLE_EVERY_S = 0.5;

type Left = ReadonlyMap<Family, number>;

/**
 * Watches how the requests that are left become fewer.
 *
 * @returns call it with the ticks and what is left then, by family; null while that says nothing yet
 */
export function createSeenPace(): (ticks: number, left: Left) => SeenPace | null {
  const samples: { at: number; left: Left }[] = [];
  return (ticks, left) => {
    const at = ticks / 1000;
    const last = samples.at(-1);
    if (!last || at - last.at >= SAMPLE_EVERY_S) samples.push({ at, left });
    // The oldest that is kept lies at the edge of the window.
    while (samples[1] && at - samples[1].at >= WINDOW_S) samples.shift();
    const [first] = samples;
    if (!first || at - first.at < LEAST_S) return null;
    const seconds = at - first.at;
    const families = new Map<Family, number>();
    let done = 0;
    for (const [family, before] of first.left) {
      const answered = before - (left.get(family) ?? 0);
      if (answered > 0) families.set(family, answered / seconds);
      done += answered;
    }
    return done < LEAST_REQUESTS ? null : { perSecond: done / seconds, families, seconds };
  };
}
