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
): {
  /** Resolves when the entries are on disk; rejects when they may not be. */
  add(entries: T[]): Promise<void>;
  /** Resolves when nothing waits any more, whatever became of it. */
  drained(): Promise<void>;
} {
  let waiting: { entries: T[]; settle: (error: Error | null) => void }[] = [];
  let running: Promise<void> | null = null;
  let broken: Error | null = null;

  const flush = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, windowMs));
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      broken ??= await failureOf(commit(group.flatMap((one) => one.entries)));
      for (const one of group) one.settle(broken);
    }
    running = null;
  };

  return {
    add: (entries) =>
      new Promise((resolve, reject) => {
        if (entries.length === 0) return resolve();
        waiting.push({ entries, settle: (error) => (error ? reject(error) : resolve()) });
        running ??= flush();
      }),
    drained: () => running ?? Promise.resolve(),
  };
}

async function failureOf(work: Promise<void>): Promise<Error | null> {
  try {
    await work;
    return null;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
