import { createHash, timingSafeEqual } from 'node:crypto';
import { openConnections } from './connections.ts';
import { exchange } from './exchange.ts';
import { failureOf } from './failures.ts';
import type { NotOk } from './to-answer.ts';
import { grantRequest, readGrant } from './token-request.ts';
import type { Client, Grant } from './token-request.ts';
import { SCOPES } from './tokens.ts';

/** Where a person signs in with Amazon; the same for all regions, as far as is documented. */
const AUTHORIZE_URL = 'https://www.amazon.com/ap/oa';

/**
 * Where a person signs in for tokens of this endpoint: Amazon's page, and for every other host the
 * page of the same path there, as the built-in service has it.
 */
export function authorizeUrlOf(tokenUrl: string): string {
  const { host, origin } = new URL(tokenUrl);
  return host === 'api.amazon.com' ? AUTHORIZE_URL : `${origin}/ap/oa`;
}

/** A sign-in under way. `state` and `verifier` must stay here until the person is back. */
export type SignIn = {
  /** For the person's browser. */
  url: string;
  state: string;
  verifier: string;
};

/**
 * Begins a sign-in: authorization code with PKCE (RFC 7636, S256), so that a code that falls into
 * other hands is of no use there.
 *
 * @param random that many random bytes, fit for secrets
 * @param redirectUri a loopback address that is registered with the security profile
 */
export function beginSignIn(options: {
  clientId: string;
  redirectUri: string;
  random: (bytes: number) => Uint8Array;
  authorizeUrl?: string;
}): SignIn {
  const { clientId, redirectUri, random } = options;
  const state = Buffer.from(random(32)).toString('base64url');
  const verifier = Buffer.from(random(32)).toString('base64url');
  const url = new URL(options.authorizeUrl ?? AUTHORIZE_URL);
  const query = {
    client_id: clientId,
    scope: SCOPES.management,
    response_type: 'code',
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return { url: url.href, state, verifier };
}

type Refused = Extract<NotOk, { kind: 'credentials' }>;

/**
 * What the browser brought back.
 *
 * @param address whole address or path that was asked for, with its query
 * @param state that of the sign-in under way
 */
export function readRedirect(
  address: string,
  state: string,
): { kind: 'code'; code: string } | Refused {
  const query = new URL(address, 'http://127.0.0.1').searchParams;
  // Without this check somebody else's sign-in could be slipped in.
  if (!same(query.get('state') ?? '', state)) {
    return refused('The answer does not belong to this sign-in; begin to sign in once more.');
  }
  const error = query.get('error');
  if (error === 'access_denied') {
    return refused('The sign-in was called off at Amazon; sign in again and allow the access.');
  }
  const code = query.get('code');
  if (error !== null || code === null || code === '') {
    return refused(
      'Amazon did not sign you in; check that the client id is right, that its security profile allows this return address, and that the client has access in the Alexa Smart Properties console.',
      error ?? undefined,
    );
  }
  return { kind: 'code', code };
}

export type ExchangeOptions = {
  /** Whole address of the token endpoint, checked by `checkHosts` beforehand. */
  tokenUrl: string;
  client: Client;
  code: string;
  /** The same as in `beginSignIn`. */
  redirectUri: string;
  verifier: string;
  /** Wall clock, milliseconds. */
  now: () => number;
  /** For the whole answer; 30,000 by default. */
  timeoutMs?: number;
  signal: AbortSignal;
};

/** Turns the code into the refresh token that an account keeps. A code is good for one exchange. */
export async function exchangeCode(
  options: ExchangeOptions,
): Promise<{ kind: 'signed-in'; refreshToken: string } | NotOk> {
  const { tokenUrl, client, code, redirectUri, verifier, now, timeoutMs = 30_000 } = options;
  const grant: Grant = { type: 'authorization_code', code, redirectUri, verifier, scope: null };
  const connections = openConnections(timeoutMs);
  try {
    const request = grantRequest(tokenUrl, client, grant);
    const result = await exchange(connections, request, timeoutMs, [options.signal]);
    const host = {
      name: new URL(tokenUrl).host,
      viaProxy: connections.viaProxy(request.origin),
    };
    const fresh = readGrant(result, client, grant, host, now());
    if (fresh.kind !== 'token') return fresh;
    if (fresh.refreshToken !== null) {
      return { kind: 'signed-in', refreshToken: fresh.refreshToken };
    }
    return refused(
      'Amazon signed you in, but not for good: it gave no refresh token; check the settings of the security profile and sign in again.',
    );
  } finally {
    await connections.close();
  }
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(message: string, detail?: string): Refused {
  return {
    kind: 'credentials',
    failure: failureOf(
      { code: 'credentials', message },
      { ...(detail !== undefined && { detail }) },
    ),
  };
}
