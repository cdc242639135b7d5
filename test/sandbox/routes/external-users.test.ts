import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, STRANGER } from '../support.ts';

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  const profile = (name: string) =>
    made(sandbox, { create: 'profile', unitId: room(sandbox, name), name });
  const [one, other] = [profile('101'), profile('102')];
  const path = `/v1/communications/serviceProviders/${sandbox.serviceProvider}/externalUsers`;
  return { sandbox, api: await signIn(sandbox), one, other, path };
}

const link = (externalUserId: string, amazonId: string) => ({
  externalUserId,
  amazonId,
  amazonIdType: 'communication-profile',
});

test('a user is added, pointed elsewhere, found and deleted by a body', async () => {
  const { sandbox, api, one, other, path } = await ready();
  const added = await api.post(path, link('0720', one));
  expect([added.status, added.body]).toEqual([201, null]);
  expect((await api.post(path, link('0720', one))).status).toBe(409);
  const changed = await api.put(path, link('0720', other));
  expect([changed.status, changed.body]).toEqual([200, null]);
  const found = await api.post(`${path}/query`, { filters: { externalUserIds: ['0720', 'x'] } });
  expect(listAt(found.body, 'results')).toEqual([link('0720', other)]);
  const gone = await api.delete(path, { externalUserId: '0720' });
  expect([gone.status, gone.body]).toEqual([200, null]);
  expect((await api.delete(path, { externalUserId: '0720' })).status).toBe(404);
  expect((await api.put(path, link('0720', one))).status).toBe(404);
  expect(sandbox.state.externalUsers).toEqual([]);
});

test('a query gives ten unless more are asked for, thirty at most, page by page', async () => {
  const { api, one, path } = await ready();
  const ids = Array.from({ length: 31 }, (_, index) => `user${index}`);
  for (const id of ids) await api.post(path, link(id, one));
  const ask = (paginationContext?: object) =>
    api.post(`${path}/query`, { filters: {}, ...(paginationContext && { paginationContext }) });
  expect(listAt((await ask()).body, 'results')).toHaveLength(10);
  const first = await ask({ maxResults: 30 });
  expect(listAt(first.body, 'results')).toHaveLength(30);
  const nextToken = at(first.body, 'paginationContext', 'nextToken');
  const last = await ask({ maxResults: 30, nextToken });
  expect(listAt(last.body, 'results')).toEqual([link('user30', one)]);
  for (const page of [{ maxResults: 31 }, { maxResults: 0 }, { maxResults: '30' }, { limit: 1 }]) {
    expect((await ask(page)).status, JSON.stringify(page)).toBe(400);
  }
  expect((await api.post(`${path}/query`, {})).status).toBe(400);
});

test('a user needs a good id and a profile that exists', async () => {
  const { sandbox, api, one, path } = await ready();
  const cases: [unknown, number][] = [
    [link('', one), 400],
    [link('a&b', one), 400],
    [link('x'.repeat(129), one), 400],
    [link('7', room(sandbox, '101')), 400],
    [link('7', STRANGER.profile), 404],
    [{ ...link('7', one), amazonIdType: 'unit' }, 400],
    [{ ...link('7', one), more: 1 }, 400],
    [link('x'.repeat(128), one), 201],
  ];
  for (const [body, status] of cases) {
    expect((await api.post(path, body)).status, JSON.stringify(body)).toBe(status);
  }
  expect((await api.delete(path)).status).toBe(400);
  expect((await api.post(path.replace(sandbox.serviceProvider, 'x'), link('7', one))).status).toBe(
    404,
  );
});

test('a query on the path that creates is refused, unless the switch lets it', async () => {
  const strict = await ready();
  expect((await strict.api.post(strict.path, { filters: {} })).status).toBe(400);
  const lax = await ready({ switches: { queryOnCreatePath: true } });
  expect((await lax.api.post(lax.path, { filters: {} })).status).toBe(200);
});

test('answers can have a body, and adding can overwrite', async () => {
  const switches = { externalUserAnswers: 'status', addExistingUser: 'overwrite' } as const;
  const { sandbox, api, one, other, path } = await ready({ switches });
  expect((await api.post(path, link('7', one))).body).toHaveProperty('status');
  expect((await api.post(path, link('7', other))).status).toBe(201);
  expect(sandbox.state.externalUsers.map(({ profileId }) => profileId)).toEqual([other]);
});

test('users go with their profile, and outlive a restart', async () => {
  const { sandbox, api, one, other, path } = await ready();
  await api.post(path, link('7', one));
  await api.post(path, link('8', other));
  await api.delete(`/v1/communications/profile/${one}`);
  const again = await open({ state: sandbox.saveState() });
  expect(again.state).toEqual(sandbox.state);
  expect(again.state.externalUsers.map(({ externalUserId }) => externalUserId)).toEqual(['8']);
  const api2 = await signIn(again);
  await api2.post(path, link('9', other));
  const all = await api2.post(`${path}/query`, {
    filters: {},
    paginationContext: { maxResults: 1 },
  });
  expect(at(all.body, 'paginationContext', 'nextToken')).toBeTypeOf('string');
});
