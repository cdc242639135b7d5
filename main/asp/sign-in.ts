import { authorizeUrlOf, beginSignIn, exchangeCode, readRedirect } from './authorization.ts';
import { listenForReturn } from './return-listener.ts';
import type { Client } from './token-request.ts';

/** A person is expected back. */
export type SignInHere = {
  /** For the person's browser. */
  url: string;
  returnAddress: string;
  /** Settled once, when the port is free again; never rejects unless `keep` does. */
  ended: Promise<SignInEnd>;
  cancel(): void;
};

/**
 * - `refused`: the person or Amazon said no, or the answer was not for this sign-in.
 * - `no-service`: the token host could not be asked.
 * - `late`: nobody came back in time.
 * - `not-kept`: signed in, but `keep` said why it came to nothing.
 */
export type SignInEnd =
  | { kind: 'signed-in' }
  | { kind: 'cancelled' }
  | { kind: 'refused' | 'no-service' | 'late' | 'not-kept'; message: string };

export type SignInOptions = {
  /** Whole address of the token endpoint, checked by `checkHosts` beforehand. */
  tokenUrl: string;
  client: Client;
  /** On 127.0.0.1; 0 for any that is free. */
  port: number;
  /** How long to wait for the person. */
  waitMs: number;
  random: (bytes: number) => Uint8Array;
  /** Wall clock, milliseconds. */
  now: () => number;
  /** Puts the refresh token where it belongs; a sentence where that cannot be done. */
  keep: (refreshToken: string) => Promise<string | null>;
};

/**
 * A whole sign-in with Amazon from this machine: listens on loopback, lets the browser come back once,
 * and turns the code into a refresh token.
 *
 * @returns a sentence where the return address cannot be listened on
 */
export async function signInHere(options: SignInOptions): Promise<SignInHere | string> {
  const { tokenUrl, client, port, waitMs, random, now, keep } = options;
  const cancelled = new AbortController();
  const decided = later<SignInEnd>();
  let isBack = false;

  const listener = await listenForReturn(port, async (address) => {
    // What is left takes seconds.
    isBack = true;
    clearTimeout(timer);
    try {
      const came = await cameBack(address);
      decided.resolve(came);
      return { ok: came.kind === 'signed-in', sentence: pageSentence(came) };
    } catch (bug) {
      decided.reject(bug);
      return { ok: false, sentence: 'Bellhop met an error of its own; its log says more.' };
    }
  });
  if ('cannotListen' in listener) return notListening(port, listener.cannotListen);

  const signIn = beginSignIn({
    clientId: client.clientId,
    redirectUri: listener.address,
    random,
    authorizeUrl: authorizeUrlOf(tokenUrl),
  });
  const late: SignInEnd = {
    kind: 'late',
    message: `Nobody signed in within ${span(waitMs)}; begin to sign in once more.`,
  };
  const timer = setTimeout(() => decided.resolve(late), waitMs);

  const cameBack = async (address: string): Promise<SignInEnd> => {
    const back = readRedirect(address, signIn.state);
    if (back.kind !== 'code') return { kind: 'refused', message: back.failure.message };
    const exchanged = await exchangeCode({
      tokenUrl,
      client,
      code: back.code,
      redirectUri: listener.address,
      verifier: signIn.verifier,
      now,
      signal: cancelled.signal,
    });
    if (exchanged.kind === 'aborted') return { kind: 'cancelled' };
    if (exchanged.kind !== 'signed-in') {
      const kind = exchanged.kind === 'credentials' ? 'refused' : 'no-service';
      return { kind, message: exchanged.failure.message };
    }
    const notKept = await keep(exchanged.refreshToken);
    return notKept === null ? { kind: 'signed-in' } : { kind: 'not-kept', message: notKept };
  };

  const ended = async (): Promise<SignInEnd> => {
    try {
      return await decided.promise;
    } finally {
      clearTimeout(timer);
      await listener.close();
    }
  };
  return {
    url: signIn.url,
    returnAddress: listener.address,
    ended: ended(),
    cancel: () => {
      cancelled.abort();
      // Else the exchange breaks off, unless its token is being kept already.
      if (!isBack) decided.resolve({ kind: 'cancelled' });
    },
  };
}

/** A promise that is settled from outside, once. */
function later<T>(): {
  promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
} {
  const settle: { resolve?: (value: T) => void; reject?: (error: unknown) => void } = {};
  const promise = new Promise<T>((resolve, reject) => Object.assign(settle, { resolve, reject }));
  return {
    promise,
    resolve: (value) => settle.resolve?.(value),
    reject: (error) => settle.reject?.(error),
  };
}

function pageSentence(end: SignInEnd): string {
  switch (end.kind) {
    case 'signed-in':
      return 'You are signed in; close this page and go back to Bellhop.';
    case 'cancelled':
      return 'The sign-in was stopped in Bellhop.';
    case 'refused':
    case 'no-service':
    case 'late':
    case 'not-kept':
      return end.message;
  }
}

function notListening(port: number, code: string): string {
  const why = code === 'EADDRINUSE' ? 'is taken' : `cannot be opened (${code})`;
  return `Port ${port}, on which the browser comes back, ${why}; choose another one (--port), whose return address the security profile must allow too.`;
}

function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.round(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
