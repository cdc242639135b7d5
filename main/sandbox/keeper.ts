/** Sees to it that nobody learns of a change that a crash could still undo. */
export type Keeper = {
  /** Resolves once everything that has changed so far is kept; at once where nothing has. */
  settled(): Promise<void>;
};

/**
 * Changes that come while one is being kept wait for the next time, all of them together.
 *
 * @param version grows with every change, from 0
 * @param save keeps what there is at the moment of the call
 */
export function createKeeper(version: () => number, save: () => Promise<void>): Keeper {
  let kept = -1;
  let saving: Promise<void> | null = null;
  const start = async (): Promise<void> => {
    const saved = version();
    try {
      await save();
      kept = saved;
    } finally {
      saving = null;
    }
  };
  const settle = async (wanted: number): Promise<void> => {
    if (kept >= wanted) return;
    await (saving ??= start());
    await settle(wanted);
  };
  return { settled: () => settle(version()) };
}
