import { expect, test } from 'vitest';
import { made, MANAGEMENT, open, raw, room, signIn, tokenFor, type Received } from './support.ts';

const BATCH = '/v1/communications/profiles/batch';

async function strictly(body: string | null, contentType?: string): Promise<Received> {
  const sandbox = await open();
  const authorization = `Bearer ${await tokenFor(sandbox, MANAGEMENT)}`;
  return raw(sandbox, '/v1/addressBooks', {
    method: 'POST',
    headers: contentType ? { authorization, 'content-type': contentType } : { authorization },
    body: body === null ? null : Buffer.from(body),
  });
}

test('a body needs the content type application/json, with or without a charset', async () => {
  const body = JSON.stringify({ name: 'Front desk' });
  expect((await strictly(body, 'application/json')).status).toBe(201);
  expect((await strictly(body, 'application/json; charset=utf-8')).status).toBe(201);
  for (const type of ['text/plain', undefined]) {
    const reply = await strictly(body, type);
    expect(reply.status).toBe(415);
    expect(reply.body).toEqual({ message: 'Content-Type must be application/json' });
  }
});

test('an empty, broken or foreign body is refused in the envelope of the service', async () => {
  for (const body of [null, '', '{"name":', '[]', '"x"', 'null']) {
    const reply = await strictly(body, 'application/json');
    expect(reply.status, String(body)).toBe(400);
    expect(reply.body, String(body)).toEqual({ message: expect.any(String) });
    expect(reply.headers.get('x-amzn-requestid'), String(body)).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test('a field that the operation does not know is named', async () => {
  const reply = await strictly('{"name":"Front desk","colour":"red"}', 'application/json');
  expect(reply.status).toBe(400);
  expect(reply.body).toEqual({ message: 'Unrecognized field: colour' });
});

test('fields within items are as strict, and refuse the whole batch without an effect', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const before = sandbox.state.profiles.length;
  const good = { itemId: 1, entity: { type: 'UNIT', id: room(sandbox, '101') }, name: 'Room 101' };
  const bads = [
    { ...good, itemId: 2, label: 'x' },
    { ...good, itemId: 2, entity: { ...good.entity, kind: 'x' } },
    { ...good, itemId: 2, name: 101 },
    { ...good, itemId: '2' },
    { ...good, itemId: 1.5 },
    'x',
  ];
  for (const bad of bads) {
    const reply = await api.post(BATCH, { items: [good, bad] });
    expect(reply.status, JSON.stringify(bad)).toBe(400);
    expect(reply.body).toMatchObject({ errors: [{ status: 400, errorCode: 'INVALID_PARAM' }] });
    expect(reply.body).not.toHaveProperty('errors.0.itemId');
  }
  expect(sandbox.state.profiles.length).toBe(before);
});

const says = (errorDescription: string) => ({
  errors: [{ status: 400, errorCode: 'INVALID_PARAM', errorDescription }],
});

test('item ids must be there and differ, and a batch holds 1 to 100 items', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const entity = { type: 'UNIT', id: room(sandbox, '101') };
  const refusal = async (items: unknown): Promise<unknown> =>
    (await api.post(BATCH, { items })).body;
  expect(await refusal([{ entity }])).toEqual(says('ItemId is mandatory for all request items'));
  expect(await refusal([7, 7].map((itemId) => ({ itemId, entity })))).toEqual(
    says(
      'ItemId should be unique for each request item. Multiple requests with itemId [7] present.',
    ),
  );
  const size = says('Request item list size must be between 1 to 100');
  expect(await refusal([])).toEqual(size);
  expect(await refusal(undefined)).toEqual(size);
  const many = (count: number) =>
    Array.from({ length: count }, (_, itemId) => ({ itemId: itemId + 1, entity }));
  expect(await refusal(many(101))).toEqual(size);
  expect((await api.post(BATCH, { items: many(100) })).status).toBe(200);
});

test('lenient item ids may be text and come back as text', async () => {
  const sandbox = await open({ switches: { lenientItemIds: true } });
  const api = await signIn(sandbox);
  const entity = { type: 'UNIT', id: room(sandbox, '101') };
  const reply = await api.post(BATCH, { items: [{ itemId: '1', entity }] });
  expect(reply.body).toMatchObject({ results: [{ itemId: '1' }] });
});

test('unknown and repeated query parameters are refused', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  expect((await api.get('/v1/addressBooks?pageSize=10')).status).toBe(400);
  expect((await api.get('/v1/addressBooks?maxResults=10&maxResults=20')).status).toBe(400);
  expect((await api.get('/v1/addressBooks?maxResults=10')).status).toBe(200);
});

test('a body where none belongs is refused and nothing is deleted', async () => {
  const sandbox = await open();
  const book = made(sandbox, { create: 'addressBook', name: 'Front desk' });
  const authorization = `Bearer ${await tokenFor(sandbox, MANAGEMENT)}`;
  const init = { method: 'DELETE', headers: { authorization, 'content-type': 'application/json' } };
  const path = `/v1/addressBooks/${book}`;
  expect((await raw(sandbox, path, { ...init, body: '{}' })).status).toBe(400);
  expect(sandbox.state.addressBooks.some(({ id }) => id === book)).toBe(true);
  expect((await raw(sandbox, path, init)).status).toBe(204);
});
