import type { Family } from '../../../shared/domain/operations.ts';

type Waiting = { order: number; go: () => void };

export type Queue = {
  /** Resolves to true when let go, to false when the signal aborts first. */
  wait(family: Family, signal: AbortSignal): Promise<boolean>;
  /** The family whose first request has waited longest, among those that may go. */
  oldest(mayGo: (family: Family) => boolean): Family | null;
  /** Lets the family's first request go. */
  letGo(family: Family): void;
  /** Families in which requests wait. */
  families(): Family[];
};

/** Waiting requests, first come first served, without one family's wait holding up another's. */
export function createQueue(): Queue {
  // A Set keeps the order of arrival and forgets an aborted request without a search.
  const lines = new Map<Family, Set<Waiting>>();
  let arrivals = 0;

  function lineOf(family: Family): Set<Waiting> {
    const line = lines.get(family) ?? new Set<Waiting>();
    lines.set(family, line);
    return line;
  }

  function firstOf(line: Set<Waiting>): Waiting | undefined {
    return line.values().next().value;
  }

  return {
    wait(family, signal) {
      if (signal.aborted) return Promise.resolve(false);
      return new Promise((resolve) => {
        const line = lineOf(family);
        const leave = (granted: boolean): void => {
          line.delete(waiting);
          signal.removeEventListener('abort', giveUp);
          resolve(granted);
        };
        const giveUp = (): void => leave(false);
        const waiting: Waiting = { order: arrivals, go: () => leave(true) };
        arrivals += 1;
        line.add(waiting);
        signal.addEventListener('abort', giveUp, { once: true });
      });
    },
    oldest(mayGo) {
      let best: { family: Family; order: number } | null = null;
      for (const [family, line] of lines) {
        const first = firstOf(line);
        if (first === undefined || !mayGo(family)) continue;
        if (best === null || first.order < best.order) best = { family, order: first.order };
      }
      return best === null ? null : best.family;
    },
    letGo(family) {
      const line = lines.get(family);
      if (line !== undefined) firstOf(line)?.go();
    },
    families() {
      return [...lines].filter(([, line]) => line.size > 0).map(([family]) => family);
    },
  };
}
