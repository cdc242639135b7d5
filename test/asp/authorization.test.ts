import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { beginSignIn, exchangeCode, readRedirect } from '../../main/asp/authorization.ts';
import { createAspClient } from '../../main/asp/client.ts';
import { startSandbox } from '../../main/sandbox/sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../main/sandbox/sandbox.ts';
import { startScriptedServer } from '../support/scripted-server.ts';
import { formOf, NEVER, tokenReply } from './client-fixture.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

const REDIRECT = 'http://127.0.0.1:9090/cb';

async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox({ rooms: 2, floors: 1, ...options });
  closers.push(() => sandbox.close());
  return sandbox;
}

const begin = ({ credentials, authorizeUrl }: Sandbox) =>
  beginSignIn({
    clientId: credentials.clientId,
    redirectUri: REDIRECT,
    random: randomBytes,
    authorizeUrl,
  });

/** Where the page sends the browser. */
async function visit(url: string): Promise<string> {
  const reply = await fetch(url, { redirect: 'manual' });
  expect(reply.status).toBe(302);
  return reply.headers.get('location') ?? '';
}

const exchangeAt = (sandbox: Sandbox, code: string, verifier: string) =>
  exchangeCode({
    tokenUrl: sandbox.tokenUrl,
    client: sandbox.credentials,
    code,
    redirectUri: REDIRECT,
    verifier,
    now: Date.now,
    signal: NEVER,
  });

function codeIn(address: string, state: string): string {
  const back = readRedirect(address, state);
  if (back.kind !== 'code') throw new Error(JSON.stringify(back));
  return back.code;
}

test('the address to sign in at holds the challenge of the example in RFC 7636, never the verifier', () => {
  const octets = [
    116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77,
    105, 214, 191, 240, 91, 88, 5, 88, 83, 132, 141, 121,
  ];
  const { url, state, verifier } = beginSignIn({
    clientId: 'client & co',
    redirectUri: REDIRECT,
    random: () => Uint8Array.from(octets),
  });
  expect(verifier).toBe('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  const { origin, pathname, searchParams } = new URL(url);
  expect(origin + pathname).toBe('https://www.amazon.com/ap/oa');
  expect(Object.fromEntries(searchParams)).toEqual({
    client_id: 'client & co',
    scope: 'alexa::enterprise:management',
    response_type: 'code',
    redirect_uri: REDIRECT,
    state,
    code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    code_challenge_method: 'S256',
  });
});

test('a sign-in ends in a refresh token that opens the service', async () => {
  const sandbox = await start();
  const { url, state, verifier } = begin(sandbox);
  const signedIn = await exchangeAt(sandbox, codeIn(await visit(url), state), verifier);
  if (signedIn.kind !== 'signed-in') throw new Error(JSON.stringify(signedIn));
  expect(signedIn.refreshToken).not.toBe(sandbox.credentials.refreshToken);
  const client = createAspClient({
    apiUrl: sandbox.apiUrl,
    tokenUrl: sandbox.tokenUrl,
    credentials: () =>
      Promise.resolve({ ...sandbox.credentials, refreshToken: signedIn.refreshToken }),
    now: Date.now,
  });
  closers.push(() => client.close());
  expect((await client.send('addressBooks.list', {}, NEVER)).kind).toBe('ok');
});

test('a code is worth nothing without its verifier, and nothing twice', async () => {
  const sandbox = await start();
  const first = begin(sandbox);
  const stolen = codeIn(await visit(first.url), first.state);
  expect(await exchangeAt(sandbox, stolen, begin(sandbox).verifier)).toMatchObject({
    kind: 'credentials',
    failure: { code: 'credentials', message: expect.stringContaining('sign in again') },
  });
  const second = begin(sandbox);
  const code = codeIn(await visit(second.url), second.state);
  expect((await exchangeAt(sandbox, code, second.verifier)).kind).toBe('signed-in');
  expect((await exchangeAt(sandbox, code, second.verifier)).kind).toBe('credentials');
});

test('an answer with another state or none is not taken', () => {
  for (const state of ['state=other', 'state=', '']) {
    expect(readRedirect(`/cb?code=c&${state}`, 'mine').kind).toBe('credentials');
  }
  expect(readRedirect('/cb?code=c&state=mine', 'mine')).toEqual({ kind: 'code', code: 'c' });
});

test('who calls the sign-in off is told so, and other refusals name what to check', async () => {
  const sandbox = await start({ switches: { consent: 'denied' } });
  const { url, state } = begin(sandbox);
  expect(readRedirect(await visit(url), state)).toMatchObject({
    failure: { message: expect.stringContaining('called off') },
  });
  expect(readRedirect('/cb?error=invalid_scope&state=s', 's')).toMatchObject({
    failure: { message: expect.stringContaining('client id'), detail: 'invalid_scope' },
  });
  expect(readRedirect('/cb?state=s', 's').kind).toBe('credentials');
});

const CLIENT = { clientId: 'client-id-of-test', clientSecret: 'client-secret-of-test' };

async function exchangeWith(
  reply: Parameters<Awaited<ReturnType<typeof startScriptedServer>>['script']>[0],
) {
  const host = await startScriptedServer();
  closers.push(() => host.close());
  host.script(reply);
  const answer = await exchangeCode({
    tokenUrl: `${host.url}/auth/o2/token`,
    client: CLIENT,
    code: 'code-of-test',
    redirectUri: REDIRECT,
    verifier: 'verifier-of-test',
    now: () => 0,
    signal: NEVER,
  });
  return { answer, sent: host.requests };
}

test('the exchange sends code, return address and verifier in the body, never in the address', async () => {
  const { answer, sent } = await exchangeWith(tokenReply('t', { refresh_token: 'kept' }));
  expect(answer).toEqual({ kind: 'signed-in', refreshToken: 'kept' });
  expect(sent).toHaveLength(1);
  expect([sent[0]?.method, sent[0]?.url]).toEqual(['POST', '/auth/o2/token']);
  expect(formOf(sent[0]?.text ?? '')).toEqual({
    grant_type: 'authorization_code',
    code: 'code-of-test',
    redirect_uri: REDIRECT,
    code_verifier: 'verifier-of-test',
    client_id: CLIENT.clientId,
    client_secret: CLIENT.clientSecret,
  });
});

test('an answer without a refresh token is no sign-in', async () => {
  const { answer } = await exchangeWith(tokenReply('t'));
  expect(answer).toMatchObject({ kind: 'credentials', failure: { code: 'credentials' } });
});

test('a refusal never repeats the code, the verifier or the secret', async () => {
  const words = `code-of-test verifier-of-test ${CLIENT.clientSecret}`;
  const { answer } = await exchangeWith({
    status: 400,
    json: { error: 'invalid_grant', error_description: words },
  });
  expect(answer.kind).toBe('credentials');
  expect(JSON.stringify(answer)).not.toMatch(/code-of-test|verifier-of-test|secret-of-test/);
});
