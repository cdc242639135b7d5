export type TokenBucket = {
  /** Takes a token where there is one. */
  take(): boolean;
  /** Milliseconds until there is one. */
  waitMs(): number;
  /** From now on so many tokens a second, and so many in store at most; what is in store stays. */
  change(tps: number, burst: number): void;
};

/** `tps` tokens a second, at most `burst` in store, full at the start; without a rate everything passes. */
export function createTokenBucket(
  firstTps: number,
  firstBurst: number,
  now: () => number,
): TokenBucket {
  let tps = firstTps;
  let burst = firstBurst;
  let tokens = burst;
  let filledAt = now();
  const fill = (): void => {
    const at = now();
    tokens = Math.min(burst, tokens + (Math.max(0, at - filledAt) * tps) / 1000);
    filledAt = at;
  };
  return {
    take() {
      if (tps <= 0) return true;
      fill();
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    waitMs() {
      if (tps <= 0) return 0;
      fill();
      return Math.max(0, Math.ceil(((1 - tokens) * 1000) / tps));
    },
    change(newTps, newBurst) {
      // Where everything passed, nothing was ever taken.
      if (tps <= 0) tokens = newBurst;
      else fill();
      filledAt = now();
      tps = newTps;
      burst = newBurst;
      tokens = Math.min(tokens, burst);
    },
  };
}
