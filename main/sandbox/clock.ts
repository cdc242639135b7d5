/** Time is asked for, so that tests need not wait. */
export type Clock = {
  /** Milliseconds. */
  now(): number;
  sleep(ms: number): Promise<void>;
};

/** The real clock; sleepers wake early when the signal aborts, so that closing never waits for a slow answer. */
export function systemClock(signal: AbortSignal): Clock {
  return {
    now: () => Date.now(),
    sleep: (ms) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve();
        const wake = (): void => {
          clearTimeout(timer);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        signal.addEventListener('abort', wake);
      }),
  };
}
