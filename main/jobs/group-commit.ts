/**
 * Lets entries that arrive close together share one commit. At most one commit is under way:
 * what arrives meanwhile waits and goes together, so a slow disk makes larger groups, not a queue.
 * After a commit failed, everything later is refused with the same error: a journal with a hole
 * would make a run believe what is not on disk.
 *
 * @param commit writes entries in one transaction; resolves when they are on disk
 * @param windowMs how long the first entry waits for company
 */
export function groupCommit<T>(
  commit: (entries: T[]) => Promise<void>,
  windowMs: number,
): { add(entries: T[]): Promise<void>; drained(): Promise<void> } {
  let waiting: { entries: T[]; settle: (error: unknown) => void }[] = [];
  let running: Promise<void> | null = null;
  let broken: { error: unknown } | null = null;

  const run = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, windowMs));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      if (!broken) {
        try {
          await commit(group.flatMap((one) => one.entries));
        } catch (error) {
          broken = { error };
        }
      }
      for (const one of group) one.settle(broken?.error);
    }
    running = null;
  };

  return {
    /** Resolves when the entries are on disk; rejects when they are not. */
    add: (entries) =>
      new Promise((resolve, reject) => {
        if (broken) return reject(broken.error as Error);
        if (entries.length === 0) return resolve();
        waiting.push({ entries, settle: (error) => (error ? reject(error as Error) : resolve()) });
        running ??= run();
      }),
    /** Resolves when nothing waits any more, whatever became of it. */
    drained: async () => {
      while (running) await running;
    },
  };
}
