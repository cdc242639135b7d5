import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { Connections } from './connections.ts';

export type WireRequest = {
  origin: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  headers: Record<string, string>;
  body: string | null;
};

/** Why there is no reply. `code` is Node's or undici's, or one of our own: TIMEOUT, TOO_LARGE. */
export type NetworkCause = { code: string; detail: string };

/**
 * How one HTTP exchange ended.
 * - `not-sent`: no byte of the request left, so it is certainly not processed.
 * - `no-reply`: it may have left; no whole reply came.
 */
export type Exchange =
  | { kind: 'reply'; status: number; headers: IncomingHttpHeaders; text: string }
  | { kind: 'not-sent'; cause: NetworkCause }
  | { kind: 'no-reply'; cause: NetworkCause }
  | { kind: 'aborted' };

/** Far above a page of 1,000 entries with ids of 1,000 characters. */
const MAX_REPLY_BYTES = 32 * 1024 * 1024;

/**
 * Sends one request, never twice, and reads the whole reply. Redirects are not followed.
 *
 * @param timeoutMs for everything together, from now to the last byte of the reply
 * @param signals any of them cancels
 */
export function exchange(
  connections: Connections,
  request: WireRequest,
  timeoutMs: number,
  signals: readonly AbortSignal[],
): Promise<Exchange> {
  if (signals.some((signal) => signal.aborted)) return Promise.resolve({ kind: 'aborted' });
  return new Promise((resolve) => {
    // undici calls onRequestStart just before it writes: until then nothing can have left.
    let connection: Dispatcher.DispatchController | null = null;
    let status = 0;
    let headers: IncomingHttpHeaders = {};
    let chunks: Buffer[] = [];
    let bytes = 0;
    let over = false;

    const end = (result: Exchange): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', onAbort);
      if (result.kind !== 'reply') connection?.abort(new Error('The request was given up.'));
      resolve(result);
    };
    const fail = (cause: NetworkCause): void =>
      end({ kind: connection ? 'no-reply' : 'not-sent', cause });
    const onAbort = (): void => end({ kind: 'aborted' });
    const timer = setTimeout(
      () => fail({ code: 'TIMEOUT', detail: `No whole reply within ${timeoutMs} ms.` }),
      timeoutMs,
    );
    for (const signal of signals) signal.addEventListener('abort', onAbort, { once: true });

    try {
      connections.to(request.origin).dispatch(request, {
        onRequestStart(controller) {
          // Given up while it waited for a connection.
          if (over) controller.abort(new Error('The request was given up.'));
          else connection = controller;
        },
        onResponseStart(_controller, code, replyHeaders) {
          status = code;
          headers = replyHeaders;
          chunks = [];
        },
        onResponseData(_controller, chunk) {
          bytes += chunk.length;
          if (bytes > MAX_REPLY_BYTES) {
            fail({ code: 'TOO_LARGE', detail: `The reply exceeds ${MAX_REPLY_BYTES} bytes.` });
          } else chunks.push(chunk);
        },
        onResponseEnd() {
          end({ kind: 'reply', status, headers, text: Buffer.concat(chunks).toString('utf8') });
        },
        onResponseError(_controller, error) {
          fail(causeOf(error));
        },
      });
    } catch (error) {
      fail(causeOf(error));
    }
  });
}

function causeOf(error: unknown): NetworkCause {
  // Several addresses of one host tried in vain come as one error around the others.
  if (error instanceof AggregateError && error.message === '') return causeOf(error.errors[0]);
  if (!(error instanceof Error)) return { code: 'UNKNOWN', detail: String(error) };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { code, detail: error.message };
}
