import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';
import { askToken, at, clientFields, MANAGEMENT, open, raw, stillClock } from './support.ts';

const REDIRECT = 'http://127.0.0.1:9090/cb';
const VERIFIER = 'v'.repeat(43);
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** The answer of the page; a parameter of null is left out. */
async function visit(sandbox: Sandbox, change: Record<string, string | null> = {}) {
  const all: Record<string, string | null> = {
    client_id: sandbox.credentials.clientId,
    scope: MANAGEMENT,
    response_type: 'code',
    redirect_uri: REDIRECT,
    state: 'a state',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...change,
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(all)) if (value !== null) query.set(name, value);
  const { status, headers } = await raw(sandbox, `/ap/oa?${query.toString()}`, {
    redirect: 'manual',
  });
  const location = headers.get('location');
  return { status, back: location === null ? null : new URL(location) };
}

async function codeFrom(sandbox: Sandbox, change: Record<string, string | null> = {}) {
  return (await visit(sandbox, change)).back?.searchParams.get('code') ?? '';
}

const redeem = (sandbox: Sandbox, code: string, change: Record<string, string> = {}) =>
  askToken(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...clientFields(sandbox),
    ...change,
  });

test('the page sends the browser back with code and state, and the code brings both tokens', async () => {
  const sandbox = await open();
  const { status, back } = await visit(sandbox);
  expect(status).toBe(302);
  expect(back && back.origin + back.pathname).toBe(REDIRECT);
  expect(back?.searchParams.get('state')).toBe('a state');
  const reply = await redeem(sandbox, back?.searchParams.get('code') ?? '');
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ token_type: 'bearer', scope: MANAGEMENT });
  expect(String(at(reply.body, 'refresh_token'))).toMatch(/^Atzr\|/);
  expect(sandbox.requests().byOperation['authorize']).toBe(1);
});

test('where client or return address are in doubt nobody is sent anywhere', async () => {
  const sandbox = await open();
  const doubts: Record<string, string | null>[] = [
    { client_id: 'someone' },
    { client_id: null },
    { redirect_uri: null },
    { redirect_uri: 'http://hotel.example/cb' },
    { redirect_uri: 'javascript:alert(1)' },
    { redirect_uri: `${REDIRECT}#part` },
    { surplus: '1' },
  ];
  for (const change of doubts) {
    expect(await visit(sandbox, change), JSON.stringify(change)).toEqual({
      status: 400,
      back: null,
    });
  }
});

test.each<[Record<string, string | null>, string]>([
  [{ scope: 'profile' }, 'invalid_scope'],
  [{ scope: null }, 'invalid_scope'],
  [{ response_type: 'token' }, 'unsupported_response_type'],
  [{ code_challenge_method: 'plain' }, 'invalid_request'],
  [{ code_challenge_method: null }, 'invalid_request'],
  [{ code_challenge: 'short' }, 'invalid_request'],
])('a request with %j is sent back with %s', async (change, error) => {
  const { back } = await visit(await open(), change);
  expect(back?.searchParams.get('error')).toBe(error);
  expect(back?.searchParams.has('code')).toBe(false);
  expect(back?.searchParams.get('state')).toBe('a state');
});

test('a person may say no', async () => {
  const { back } = await visit(await open({ switches: { consent: 'denied' } }));
  expect(back?.searchParams.get('error')).toBe('access_denied');
});

test.each([
  { code_verifier: 'w'.repeat(43) },
  { code_verifier: 'v'.repeat(42) },
  { redirect_uri: 'http://127.0.0.1:9091/cb' },
])('a code is not redeemed with %j, and is used up by the attempt', async (change) => {
  const sandbox = await open();
  const code = await codeFrom(sandbox);
  const wrong = await redeem(sandbox, code, change);
  expect([wrong.status, at(wrong.body, 'error')]).toEqual([400, 'invalid_grant']);
  expect((await redeem(sandbox, code)).status).toBe(400);
});

test('a code without a challenge wants no verifier', async () => {
  const sandbox = await open();
  const change = { code_challenge: null, code_challenge_method: null };
  expect((await redeem(sandbox, await codeFrom(sandbox, change))).status).toBe(400);
  const form = {
    grant_type: 'authorization_code',
    code: await codeFrom(sandbox, change),
    redirect_uri: REDIRECT,
    ...clientFields(sandbox),
  };
  expect((await askToken(sandbox, form)).status).toBe(200);
});

test('a code ends after five minutes', async () => {
  const clock = stillClock();
  const sandbox = await open({ clock });
  const [first, second] = [await codeFrom(sandbox), await codeFrom(sandbox)];
  clock.time += 5 * 60_000;
  expect((await redeem(sandbox, first)).status).toBe(200);
  clock.time += 1;
  expect((await redeem(sandbox, second)).status).toBe(400);
});
