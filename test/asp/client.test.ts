import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ScriptedReply } from '../support/scripted-server.ts';
import { contactItems, NEVER, startClient } from './client-fixture.ts';
import type { ClientFixture } from './client-fixture.ts';

let client: ClientFixture;
beforeEach(async () => {
  client = await startClient();
});
afterEach(() => client.close());

const createBook = () => client.send('addressBooks.create', { name: 'Front desk' }, NEVER);
const createContacts = (count: number) =>
  client.send('contacts.createBatch', { addressBookId: 'book', items: contactItems(count) }, NEVER);

test('a request carries the token, and the output comes back with the request id', async () => {
  client.api.script({
    status: 201,
    json: { addressBookId: 'book-1' },
    headers: { 'X-Amzn-RequestId': 'abc-123' },
  });
  expect(await createBook()).toEqual({
    kind: 'ok',
    value: { addressBookId: 'book-1' },
    requestId: 'abc-123',
  });
  expect(client.api.requests[0]?.headers.authorization).toBe('Bearer token-1');
});

test.each([
  [400, 'refused', 'bad-request'],
  [403, 'refused', 'no-access'],
  [404, 'refused', 'not-found'],
  [405, 'refused', 'bad-request'],
  [408, 'unavailable', 'timeout'],
  [409, 'refused', 'exists'],
  [429, 'throttled', 'throttled'],
  [500, 'unavailable', 'service-error'],
  [502, 'unavailable', 'unavailable'],
  [503, 'unavailable', 'unavailable'],
  [504, 'unavailable', 'unavailable'],
  [307, 'refused', 'unreadable-reply'],
])('HTTP %i is %s, with JSON, with a web page and with nothing', async (status, kind, code) => {
  const bodies: ScriptedReply[] = [
    { status, json: { message: 'In words' }, headers: { 'x-amzn-requestid': 'r-1' } },
    { status, text: '<html><h1>Bad</h1></html>', headers: { 'content-type': 'text/html' } },
    { status },
  ];
  client.api.script(...bodies);
  for (const detail of ['In words', '<html><h1>Bad</h1></html>', undefined]) {
    const answer = await createBook();
    expect(answer).toMatchObject({ kind, failure: { code, status } });
    expect(answer).toHaveProperty('failure.message', expect.not.stringContaining('In words'));
    if (detail !== undefined) expect(answer).toHaveProperty('failure.detail', detail);
    else expect(answer).not.toHaveProperty('failure.detail');
  }
  expect(client.api.requests).toHaveLength(3);
});

test.each([
  'You have reached maximum number of address books that you can create per organization: 2500',
  'You have reached the maximum number of contacts that can be created per address book: 2000',
  'Limit exceeded',
])('403 with "%s" is a limit', async (message) => {
  client.api.script({ status: 403, json: { message } });
  expect(await createBook()).toMatchObject({
    kind: 'refused',
    failure: { code: 'limit-reached', status: 403, detail: message },
  });
});

test.each([
  ['3', 3_000],
  ['0.25', 250],
  ['Wed, 01 Jan 2025 00:00:30 GMT', 30_000],
  ['Tue, 31 Dec 2024 00:00:00 GMT', 0],
  ['soon', undefined],
])('the wait "%s" that the service asks for is understood', async (header, ms) => {
  for (const status of [429, 503]) {
    client.api.script({ status, headers: { 'retry-after': header } });
    const answer = await createBook();
    if (ms === undefined) expect(answer).not.toHaveProperty('retryAfterMs');
    else expect(answer).toHaveProperty('retryAfterMs', ms);
  }
});

test.each([
  ['cut JSON', '{"addressBookId":"b'],
  ['a web page', '<html>Welcome to the guest network</html>'],
  ['nothing', ''],
  ['JSON without the id', '{"name":"Front desk"}'],
  ['a JSON list', '[]'],
  ['JSON null', 'null'],
])('a success with %s is lost, since the book may exist', async (_name, text) => {
  client.api.script({ status: 201, text, headers: { 'x-amzn-requestid': 'r-9' } });
  expect(await createBook()).toMatchObject({
    kind: 'lost',
    failure: { code: 'unreadable-reply', status: 201, requestId: 'r-9' },
  });
});

test.each([400, 401, 403, 404, 409])(
  'a no with %i that broke off on its way is lost, since what it was about cannot be told',
  async (status) => {
    const cut = { status, text: '{"message":"Communication pro' };
    client.api.otherwise(() => cut);
    const answer = await client.send('profiles.getByUnit', { unitId: 'u' }, NEVER);
    expect(answer).toMatchObject({ kind: 'lost', failure: { code: 'unreadable-reply', status } });
  },
);

test('a change is done by any 2xx, with or without JSON, but not by a web page', async () => {
  const update = () =>
    client.send('addressBooks.update', { addressBookId: 'b', name: 'Spa' }, NEVER);
  client.api.script({ status: 200 }, { status: 204 }, { status: 202, json: {} });
  for (let count = 0; count < 3; count += 1) {
    expect(await update()).toEqual({ kind: 'ok', value: null });
  }
  client.api.script({ status: 200, text: '<html></html>' });
  expect((await update()).kind).toBe('lost');
});

test('a connection reset after the request left makes it lost', async () => {
  client.api.script((_request, _response, socket) => void socket.resetAndDestroy());
  expect(await createBook()).toMatchObject({
    kind: 'lost',
    failure: { code: 'connection-lost' },
  });
  expect(client.api.requests).toHaveLength(1);
});

test('no reply within the time makes it lost', async () => {
  const hasty = await startClient({ timeoutMs: 1_000 });
  hasty.api.script(() => {});
  expect(await hasty.send('addressBooks.create', { name: 'x' }, NEVER)).toMatchObject({
    kind: 'lost',
    failure: { code: 'timeout' },
  });
  await hasty.close();
});

test('a service that is not there is unreachable', async () => {
  await client.api.close();
  expect(await createBook()).toMatchObject({
    kind: 'unreachable',
    failure: { code: 'unreachable' },
  });
});

test('cancelling ends the request at once', async () => {
  const controller = new AbortController();
  client.api.script(() => controller.abort());
  expect(await client.send('addressBooks.list', {}, controller.signal)).toEqual({
    kind: 'aborted',
  });
  expect(await client.send('addressBooks.list', {}, controller.signal)).toEqual({
    kind: 'aborted',
  });
  expect(client.api.requests).toHaveLength(1);
});

test('closing aborts what is under way and what comes later', async () => {
  client.api.script(() => void client.close());
  expect(await createBook()).toEqual({ kind: 'aborted' });
  expect(await createBook()).toEqual({ kind: 'aborted' });
});

test('an id that is empty or half a character is refused without a request', async () => {
  for (const unitId of ['', '\uD800']) {
    expect(await client.send('units.get', { unitId }, NEVER)).toMatchObject({
      kind: 'refused',
      failure: { code: 'bad-request' },
    });
  }
  expect(client.api.requests).toHaveLength(0);
});

test('ids of any length and kind arrive unchanged, blanks included', async () => {
  client.api.otherwise(() => ({ status: 404 }));
  const ids = [
    `amzn1.alexa.unit.did.${'A'.repeat(1000)}`,
    ' amzn1.alexa.unit.did. X ',
    'a/b?c=d&e#f%20+',
    'Ünit',
  ];
  for (const unitId of ids) await client.send('units.get', { unitId }, NEVER);
  expect(
    client.api.requests.map(({ path }) => decodeURIComponent(path.slice('/v2/units/'.length))),
  ).toEqual(ids);
});

test('a book that is full refuses each contact for itself, whatever the status', async () => {
  const message =
    'You have reached the maximum number of contacts that can be created per address book: 2000';
  client.api.script({
    status: 403,
    json: {
      errors: [
        { itemId: 1, status: 403, errorCode: '', errorDescription: message },
        { itemId: '2', status: '400', errorCode: 'INVALID_PARAM', errorDescription: 'bad' },
      ],
      successfulResults: [{ itemId: 3, contactId: 'c-3' }],
    },
  });
  const answer = await createContacts(4);
  expect(answer.kind).toBe('ok');
  if (answer.kind !== 'ok') return;
  expect(new Set(answer.value.keys())).toEqual(new Set([1, 2, 3]));
  expect(answer.value.get(1)).toMatchObject({ failure: { code: 'limit-reached', status: 403 } });
  expect(answer.value.get(2)).toMatchObject({ failure: { code: 'bad-request', status: 400 } });
  expect(answer.value.get(3)).toEqual({ ok: true, value: { contactId: 'c-3' } });
});

test('a batch that is throttled was not processed, even if it lists its items', async () => {
  client.api.script({ status: 429, json: { errors: [{ itemId: 1, status: 429 }] } });
  expect((await createContacts(1)).kind).toBe('throttled');
});

test('a batch refused as a whole is refused', async () => {
  client.api.script({
    status: 400,
    json: { errors: [{ status: 400, errorCode: 'INVALID_PARAM', errorDescription: 'size' }] },
  });
  expect(await createContacts(2)).toMatchObject({
    kind: 'refused',
    failure: { code: 'bad-request', detail: 'INVALID_PARAM: size' },
  });
});

test('a book that is associated already is associated, whether told by item or by status', async () => {
  const associate = () =>
    client.send(
      'associations.createBatch',
      { addressBookId: 'b', items: [{ itemId: 1, unitId: 'u' }] },
      NEVER,
    );
  client.api.script(
    { status: 200, json: { errors: [{ itemId: 1, status: 409 }] } },
    { status: 409, json: { message: 'AddressBook is already associated with the Unit' } },
    { status: 200, json: { errors: [{ status: 409, errorCode: 'INVALID_PARAM' }] } },
  );
  for (let count = 0; count < 3; count += 1) {
    expect(await associate()).toEqual({
      kind: 'ok',
      value: new Map([[1, { ok: true, value: null }]]),
    });
  }
});

test('a page size that the service refuses is made smaller, once and for all', async () => {
  client.api.otherwise(({ url }) =>
    url.includes('maxResults=100')
      ? { status: 400, json: { message: 'maxResults must be between 1 and 10' } }
      : { status: 200, json: { results: [] } },
  );
  const list = () => client.send('units.list', { parentId: 'p', depth: 'all' }, NEVER);
  const extensions = () => client.send('extensions.list', { trunkId: 't' }, NEVER);
  expect(await list()).toMatchObject({ kind: 'ok' });
  expect(await list()).toMatchObject({ kind: 'ok' });
  expect(await extensions()).toMatchObject({ kind: 'ok' });
  expect(client.api.requests.map(({ url }) => /maxResults=\d+/.exec(url)?.[0])).toEqual([
    'maxResults=100',
    'maxResults=10',
    'maxResults=10',
    'maxResults=100',
    undefined,
  ]);
});

test('another 400 of a list is not asked for a second time', async () => {
  client.api.script({ status: 400, json: { message: 'UnitId is not valid.' } });
  expect((await client.send('units.list', { parentId: 'p', depth: 1 }, NEVER)).kind).toBe(
    'refused',
  );
  expect(client.api.requests).toHaveLength(1);
});

test('each request is told for the log, without what it was about', async () => {
  client.api.script(
    { status: 404, headers: { 'x-amzn-requestid': 'r-1' } },
    (_request, _response, socket) => void socket.destroy(),
    { status: 404, headers: { 'x-amzn-requestid': 'no id: <b>' } },
  );
  for (let count = 0; count < 3; count += 1) {
    await client.send('profiles.getByUnit', { unitId: 'unit-of-a-guest' }, NEVER);
  }
  expect(client.lines).toEqual([
    { operation: 'token.management', status: 200, requestId: null, ms: 0 },
    { operation: 'profiles.getByUnit', status: 404, requestId: 'r-1', ms: 0 },
    { operation: 'profiles.getByUnit', status: null, requestId: null, ms: 0 },
    { operation: 'profiles.getByUnit', status: 404, requestId: null, ms: 0 },
  ]);
});
