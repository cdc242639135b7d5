import type { SeenPace } from './time-left.ts';

/** How far back is looked: long enough to even out one pause of the service, short enough to follow it. */
const WINDOW_MS = 20_000;
/** Less than this says nothing yet. */
const LEAST_MS = 2_000;
const LEAST_REQUESTS = 5;
const SAMPLE_EVERY_MS = 500;

/** Watches how fast the requests that are left become fewer, waits and repeats included. */
export function createSeenPace(): (ticks: number, left: number) => SeenPace {
  const samples: { at: number; left: number }[] = [];
  return (at, left) => {
    const last = samples.at(-1);
    if (!last || at - last.at >= SAMPLE_EVERY_MS) samples.push({ at, left });
    // The oldest that is kept lies just outside of the window.
    while (samples.length > 2 && at - (samples[1]?.at ?? at) >= WINDOW_MS) samples.shift();
    const first = samples[0];
    if (!first) return null;
    const done = first.left - left;
    const ms = at - first.at;
    return done < LEAST_REQUESTS || ms < LEAST_MS ? null : { perSecond: (done * 1000) / ms };
  };
}
