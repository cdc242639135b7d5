import type { Exchange, WireRequest } from './exchange.ts';
import { failureOf } from './failures.ts';
import { objectOf, parseJson, textIn } from './json.ts';
import { noReply, notSent } from './network-failures.ts';
import type { Host } from './network-failures.ts';
import { redact } from './redact.ts';
import { retryAfterMs } from './to-answer.ts';
import type { NotOk } from './to-answer.ts';
import { grantFailure } from './token-failures.ts';

export type Grant =
  | { type: 'client_credentials'; scope: string }
  | { type: 'refresh_token'; refreshToken: string; scope: string | null }
  | {
      type: 'authorization_code';
      code: string;
      redirectUri: string;
      verifier: string;
      scope: null;
    };

export type Client = { clientId: string; clientSecret: string };

export type FreshToken = {
  kind: 'token';
  value: string;
  lifeMs: number;
  /** Replaces the one sent, where one came back. */
  refreshToken: string | null;
};

/** Documented life of a token, for answers that do not say. */
const DEFAULT_LIFE_S = 3600;

/** The form that Login with Amazon wants, see RFC 6749, sections 4.1.3, 4.4.2 and 6, and RFC 7636. */
export function grantRequest(tokenUrl: string, client: Client, grant: Grant): WireRequest {
  const url = new URL(tokenUrl);
  const form = new URLSearchParams({ grant_type: grant.type });
  if (grant.type === 'refresh_token') form.set('refresh_token', grant.refreshToken);
  if (grant.type === 'authorization_code') {
    form.set('code', grant.code);
    form.set('redirect_uri', grant.redirectUri);
    form.set('code_verifier', grant.verifier);
  }
  form.set('client_id', client.clientId);
  form.set('client_secret', client.clientSecret);
  if (grant.scope !== null) form.set('scope', grant.scope);
  return {
    origin: url.origin,
    method: 'POST',
    path: url.pathname + url.search,
    headers: {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: form.toString(),
  };
}

/**
 * What the token host's reply comes to. Whatever is wrong there, the request to the API has not
 * left: so a token host in trouble is `unreachable` (certainly not processed), never `unavailable`,
 * which would make a write doubtful that was never sent.
 *
 * @param now wall clock, milliseconds
 */
export function readGrant(
  exchange: Exchange,
  client: Client,
  grant: Grant,
  host: Host,
  now: number,
): FreshToken | NotOk {
  const secrets = [client.clientSecret, ...secretsOf(grant)];
  switch (exchange.kind) {
    case 'aborted':
      return { kind: 'aborted' };
    case 'not-sent':
      return { kind: 'unreachable', failure: notSent(exchange.cause, host) };
    case 'no-reply': {
      const { code, detail } = noReply(exchange.cause, host);
      return {
        kind: 'unreachable',
        failure: failureOf(
          {
            code,
            message: `${host.name} did not give a token: it sent no whole answer; check the network connection and try again.`,
          },
          { detail: redact(detail ?? '', secrets) },
        ),
      };
    }
    case 'reply':
      return readReply(exchange, secrets, grant, host, now);
  }
}

function secretsOf(grant: Grant): string[] {
  if (grant.type === 'refresh_token') return [grant.refreshToken];
  return grant.type === 'authorization_code' ? [grant.code, grant.verifier] : [];
}

function readReply(
  exchange: Extract<Exchange, { kind: 'reply' }>,
  secrets: (string | null)[],
  grant: Grant,
  host: Host,
  now: number,
): FreshToken | NotOk {
  const { status, headers, text } = exchange;
  const body = objectOf(parseJson(text));
  const success = status >= 200 && status < 300;
  const token = success ? textIn(body, 'access_token') : null;
  if (token !== null && /^[\x21-\x7e]+$/.test(token)) {
    return {
      kind: 'token',
      value: token,
      lifeMs: lifeSeconds(body.expires_in) * 1000,
      refreshToken: textIn(body, 'refresh_token'),
    };
  }
  const error = textIn(body, 'error');
  const words = [error, textIn(body, 'error_description')].filter((part) => part !== null);
  // Never the text of a success: it may hold a token.
  const detail = redact(words.length > 0 ? words.join(': ') : success ? '' : text, secrets);
  const wait = retryAfterMs(headers, now);
  if (status === 429) {
    const message = `${host.name} was asked for tokens too often; the request is sent again later.`;
    return {
      kind: 'throttled',
      failure: failureOf({ code: 'throttled', message }, { status, detail }),
      ...(wait !== undefined && { retryAfterMs: wait }),
    };
  }
  if (status >= 500) {
    const message = `${host.name}, which gives tokens, is down or overloaded at the moment (HTTP ${status}); try again later.`;
    return {
      kind: 'unreachable',
      failure: failureOf({ code: 'unavailable', message }, { status, detail }),
    };
  }
  if (success) {
    const message = `${host.name} answered without a token; check that the token address is right, such as https://api.amazon.com/auth/o2/token.`;
    return {
      kind: 'unreachable',
      failure: failureOf({ code: 'unreadable-reply', message }, { status, detail }),
    };
  }
  return {
    kind: 'credentials',
    failure: failureOf(grantFailure(error, status, grant), { status, detail }),
  };
}

/** A number everywhere but on one page of Amazon's, which shows text. */
function lifeSeconds(value: unknown): number {
  const seconds = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0
    ? seconds
    : DEFAULT_LIFE_S;
}
