import { parentPort } from 'node:worker_threads';
import { jobSession, peek } from './job-session.ts';
import type { Answer, Asked } from './job-thread.ts';
import { explain, isStoreError } from './store-failure.ts';

const methods = { ...jobSession(), peek };

parentPort?.on('message', ({ call, job, method, args }: Asked) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(answer(call, job, () => run(method, args)));
});

function run(method: Asked['method'], args: unknown[]): unknown {
  return Reflect.apply(methods[method], methods, args);
}

function answer(call: number, job: Asked['job'], work: () => unknown): Answer {
  try {
    return { call, ok: true, value: work() };
  } catch (error) {
    const known = explain(error, job);
    if (isStoreError(known)) return { call, ok: false, code: known.code, message: known.message };
    const message = known instanceof Error ? (known.stack ?? known.message) : String(known);
    return { call, ok: false, code: null, message };
  }
}
