import type { Brake } from './brake.ts';

/** Work that goes on at the same time. */
export type Tasks = {
  /** Work that throws stops the run; the error is handed on at its end. */
  start: (work: () => Promise<void>) => void;
  count: () => number;
  /** Resolves as soon as any of what is under way now has ended. */
  next: () => Promise<void>;
};

export function createTasks(brake: Brake): Tasks {
  const ended: (() => void)[] = [];
  let count = 0;

  async function follow(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      brake.fail(error);
    }
    count -= 1;
    for (const wake of ended.splice(0)) wake();
  }
  return {
    start(work) {
      count += 1;
      void follow(work);
    },
    count: () => count,
    next: () => new Promise((resolve) => ended.push(resolve)),
  };
}
