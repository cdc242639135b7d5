import type { Brake } from './brake.ts';

/** Work that goes on at the same time. */
export type Tasks = {
  /** Work that throws stops the run; the error is handed on at its end. */
  start: (work: () => Promise<void>) => void;
  /** As `start`, for work that nothing else waits for. */
  startAside: (work: () => Promise<void>) => void;
  count: () => number;
  /** Without what was started aside. */
  busy: () => number;
  /** Resolves as soon as any of what is under way now has ended. */
  next: () => Promise<void>;
};

export function createTasks(brake: Brake): Tasks {
  const ended: (() => void)[] = [];
  let busy = 0;
  let aside = 0;

  async function follow(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      brake.fail(error);
    }
  }
  const wake = (): void => {
    for (const one of ended.splice(0)) one();
  };
  return {
    start(work) {
      busy += 1;
      void follow(work).then(() => {
        busy -= 1;
        wake();
        return undefined;
      });
    },
    startAside(work) {
      aside += 1;
      void follow(work).then(() => {
        aside -= 1;
        wake();
        return undefined;
      });
    },
    count: () => busy + aside,
    busy: () => busy,
    next: () => new Promise((resolve) => ended.push(resolve)),
  };
}
