/** Milliseconds that one thread may be kept from everything else. */
const TURN_MS = 25;

/**
 * Does work that can be put down between its steps, in turns with whatever else the thread has to do.
 * Rejects with the signal's reason where that ends it.
 */
export async function inTurns<T>(work: Generator<void, T, void>, signal?: AbortSignal): Promise<T> {
  let since = performance.now();
  for (;;) {
    signal?.throwIfAborted();
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  }
}
