import { noCodes, redeemCode, type Codes } from './authorization.ts';
import { base32 } from './ids.ts';
import type { Api } from './route.ts';
import type { Switches } from './switches.ts';

export type Credentials = { clientId: string; clientSecret: string; refreshToken: string };

type Access = { scopes: string[]; until: number };

/** The client that is registered, and the tokens given to it. */
export type TokenStore = {
  credentials: Credentials;
  /** Seconds that an access token lives. */
  tokenSeconds: number;
  issued: number;
  access: Map<string, Access>;
  refreshTokens: Set<string>;
  /** Tokens given and withdrawn since the start. */
  changes: number;
  /** Codes of people who have just signed in; they do not outlive a restart. */
  codes: Codes;
};

/** Plain JSON, so that a restart does not end sessions. */
export type SavedTokens = {
  credentials: Credentials;
  issued: number;
  access: [string, Access][];
  refreshTokens: string[];
};

export const SCOPES: Record<Api, string> = {
  management: 'alexa::enterprise:management',
  siptrunk: 'amazon_communication::network:siptrunk',
  serviceProvider: 'amazon_communication::service_provider',
};

/** Made up from the seed, so that nothing looks like a secret of anyone. */
export function createTokenStore(seed: number, tokenSeconds: number): TokenStore {
  const refreshToken = `Atzr|${base32(`${seed}/refresh`, 360)}`;
  return {
    credentials: {
      clientId: `amzn1.application-oa2-client.${base32(`${seed}/client`, 32).toLowerCase()}`,
      clientSecret: `amzn1.oa2-cs.v1.${base32(`${seed}/secret`, 64).toLowerCase()}`,
      refreshToken,
    },
    tokenSeconds,
    issued: 0,
    access: new Map(),
    refreshTokens: new Set([refreshToken]),
    changes: 0,
    codes: noCodes(),
  };
}

export function saveTokens(store: TokenStore): SavedTokens {
  return {
    credentials: store.credentials,
    issued: store.issued,
    access: [...store.access],
    refreshTokens: [...store.refreshTokens],
  };
}

export function restoreTokens(saved: SavedTokens, tokenSeconds: number): TokenStore {
  return {
    credentials: saved.credentials,
    tokenSeconds,
    issued: saved.issued,
    access: new Map(saved.access),
    refreshTokens: new Set(saved.refreshTokens),
    changes: 0,
    codes: noCodes(),
  };
}

export type TokenReply = { status: number; body: Record<string, unknown> };

const oauthError = (status: number, error: string, description: string): TokenReply => ({
  status,
  body: { error, error_description: description },
});

export type TokenRequest = {
  contentType?: string | undefined;
  authorization?: string | undefined;
  body: string;
};

/** One call of the token endpoint: refresh token, code of a sign-in or client credentials. */
export function requestToken(
  store: TokenStore,
  switches: Switches,
  request: TokenRequest,
  now: number,
): TokenReply {
  if (request.contentType?.split(';')[0]?.trim() !== 'application/x-www-form-urlencoded') {
    return oauthError(400, 'invalid_request', 'The request must be form encoded.');
  }
  const form = readForm(request.body);
  if (!form) return oauthError(400, 'invalid_request', 'A parameter is given twice.');
  const client = readClient(form, request.authorization);
  if (!client) return oauthError(400, 'invalid_request', 'The client must be named once.');
  const { clientId, clientSecret } = store.credentials;
  if (client.id !== clientId || client.secret !== clientSecret) {
    return oauthError(401, 'invalid_client', 'Client authentication failed.');
  }
  switch (form.get('grant_type')) {
    case undefined:
      return oauthError(400, 'invalid_request', 'Missing required parameter: grant_type');
    case 'refresh_token':
      return renew(store, switches, form, now);
    case 'authorization_code':
      return signIn(store, switches, form, now);
    case 'client_credentials':
      return grantClient(store, switches, form, now);
    default:
      return oauthError(400, 'unsupported_grant_type', 'This grant type is not supported.');
  }
}

/** The fields of a form; null where one comes twice, which OAuth forbids. */
function readForm(body: string): Map<string, string> | null {
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(body)) {
    if (form.has(name)) return null;
    form.set(name, value);
  }
  return form;
}

function readClient(
  form: Map<string, string>,
  authorization: string | undefined,
): { id: string; secret: string } | null {
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  if (authorization === undefined) {
    return id === undefined || secret === undefined ? null : { id, secret };
  }
  const basic = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(authorization)?.[1];
  if (basic === undefined || secret !== undefined) return null;
  const [name = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
  return { id: name, secret: rest.join(':') };
}

function renew(
  store: TokenStore,
  switches: Switches,
  form: Map<string, string>,
  now: number,
): TokenReply {
  const token = form.get('refresh_token');
  if (token === undefined) {
    return oauthError(400, 'invalid_request', 'Missing required parameter: refresh_token');
  }
  if (!store.refreshTokens.has(token)) {
    return oauthError(400, 'invalid_grant', 'The refresh token is invalid, expired or revoked.');
  }
  // The user granted management; a renewal may not ask for more than was granted.
  const scopes = scopesIn(form.get('scope') ?? SCOPES.management);
  if (scopes.some((scope) => scope !== SCOPES.management)) {
    return oauthError(400, 'invalid_scope', 'The scope exceeds what was granted.');
  }
  const reply = issue(store, switches, 'Atza', scopes, now);
  if (switches.newRefreshToken) reply.body['refresh_token'] = newRefreshToken(store);
  return reply;
}

function newRefreshToken(store: TokenStore): string {
  const fresh = `Atzr|${base32(`${store.credentials.refreshToken}/${store.issued}`, 360)}`;
  store.refreshTokens.add(fresh);
  store.changes += 1;
  return fresh;
}

/** A person has signed in and allowed management. */
function signIn(
  store: TokenStore,
  switches: Switches,
  form: Map<string, string>,
  now: number,
): TokenReply {
  if (!form.has('code') || !form.has('redirect_uri')) {
    return oauthError(400, 'invalid_request', 'Missing required parameter: code or redirect_uri');
  }
  if (!redeemCode(store.codes, form, now)) {
    return oauthError(400, 'invalid_grant', 'The code is invalid, expired or used.');
  }
  const reply = issue(store, switches, 'Atza', [SCOPES.management], now);
  reply.body['refresh_token'] = newRefreshToken(store);
  return reply;
}

function grantClient(
  store: TokenStore,
  switches: Switches,
  form: Map<string, string>,
  now: number,
): TokenReply {
  if (!switches.clientCredentials) {
    return oauthError(400, 'unauthorized_client', 'The client may not use this grant type.');
  }
  if (form.has('redirect_uri')) {
    return oauthError(400, 'invalid_request', 'This grant takes no redirect_uri.');
  }
  const scope = form.get('scope');
  if (scope === undefined) {
    return oauthError(400, 'invalid_request', 'Missing required parameter: scope');
  }
  const scopes = scopesIn(scope);
  const known = Object.values(SCOPES);
  if (scopes.length === 0 || scopes.some((asked) => !known.includes(asked))) {
    return oauthError(400, 'invalid_scope', 'The scope is unknown.');
  }
  return issue(store, switches, 'Atc', scopes, now);
}

const scopesIn = (text: string): string[] => text.split(' ').filter((scope) => scope !== '');

/** A fresh access token; older ones stay valid. */
function issue(
  store: TokenStore,
  switches: Switches,
  prefix: 'Atza' | 'Atc',
  scopes: string[],
  now: number,
): TokenReply {
  for (const [token, { until }] of store.access) if (until <= now) store.access.delete(token);
  store.issued += 1;
  store.changes += 1;
  const token = `${prefix}|${base32(`${store.credentials.refreshToken}/access/${store.issued}`, 380)}`;
  store.access.set(token, { scopes, until: now + store.tokenSeconds * 1000 });
  const seconds = store.tokenSeconds;
  return {
    status: 200,
    body: {
      access_token: token,
      token_type: switches.tokenType,
      expires_in: switches.expiresInAsText ? String(seconds) : seconds,
      scope: scopes.join(' '),
    },
  };
}

/** Withdraws an access token before its time. */
export function revokeToken(store: TokenStore, token: string): void {
  if (store.access.delete(token)) store.changes += 1;
}

/** The token of an Authorization header. */
export const bearerOf = (authorization: string | undefined): string =>
  /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';

/** What a token is worth for an API at this time. */
export function judgeToken(
  store: TokenStore,
  switches: Switches,
  token: string,
  api: Api,
  now: number,
): 'good' | 'invalid' | 'expired' | 'no-scope' {
  const access = store.access.get(token);
  if (!access) return 'invalid';
  if (access.until <= now) return 'expired';
  const opens =
    access.scopes.includes(SCOPES[api]) ||
    (switches.managementOpensAll && access.scopes.includes(SCOPES.management));
  return opens ? 'good' : 'no-scope';
}
