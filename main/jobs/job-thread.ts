import { Worker } from 'node:worker_threads';
import { compiledFile } from '../support/compiled-file.ts';
import type { JobSession, peek } from './job-session.ts';
import { storeError } from './store-failure.ts';
import type { StoreFailure } from './store-failure.ts';

type Methods = JobSession & { peek: typeof peek };
type Place = { id: string; folder: string };

/** The two messages between a job and its thread. */
export type Asked = { call: number; job: Place; method: keyof Methods; args: unknown[] };
export type Answer =
  | { call: number; ok: true; value: unknown }
  | { call: number; ok: false; code: StoreFailure['code'] | null; message: string };

export type JobThread = {
  /** Calls are worked through in their order. Rejects with a StoreError; other errors are bugs. */
  call<K extends keyof Methods>(
    method: K,
    ...args: Parameters<Methods[K]>
  ): Promise<ReturnType<Methods[K]>>;
  /** Ends the thread; what is under way is finished first. */
  end(): Promise<void>;
};

/** Starts the thread in which a job's database lives, so that commits never hold up sending. */
export function startJobThread(job: Place): JobThread {
  const worker = new Worker(compiledFile('main/jobs/job-worker.js'));
  const open = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
  let calls = 0;
  let gone: Error | null = null;

  /** An idle store must not keep the process alive, a commit under way must. */
  const settle = (
    call: number,
  ): { resolve(value: never): void; reject(error: Error): void } | undefined => {
    const found = open.get(call);
    open.delete(call);
    if (open.size === 0) worker.unref();
    return found;
  };
  const giveUp = (error: Error): void => {
    gone = error;
    for (const call of open.keys()) settle(call)?.reject(error);
  };
  worker.on('message', (answer: Answer) => {
    const caller = settle(answer.call);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the thread answers in the types of the methods it was sent
    if (answer.ok) caller?.resolve(answer.value as never);
    else if (answer.code) caller?.reject(storeError(answer.code, answer.message));
    else caller?.reject(new Error(`The job store failed: ${answer.message}`));
  });
  worker.on('error', giveUp);
  worker.on('exit', () => giveUp(new Error('The job is closed.')));

  const thread: JobThread = {
    call: (method, ...args) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(gone);
        const asked: Asked = { call: ++calls, job, method, args };
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage(asked);
        open.set(asked.call, { resolve, reject });
        worker.ref();
      }),
    end: async () => {
      await thread.call('close').catch(() => undefined);
      await worker.terminate();
    },
  };
  return thread;
}
