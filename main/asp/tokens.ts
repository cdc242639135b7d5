import type { ScopeSet, TokenWay } from '../../shared/domain/access.ts';
import { exchange } from './exchange.ts';
import type { Connections } from './connections.ts';
import { failureOf } from './failures.ts';
import { requestIdOf } from './to-answer.ts';
import type { NotOk } from './to-answer.ts';
import { grantRequest, readGrant } from './token-request.ts';
import type { FreshToken, Grant } from './token-request.ts';

/** Secrets of a security profile; `refreshToken` where somebody has signed in. */
export type Credentials = { clientId: string; clientSecret: string; refreshToken: string | null };

/** One line a request, for logs: no personal data, no secrets. */
export type RequestLine = {
  /** The operation, or `token.management`, `token.trunk`, `token.provider`. */
  operation: string;
  /** Null where no reply came. */
  status: number | null;
  requestId: string | null;
  ms: number;
};

export type TokenOptions = {
  tokenUrl: string;
  credentials: () => Promise<Credentials>;
  connections: Connections;
  /** Wall clock, milliseconds. */
  now: () => number;
  timeoutMs: number;
  /** Ends requests under way. */
  closing: AbortSignal;
  onRequest: (line: RequestLine) => void;
};

export type TokenSource = {
  /** A token that is good for a while; requests at the same time share one renewal. */
  get(scope: ScopeSet): Promise<{ kind: 'token'; value: string } | NotOk>;
  /** The service refused this token: the next `get` renews it, unless that has been done already. */
  forget(value: string): void;
  /** How the token that is held was come by; null where none is. */
  wayOf(scope: ScopeSet): TokenWay | null;
  /** For taking secrets out of texts. */
  known(): string[];
};

export const SCOPES: Record<ScopeSet, string> = {
  management: 'alexa::enterprise:management',
  trunk: 'amazon_communication::network:siptrunk',
  provider: 'amazon_communication::service_provider',
};

type Held = { value: string; renewAt: number; way: TokenWay };
type Got = ({ kind: 'token' } & Held) | NotOk;

/** One token a scope set, renewed before it ends. Credentials are asked for each time, never kept. */
export function createTokens(options: TokenOptions): TokenSource {
  const held = new Map<ScopeSet, Held>();
  const pending = new Map<ScopeSet, Promise<Got>>();
  /** A refresh token that came back replaces the one that was given, until another is given. */
  let rotated: { given: string; current: string } | null = null;

  async function ask(scope: ScopeSet, how: (credentials: Credentials) => Grant | null) {
    let credentials: Credentials;
    try {
      credentials = await options.credentials();
    } catch {
      return noCredentials('The credentials of the account could not be read; enter them again.');
    }
    if (!credentials.clientId || !credentials.clientSecret) {
      return noCredentials('The account has no client id or no client secret; enter both.');
    }
    const given = credentials.refreshToken || null;
    if (rotated && rotated.given !== given) rotated = null;
    const grant = how({ ...credentials, refreshToken: rotated?.current ?? given });
    if (!grant) return null;

    const startedAt = options.now();
    const request = grantRequest(options.tokenUrl, credentials, grant);
    const result = await exchange(options.connections, request, options.timeoutMs, [
      options.closing,
    ]);
    options.onRequest({
      operation: `token.${scope}`,
      status: result.kind === 'reply' ? result.status : null,
      requestId: result.kind === 'reply' ? requestIdOf(result.headers) : null,
      ms: options.now() - startedAt,
    });
    const host = {
      name: new URL(options.tokenUrl).host,
      viaProxy: options.connections.viaProxy(request.origin),
    };
    const fresh = readGrant(result, credentials, grant, host, options.now());
    if (fresh.kind !== 'token') return fresh;
    if (grant.type === 'refresh_token' && fresh.refreshToken !== null && given !== null) {
      rotated = { given, current: fresh.refreshToken };
    }
    const way: TokenWay =
      grant.type === 'client_credentials'
        ? 'client-credentials'
        : grant.scope === null
          ? 'refresh-token'
          : 'refresh-token-with-scope';
    const until = renewAt(startedAt, fresh);
    return { kind: 'token' as const, value: fresh.value, renewAt: until, way };
  }

  async function management(): Promise<Got> {
    return orMissing(
      await ask('management', ({ refreshToken }) =>
        refreshToken === null
          ? { type: 'client_credentials', scope: SCOPES.management }
          : { type: 'refresh_token', refreshToken, scope: null },
      ),
    );
  }

  async function scoped(scope: 'trunk' | 'provider'): Promise<Got> {
    const own = await ask(scope, () => ({ type: 'client_credentials', scope: SCOPES[scope] }));
    if (own && !isNo(own)) return own;
    const signedIn = await ask(scope, ({ refreshToken }) =>
      refreshToken === null ? null : { type: 'refresh_token', refreshToken, scope: SCOPES[scope] },
    );
    if (signedIn && !isNo(signedIn)) return signedIn;
    const managing = await current('management');
    return managing.kind === 'token' ? { ...managing, way: 'management-token' } : managing;
  }

  async function renew(scope: ScopeSet): Promise<Got> {
    const got = scope === 'management' ? await management() : await scoped(scope);
    if (got.kind === 'token') held.set(scope, got);
    else held.delete(scope);
    return got;
  }

  function current(scope: ScopeSet): Promise<Got> {
    const token = held.get(scope);
    if (token && options.now() < token.renewAt) {
      return Promise.resolve({ kind: 'token', ...token });
    }
    const running = pending.get(scope);
    if (running) return running;
    const renewal = renew(scope).finally(() => pending.delete(scope));
    pending.set(scope, renewal);
    return renewal;
  }

  return {
    get: current,
    forget(value) {
      for (const [scope, token] of held) if (token.value === value) held.delete(scope);
    },
    wayOf: (scope) => held.get(scope)?.way ?? null,
    known: () => [...held.values()].map((token) => token.value),
  };
}

/** A minute before the end, or a tenth of the life where that is short; counted from the asking. */
function renewAt(startedAt: number, { lifeMs }: FreshToken): number {
  return startedAt + lifeMs - Math.min(60_000, lifeMs / 10);
}

/** The token host's no to this way; another way may be open. */
function isNo(got: Got): boolean {
  return got.kind === 'credentials';
}

function noCredentials(message: string): NotOk {
  return { kind: 'credentials', failure: failureOf({ code: 'credentials', message }, {}) };
}

function orMissing(got: Got | null): Got {
  return got ?? noCredentials('The account has no sign-in; sign in with Amazon.');
}
