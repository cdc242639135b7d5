import { Worker } from 'node:worker_threads';
import { compiledFile } from '../support/compiled-file.ts';
import type { ReadTask } from './read-protocol.ts';

/** Heap of the thread; a file that needs more is refused instead of ending the program. */
const HEAP_MEGABYTES = 1024;

/** Gives the thread that reads one file, with its task. */
export type StartReader = (task: ReadTask) => Worker;

/** Starts a thread for each file. */
export const startReader: StartReader = (task) => giveTask(newThread(), task);

/**
 * Keeps one thread ready for the next file, since coming up takes a thread longer than reading takes
 * most files. For programs that stay; it keeps no process alive.
 */
export function readersAhead(): { start: StartReader; end(): Promise<void> } {
  let ready: Worker | null = null;
  let ended = false;
  const prepare = (): void => {
    if (ready !== null || ended) return;
    ready = newThread();
    ready.unref();
  };
  prepare();
  return {
    start(task) {
      const thread = ready ?? newThread();
      ready = null;
      thread.ref();
      // Not before: it would take the time of the one at work.
      thread.once('exit', prepare);
      return giveTask(thread, task);
    },
    async end() {
      ended = true;
      const thread = ready;
      ready = null;
      await thread?.terminate();
    },
  };
}

function newThread(): Worker {
  return new Worker(compiledFile('main/sheets/read-worker.js'), {
    // The caller's own flags (--eval, --input-type) mean nothing to a file that is started.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  });
}

function giveTask(thread: Worker, task: ReadTask): Worker {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  thread.postMessage(task);
  return thread;
}
