import { expect, test } from 'vitest';
import {
  askToken,
  at,
  clientFields,
  MANAGEMENT,
  open,
  raw,
  SERVICE_PROVIDER,
  signIn,
  SIPTRUNK,
  stillClock,
  textAt,
  tokenFor,
} from './support.ts';

const units = (parentId: string) => `/v2/units?parentId=${parentId}`;

test('a refresh token gives a management token and no new refresh token', async () => {
  const sandbox = await open();
  const reply = await askToken(sandbox, {
    grant_type: 'refresh_token',
    refresh_token: sandbox.credentials.refreshToken,
    ...clientFields(sandbox),
  });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    access_token: expect.stringMatching(/^Atza\|[A-Z2-7]{350,}$/),
    token_type: 'bearer',
    expires_in: 3600,
    scope: MANAGEMENT,
  });
});

test.each([MANAGEMENT, SIPTRUNK, SERVICE_PROVIDER])(
  'client credentials give a token for %s',
  async (scope) => {
    const sandbox = await open();
    const form = { grant_type: 'client_credentials', scope, ...clientFields(sandbox) };
    const reply = await askToken(sandbox, form);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ scope, access_token: expect.stringMatching(/^Atc\|/) });
  },
);

test('every documented error of the token endpoint has its name and status', async () => {
  const sandbox = await open();
  const client = clientFields(sandbox);
  const { refreshToken } = sandbox.credentials;
  const error = async (form: Record<string, string>): Promise<unknown[]> => {
    const reply = await askToken(sandbox, form);
    textAt(reply.body, 'error_description');
    return [reply.status, at(reply.body, 'error')];
  };
  const renewal = { grant_type: 'refresh_token', refresh_token: refreshToken, ...client };
  const grant = { grant_type: 'client_credentials', ...client };
  expect(await error({ ...renewal, client_secret: 'wrong' })).toEqual([401, 'invalid_client']);
  expect(await error({ ...renewal, refresh_token: 'Atzr|wrong' })).toEqual([400, 'invalid_grant']);
  expect(await error({ grant_type: 'refresh_token', ...client })).toEqual([400, 'invalid_request']);
  expect(await error(client)).toEqual([400, 'invalid_request']);
  expect(await error({ ...renewal, scope: SIPTRUNK })).toEqual([400, 'invalid_scope']);
  expect(await error(grant)).toEqual([400, 'invalid_request']);
  expect(await error({ ...grant, scope: 'wishes' })).toEqual([400, 'invalid_scope']);
  expect(await error({ ...grant, scope: SIPTRUNK, redirect_uri: 'http://127.0.0.1' })).toEqual([
    400,
    'invalid_request',
  ]);
  expect(await error({ grant_type: 'password', ...client })).toEqual([
    400,
    'unsupported_grant_type',
  ]);
});

test('a client without the grant is unauthorized for client credentials', async () => {
  const sandbox = await open({ switches: { clientCredentials: false } });
  const form = { grant_type: 'client_credentials', scope: SIPTRUNK, ...clientFields(sandbox) };
  const reply = await askToken(sandbox, form);
  expect([reply.status, at(reply.body, 'error')]).toEqual([400, 'unauthorized_client']);
});

test('the token endpoint takes forms only and every field once', async () => {
  const sandbox = await open();
  const json = await raw(sandbox, '/auth/o2/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grant_type: 'client_credentials', ...clientFields(sandbox) }),
  });
  expect([json.status, at(json.body, 'error')]).toEqual([400, 'invalid_request']);
  const twice = await raw(sandbox, '/auth/o2/token', {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials&grant_type=refresh_token',
  });
  expect([twice.status, at(twice.body, 'error')]).toEqual([400, 'invalid_request']);
});

test('the client may name itself in a Basic header, but not twice', async () => {
  const sandbox = await open();
  const { clientId, clientSecret, refreshToken } = sandbox.credentials;
  const ask = (form: Record<string, string>) =>
    raw(sandbox, '/auth/O2/token', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      },
      body: new URLSearchParams(form).toString(),
    });
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  expect((await ask(form)).status).toBe(200);
  expect((await ask({ ...form, client_secret: clientSecret })).status).toBe(400);
});

test('a token opens only the API of its scope', async () => {
  const sandbox = await open();
  const trunks = '/v1/communications/network/siptrunk';
  const management = await signIn(sandbox, MANAGEMENT);
  const pbx = await signIn(sandbox, SIPTRUNK);
  expect((await management.get(units(sandbox.property.id))).status).toBe(200);
  expect((await pbx.get(trunks)).status).toBe(200);
  expect((await pbx.get(units(sandbox.property.id))).status).toBe(403);
  expect((await management.get(trunks)).status).toBe(403);
  const batch = await pbx.post('/v1/communications/profiles/batch', { items: [] });
  expect(batch.body).toMatchObject({ errors: [{ status: 403, errorCode: 'FORBIDDEN' }] });
});

test('a token ends after its seconds and a new one opens again', async () => {
  const clock = stillClock();
  const sandbox = await open({ clock, tokenSeconds: 60 });
  const api = await signIn(sandbox);
  clock.time += 59_999;
  expect((await api.get(units(sandbox.property.id))).status).toBe(200);
  clock.time += 1;
  const ended = await api.get(units(sandbox.property.id));
  expect(ended.status).toBe(401);
  expect(ended.body).toEqual({ message: 'The LWA token is expired or invalid.' });
  const renewed = await signIn(sandbox);
  expect((await renewed.get(units(sandbox.property.id))).status).toBe(200);
});

test('a newer token leaves the older one valid', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  await tokenFor(sandbox, MANAGEMENT);
  expect((await api.get(units(sandbox.property.id))).status).toBe(200);
});

test('a missing or unknown token is refused in the form of single errors, by batches too', async () => {
  const sandbox = await open();
  const body = JSON.stringify({ items: [] });
  for (const headers of [{}, { authorization: 'Bearer Atza|unknown' }]) {
    const reply = await raw(sandbox, '/v1/communications/profiles/batch', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(reply.status).toBe(401);
    expect(reply.body).toEqual({ message: 'Invalid access token' });
  }
});
