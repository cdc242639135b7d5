import { afterEach, beforeEach, expect, test } from 'vitest';
import { formOf, NEVER, startClient, tokenReply } from './client-fixture.ts';
import type { ClientFixture } from './client-fixture.ts';

let client: ClientFixture;
beforeEach(async () => {
  client = await startClient();
  client.api.otherwise(() => ({ status: 200, json: { results: [] } }));
});
afterEach(() => client.close());

const listBooks = () => client.send('addressBooks.list', {}, NEVER);
const listTrunks = () => client.send('trunks.list', {}, NEVER);
const forms = () => client.tokenHost.requests.map((request) => formOf(request.text));
const bearers = () =>
  client.api.requests.map((request) => request.headers.authorization?.replace('Bearer ', ''));

const CLIENT = { client_id: 'client-id-of-test', client_secret: 'client-secret-of-test' };
const REFRESH = { grant_type: 'refresh_token', refresh_token: 'refresh-token-of-test', ...CLIENT };
const TRUNK = 'amazon_communication::network:siptrunk';

test('the management token comes from the sign-in, asked for as a form', async () => {
  await listBooks();
  const [request] = client.tokenHost.requests;
  expect(request).toMatchObject({ method: 'POST', url: '/auth/o2/token' });
  expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(forms()).toEqual([REFRESH]);
});

test('without a sign-in the management token comes from the client with its scope', async () => {
  client.credentials.refreshToken = null;
  await listBooks();
  expect(forms()).toEqual([
    { grant_type: 'client_credentials', ...CLIENT, scope: 'alexa::enterprise:management' },
  ]);
});

test('the trunk scope has a token of its own, from the client', async () => {
  await listBooks();
  await listTrunks();
  expect(forms()).toEqual([REFRESH, { grant_type: 'client_credentials', ...CLIENT, scope: TRUNK }]);
  expect(bearers()).toEqual(['token-1', 'token-2']);
});

test('where the client may not, the trunk token comes from the sign-in with the scope', async () => {
  client.tokenHost.script({ status: 400, json: { error: 'unauthorized_client' } });
  await listTrunks();
  expect(forms().at(-1)).toEqual({ ...REFRESH, scope: TRUNK });
  expect(bearers()).toEqual(['token-1']);
});

test('where neither may, the trunk is asked for with the management token', async () => {
  client.tokenHost.script(
    { status: 400, json: { error: 'invalid_scope' } },
    { status: 400, json: { error: 'invalid_scope' } },
  );
  await listTrunks();
  await listBooks();
  expect(forms()).toHaveLength(3);
  expect(forms().at(-1)).toEqual(REFRESH);
  expect(bearers()).toEqual(['token-1', 'token-1']);
});

test('without a sign-in a refused trunk scope leads to the management token at once', async () => {
  client.credentials.refreshToken = null;
  client.tokenHost.script({ status: 400, json: { error: 'invalid_scope' } });
  await listTrunks();
  expect(forms().map((form) => form.scope)).toEqual([TRUNK, 'alexa::enterprise:management']);
});

test('a token is used until shortly before its end', async () => {
  await listBooks();
  client.wait(3_530_000);
  await listBooks();
  client.wait(15_000);
  await listBooks();
  expect(bearers()).toEqual(['token-1', 'token-1', 'token-2']);
});

test.each([
  ['as text', '100', 85_000, 10_000],
  ['as a short life', 10, 8_000, 1_500],
])('the life of a token is understood %s', async (_name, life, within, beyond) => {
  client.tokenHost.script(tokenReply('short', { expires_in: life }));
  await listBooks();
  client.wait(within);
  await listBooks();
  client.wait(beyond);
  await listBooks();
  expect(bearers()).toEqual(['short', 'short', 'token-1']);
});

test.each([undefined, null, 'soon', -5])('a life of %s is taken as an hour', async (life) => {
  client.tokenHost.script(tokenReply('odd', { expires_in: life }));
  await listBooks();
  client.wait(3_500_000);
  await listBooks();
  expect(bearers()).toEqual(['odd', 'odd']);
});

test('a refresh token that comes back is used from then on, else the old one is kept', async () => {
  client.tokenHost.script(tokenReply('a', { refresh_token: 'second' }), tokenReply('b'));
  await listBooks();
  client.wait(4_000_000);
  await listBooks();
  client.wait(4_000_000);
  await listBooks();
  expect(forms().map((form) => form.refresh_token)).toEqual([
    'refresh-token-of-test',
    'second',
    'second',
  ]);
});

test('after a new sign-in its refresh token is used, not the one that came back before', async () => {
  client.tokenHost.script(tokenReply('a', { refresh_token: 'second' }));
  await listBooks();
  client.credentials.refreshToken = 'signed-in-anew';
  client.wait(4_000_000);
  await listBooks();
  expect(forms().at(-1)?.refresh_token).toBe('signed-in-anew');
});

test('a refresh token that comes with a client token is not taken for a sign-in', async () => {
  client.credentials.refreshToken = null;
  client.tokenHost.script(tokenReply('a', { refresh_token: 'not-ours' }));
  await listBooks();
  client.wait(4_000_000);
  await listBooks();
  expect(forms().map((form) => form.grant_type)).toEqual([
    'client_credentials',
    'client_credentials',
  ]);
});

test('nor does it replace the sign-in that there is', async () => {
  client.tokenHost.script(tokenReply('a', { refresh_token: 'not-ours' }));
  await listTrunks();
  await listBooks();
  expect(forms().at(-1)).toEqual(REFRESH);
});

test('requests at the same time share one token request', async () => {
  await Promise.all(Array.from({ length: 50 }, listBooks));
  expect(client.tokenHost.requests).toHaveLength(1);
  expect(client.api.requests).toHaveLength(50);
});

test('when a token ends for many requests at once, it is renewed once', async () => {
  await listBooks();
  client.api.otherwise((request) =>
    request.headers.authorization === 'Bearer token-1'
      ? { status: 401, json: { message: 'Invalid access token' } }
      : { status: 200, json: { results: [] } },
  );
  const answers = await Promise.all(Array.from({ length: 50 }, listBooks));
  expect(new Set(answers.map((answer) => answer.kind))).toEqual(new Set(['ok']));
  expect(client.tokenHost.requests).toHaveLength(2);
});

test('where nothing was allowed yet, five tokens that open nothing are no access, and later two', async () => {
  client.api.otherwise(() => ({ status: 401, json: { message: 'Invalid access token' } }));
  expect(await listBooks()).toMatchObject({
    kind: 'refused',
    failure: { code: 'no-access', status: 401, detail: 'Invalid access token' },
  });
  expect(bearers()).toEqual(['token-1', 'token-2', 'token-3', 'token-4', 'token-5']);
  expect(await listBooks()).toMatchObject({ kind: 'refused', failure: { code: 'no-access' } });
  expect(bearers().slice(5)).toEqual(['token-5', 'token-6']);
});

test('at the start, before anything was allowed, tokens that end at once are no lack of rights', async () => {
  client.api.otherwise(({ headers }) =>
    /token-[1-3]$/.test(headers.authorization ?? '')
      ? { status: 401 }
      : { status: 200, json: { results: [] } },
  );
  expect((await listBooks()).kind).toBe('ok');
});

test('a new token that has ended as well is told from a lack of rights by what was allowed before', async () => {
  await listBooks();
  // The first four tokens end at once; nobody may read the list of associations.
  client.api.otherwise(({ headers, path }) =>
    /token-[1-4]$/.test(headers.authorization ?? '') || path.includes('unitAssociations')
      ? { status: 401 }
      : { status: 200, json: { results: [] } },
  );
  expect((await listBooks()).kind).toBe('ok');
  expect(client.tokenHost.requests).toHaveLength(5);
  const answer = await client.send('associations.listByBook', { addressBookId: 'b' }, NEVER);
  expect(answer).toMatchObject({ kind: 'refused', failure: { code: 'no-access' } });
  expect(client.tokenHost.requests).toHaveLength(6);
  // Refused, refused with a new token, and the reading that is allowed with it.
  expect(bearers().slice(-3)).toEqual(['token-5', 'token-6', 'token-6']);
});

test('where every token ends at once, it is not tried for ever', async () => {
  await listBooks();
  client.api.otherwise(() => ({ status: 401 }));
  // Nothing was processed, so it may be sent again; no row is failed for what is no lack of rights.
  expect(await listBooks()).toMatchObject({
    kind: 'unreachable',
    failure: { code: 'unavailable', message: expect.stringContaining('one new token after') },
  });
  expect(client.tokenHost.requests).toHaveLength(6);
});

test('a write after 401 carries the same body again', async () => {
  client.api.script({ status: 401 }, { status: 201, json: { addressBookId: 'b' } });
  const answer = await client.send('addressBooks.create', { name: 'Front desk' }, NEVER);
  expect(answer).toEqual({ kind: 'ok', value: { addressBookId: 'b' } });
  expect(client.api.requests.map((request) => request.json)).toEqual([
    { name: 'Front desk' },
    { name: 'Front desk' },
  ]);
});

const LWA_ERRORS = [
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
  'invalid_request',
  'access_denied',
  'something_new',
];

test.each(LWA_ERRORS)('%s of the token host is a matter of credentials', async (error) => {
  client.tokenHost.script({
    status: error === 'invalid_client' ? 401 : 400,
    json: { error, error_description: 'The words of the host' },
  });
  expect(await listBooks()).toMatchObject({
    kind: 'credentials',
    failure: { code: 'credentials', detail: `${error}: The words of the host` },
  });
  expect(client.api.requests).toHaveLength(0);
});

test('each error of the token host has a sentence of its own, which does not repeat its words', async () => {
  const sentences: string[] = [];
  for (const error of LWA_ERRORS) {
    client.tokenHost.script({ status: 400, json: { error, error_description: 'host words' } });
    const answer = await listBooks();
    if (answer.kind === 'credentials') sentences.push(answer.failure.message);
  }
  expect(new Set(sentences).size).toBe(LWA_ERRORS.length);
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[A-Z][^.]*(\.[a-z0-9][^.]*)*\.$/);
    expect(sentence).not.toContain('host words');
  }
});

test('a token host without an error code is told apart: the address may be wrong', async () => {
  client.tokenHost.script({ status: 404, text: '<html>Not found</html>' });
  const answer = await listBooks();
  expect(answer).toMatchObject({ kind: 'credentials', failure: { status: 404 } });
  expect(answer).toHaveProperty('failure.message', expect.stringContaining('token address'));
});

test.each([
  [{ status: 503, text: '<html>busy</html>' }, 'unavailable'],
  [{ status: 500, json: { error: 'server_error' } }, 'unavailable'],
  [{ status: 200, text: '<html>Please log in to the guest network</html>' }, 'unreadable-reply'],
  [{ status: 200, json: { token_type: 'bearer' } }, 'unreadable-reply'],
  [{ status: 200, json: { access_token: 'a\nb' } }, 'unreadable-reply'],
] as const)('a token host in trouble (%j) is no matter of credentials', async (reply, code) => {
  client.tokenHost.script({ ...reply });
  const answer = await listBooks();
  // Nothing was sent to the API, so no write may become doubtful.
  expect(answer).toMatchObject({ kind: 'unreachable', failure: { code } });
  expect((await listBooks()).kind).toBe('ok');
});

test('a token host that asks to slow down is heard', async () => {
  client.tokenHost.script({ status: 429, headers: { 'retry-after': '7' } });
  expect(await listBooks()).toMatchObject({ kind: 'throttled', retryAfterMs: 7_000 });
});

test('a token host that hangs up is unreachable', async () => {
  client.tokenHost.script((_request, _response, socket) => void socket.resetAndDestroy());
  expect(await listBooks()).toMatchObject({
    kind: 'unreachable',
    failure: { code: 'connection-lost' },
  });
});

test('a token host that stays silent is unreachable', async () => {
  await client.close();
  client = await startClient({ timeoutMs: 60 });
  client.tokenHost.script(() => {});
  expect(await listBooks()).toMatchObject({ kind: 'unreachable', failure: { code: 'timeout' } });
});

test('a token host that is not there is unreachable', async () => {
  await client.tokenHost.close();
  expect(await listBooks()).toMatchObject({
    kind: 'unreachable',
    failure: { code: 'unreachable' },
  });
});

test('cancelling one request leaves the token to the others that wait for it', async () => {
  const controller = new AbortController();
  client.tokenHost.script((_request, response) => {
    controller.abort();
    response.writeHead(200).end('{"access_token":"late","expires_in":3600}');
  });
  const [first, second] = await Promise.all([
    client.send('addressBooks.list', {}, controller.signal),
    listBooks(),
  ]);
  expect(first).toEqual({ kind: 'aborted' });
  expect(second.kind).toBe('ok');
  expect(client.tokenHost.requests).toHaveLength(1);
});

test('credentials that are missing or cannot be read are said without a request', async () => {
  client.credentials.clientSecret = '';
  expect(await listBooks()).toMatchObject({ kind: 'credentials' });
  expect(client.tokenHost.requests).toHaveLength(0);

  const broken = await startClient({
    credentials: () => Promise.reject(new Error('locked: the-secret')),
  });
  const answer = await broken.send('addressBooks.list', {}, NEVER);
  expect(answer).toMatchObject({ kind: 'credentials' });
  expect(JSON.stringify(answer)).not.toContain('the-secret');
  await broken.close();
});
