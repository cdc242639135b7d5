/** The longest delay that a timer takes; anything more would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Time as the machine has it. Fits the engine's clock, which this layer may not name. */
export const systemClock = {
  /** Wall clock, milliseconds; may jump. */
  now(): number {
    return Date.now();
  },

  /** Milliseconds that only ever grow. */
  ticks(): number {
    return performance.now();
  },

  /** Resolves after that many milliseconds, or as soon as the signal aborts; never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
      signal.addEventListener('abort', wake, { once: true });
    });
  },
};
