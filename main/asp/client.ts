import { setMaxListeners } from 'node:events';
import type { Send } from '../engine/ports.ts';
import type { ScopeSet, TokenWay } from '../../shared/domain/access.ts';
import type { Answer } from '../../shared/domain/failure.ts';
import type { InputOf, OperationName, OutputOf } from '../../shared/domain/operations.ts';
import { openConnections } from './connections.ts';
import type { Entry } from './entry.ts';
import { exchange } from './exchange.ts';
import type { Exchange } from './exchange.ts';
import { UnsendableIdError } from './http-request.ts';
import type { HttpRequest } from './http-request.ts';
import { failureOf } from './failures.ts';
import { entries } from './operations.ts';
import { redact } from './redact.ts';
import { noAnswer, replyAnswer, requestIdOf } from './to-answer.ts';
import type { NotOk } from './to-answer.ts';
import { createTokens } from './tokens.ts';
import type { Credentials, RequestLine } from './tokens.ts';
import { untilAborted } from './until-aborted.ts';

export type { Credentials, RequestLine } from './tokens.ts';

/** For one request; a token that ends this often is not worth another try. */
const MOST_RENEWALS = 5;
/** The same while nothing says yet that a token of that scope opens anything. */
const MOST_UNPROVEN = 4;

export type AspClientOptions = {
  /** Origin of the API, checked by `checkHosts` beforehand. */
  apiUrl: string;
  /** Whole address of the token endpoint, likewise. */
  tokenUrl: string;
  /** Asked whenever a token is needed; what it gives is not kept. */
  credentials: () => Promise<Credentials>;
  /** Wall clock, milliseconds. */
  now: () => number;
  /** For one request with its whole reply; 30,000 by default. */
  timeoutMs?: number;
  /** For a connection to come about; 10,000 by default. */
  connectTimeoutMs?: number;
  onRequest?: (line: RequestLine) => void;
};

/**
 * The client of the service: one HTTP request an operation, over kept-alive connections.
 * It never repeats a request, but for two cases in which the service certainly did nothing: with
 * a new token after 401, and a list with smaller pages where their size was refused.
 */
export function createAspClient(options: AspClientOptions): {
  send: Send;
  /** How the token for a set of rights was come by; null where none is held. */
  tokenWay(scope: ScopeSet): TokenWay | null;
  /** Ends all sockets; requests under way are aborted. */
  close(): Promise<void>;
} {
  const { now, onRequest } = options;
  const timeoutMs = options.timeoutMs ?? 30_000;
  const origin = new URL(options.apiUrl).origin;
  const connections = openConnections(options.connectTimeoutMs ?? 10_000);
  const closing = new AbortController();
  setMaxListeners(0, closing.signal);
  const tokens = createTokens({
    tokenUrl: options.tokenUrl,
    credentials: options.credentials,
    connections,
    now,
    timeoutMs,
    closing: closing.signal,
    onRequest: (line) => onRequest?.(line),
  });
  const host = { name: new URL(origin).host, viaProxy: connections.viaProxy(origin) };
  /** Lists whose usual page size the service refused. */
  const fewerFor = new Set<OperationName>();
  /** A reading that the service allowed, by scope. */
  const allowed = new Map<ScopeSet, HttpRequest>();
  /** Scopes of which several new tokens in a row opened nothing. */
  const barred = new Set<ScopeSet>();

  const send: Send = async (name, input, signal) => {
    // One signal serves a whole run; each listener goes away with its request.
    setMaxListeners(0, signal);
    const fewer = fewerFor.has(name);
    const answer = await attempt(name, input, fewer, signal);
    if (fewer || !refusedPageSize(name, input, answer)) return answer;
    const second = await attempt(name, input, true, signal);
    if (second.kind === 'ok') fewerFor.add(name);
    return second;
  };

  async function attempt<K extends OperationName>(
    name: K,
    input: InputOf<K>,
    fewer: boolean,
    signal: AbortSignal,
  ): Promise<Answer<OutputOf<K>>> {
    const entry: Entry<K> = entries[name];
    const request = build(entry, input, fewer);
    if (request === null) {
      return {
        kind: 'refused',
        failure: {
          code: 'bad-request',
          message: `An id in the request for ${entry.words.object} is empty or holds characters that cannot be sent; check the ids in the row.`,
        },
      };
    }
    for (let renewals = 0; ; renewals += 1) {
      const token = await untilAborted(tokens.get(entry.scope), signal);
      if (token === null) return { kind: 'aborted' };
      if (token.kind !== 'token') return token;
      const result = await exchangeWith(token.value, name, request, signal);
      if (result.kind !== 'reply') return noAnswer(result, host);
      if (result.status === 401) {
        if (renewals === 0 || (await hasEnded(token.value, entry.scope, renewals, signal))) {
          tokens.forget(token.value);
          if (renewals < MOST_RENEWALS) continue;
          return shortLived(host.name, result);
        }
        // What no token opens is asked for once more only, until something of that scope is answered.
        barred.add(entry.scope);
      } else barred.delete(entry.scope);
      if (isAllowedReading(request, result.status)) keepFirst(allowed, entry.scope, request);
      const clean = (text: string): string => redact(text, [token.value, ...tokens.known()]);
      return replyAnswer(entry, input, result, { now: now(), clean });
    }
  }

  /**
   * 401 means an ended token or a lack of rights. Even a new token may have ended by now, so what
   * was allowed before is asked again with it: only where that is allowed, rights are lacking. Where
   * nothing was allowed yet, as at the start of a resume, a few more tokens tell.
   */
  async function hasEnded(
    token: string,
    scope: ScopeSet,
    renewals: number,
    signal: AbortSignal,
  ): Promise<boolean> {
    const request = allowed.get(scope);
    if (!request) return renewals < MOST_UNPROVEN && !barred.has(scope);
    const result = await exchangeWith(token, `token.${scope}.probe`, request, signal);
    if (result.kind !== 'reply') return true;
    return result.status === 401 || result.status === 429 || result.status >= 500;
  }

  async function exchangeWith(
    token: string,
    operation: string,
    { method, path, body }: HttpRequest,
    signal: AbortSignal,
  ): Promise<Exchange> {
    const startedAt = now();
    const result = await exchange(
      connections,
      {
        origin,
        method,
        path,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      },
      timeoutMs,
      [signal, closing.signal],
    );
    onRequest?.({
      operation,
      status: result.kind === 'reply' ? result.status : null,
      requestId: result.kind === 'reply' ? requestIdOf(result.headers) : null,
      ms: now() - startedAt,
    });
    return result;
  }

  return {
    send,
    tokenWay: tokens.wayOf,
    async close() {
      closing.abort();
      await connections.close();
    },
  };
}

/** A refused token keeps a request from being processed, so it can simply be sent again later. */
function shortLived(
  name: string,
  { headers, status }: Extract<Exchange, { kind: 'reply' }>,
): NotOk {
  const message = `${name} refuses one new token after the other, though it took others before; the request is sent again later.`;
  const from = { status, requestId: requestIdOf(headers) };
  return { kind: 'unreachable', failure: failureOf({ code: 'unavailable', message }, from) };
}

function isAllowedReading({ method }: HttpRequest, status: number): boolean {
  return method === 'GET' && status >= 200 && status < 300;
}

function keepFirst<K, V>(map: Map<K, V>, key: K, value: V): void {
  if (!map.has(key)) map.set(key, value);
}

function build<K extends OperationName>(
  entry: Entry<K>,
  input: InputOf<K>,
  fewer: boolean,
): HttpRequest | null {
  try {
    return entry.request(input, fewer);
  } catch (error) {
    if (error instanceof UnsendableIdError) return null;
    throw error;
  }
}

/** An older page allows 10 results at most, the tables of the operations allow more. */
function refusedPageSize(
  name: OperationName,
  input: { page?: string } | object,
  answer: Answer<unknown>,
): boolean {
  const firstPage = !('page' in input) || input.page === undefined;
  const isPaged = /\.(list|query)/.test(name);
  if (!isPaged || !firstPage || answer.kind !== 'refused') return false;
  const { status, detail } = answer.failure;
  return status === 400 && /max.?results|page.?size|paginat/i.test(detail ?? '');
}
