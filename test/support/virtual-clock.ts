import type { Clock } from '../../main/engine/ports.ts';

type Sleeper = { at: number; order: number; wake: () => void };

export type VirtualClock = Clock & {
  /** Runs everything until the promise settles, jumping from one sleeper to the next. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Resolves at that many ticks, as an event of the outside world. */
  at(ticks: number): Promise<void>;
};

/**
 * Time that passes only when everyone waits, so a day of pacing costs milliseconds and every run
 * is the same for the same seed.
 */
export function createVirtualClock(startedAt = 1_000_000): VirtualClock {
  let ticks = 0;
  let order = 0;
  const heap: Sleeper[] = [];

  const before = (a: Sleeper, b: Sleeper): boolean =>
    a.at < b.at || (a.at === b.at && a.order < b.order);

  function push(sleeper: Sleeper): void {
    let at = heap.push(sleeper) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (!before(sleeper, heap[above]!)) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = sleeper;
  }

  function pop(): Sleeper | undefined {
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined || heap.length === 0) return top;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && before(heap[below + 1]!, heap[below]!)) below += 1;
      if (!before(heap[below]!, last)) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return top;
  }

  const at = (when: number): Promise<void> =>
    new Promise((resolve) => push({ at: when, order: order++, wake: resolve }));

  return {
    now: () => startedAt + ticks,
    ticks: () => ticks,
    sleep(ms, signal) {
      if (signal.aborted) return Promise.resolve();
      return new Promise((resolve) => {
        const wake = (): void => {
          signal.removeEventListener('abort', wake);
          resolve();
        };
        push({ at: ticks + Math.max(0, ms), order: order++, wake });
        signal.addEventListener('abort', wake, { once: true });
      });
    },
    at,
    async run(work) {
      let settled = false;
      const mark = (): void => {
        settled = true;
      };
      work.then(mark, mark);
      for (;;) {
        // A macrotask lets every chain of promises come to rest before time moves on.
        await new Promise((resolve) => setImmediate(resolve));
        if (settled) return work;
        const next = pop();
        if (next === undefined) throw new Error('Nothing will ever happen again.');
        ticks = Math.max(ticks, next.at);
        next.wake();
      }
    },
  };
}
