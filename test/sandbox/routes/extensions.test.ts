import { expect, test } from 'vitest';
import { listAt, made, open, room, signIn, SIPTRUNK, STRANGER } from '../support.ts';

const ROOT = '/v1/communications/network/siptrunk';

const target = (commsProfileId: string) => ({
  routingType: 'communication-profile',
  commsProfileId,
});

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  const api = await signIn(sandbox, SIPTRUNK);
  const profile = (name: string) =>
    made(sandbox, { create: 'profile', unitId: room(sandbox, name), name: `Room ${name}` });
  return { sandbox, api, profile, path: `${ROOT}/${sandbox.trunk}/extension` };
}

test('there is one trunk and it is active', async () => {
  const { sandbox, api } = await ready();
  const trunk = { trunkId: sandbox.trunk, status: 'ACTIVE' };
  expect(listAt((await api.get(ROOT)).body, 'results')).toEqual([expect.objectContaining(trunk)]);
  const one = await api.get(`${ROOT}/${sandbox.trunk}`);
  expect([one.status, one.body]).toEqual([200, expect.objectContaining(trunk)]);
  expect((await api.get(`${ROOT}/nowhere`)).status).toBe(404);
});

test('an extension is mapped, read, listed, pointed elsewhere and unmapped', async () => {
  const { sandbox, api, profile, path } = await ready();
  const [first, second] = [profile('101'), profile('102')];
  expect((await api.post(`${path}/0101`, target(first))).status).toBe(200);
  const mapped = { extension: '0101', ...target(first) };
  expect((await api.get(`${path}/0101`)).body).toEqual(mapped);
  const list = await api.get(`${ROOT}/${sandbox.trunk}/extensions`);
  expect(listAt(list.body, 'results')).toEqual([mapped]);
  expect((await api.put(`${path}/0101`, target(second))).status).toBe(200);
  expect(sandbox.state.extensions).toEqual([
    { trunkId: sandbox.trunk, extension: '0101', profileId: second },
  ]);
  expect((await api.delete(`${path}/0101`)).status).toBe(204);
  expect((await api.delete(`${path}/0101`)).status).toBe(404);
  expect((await api.get(`${path}/0101`)).status).toBe(404);
});

test('a mapped extension is not mapped again, unless the switch lets it', async () => {
  const strict = await ready();
  const first = strict.profile('101');
  await strict.api.post(`${strict.path}/7101`, target(first));
  expect((await strict.api.post(`${strict.path}/7101`, target(first))).status).toBe(409);
  const lax = await ready({ switches: { mapMapped: 'overwrite' } });
  await lax.api.post(`${lax.path}/7101`, target(lax.profile('101')));
  const second = lax.profile('102');
  expect((await lax.api.post(`${lax.path}/7101`, target(second))).status).toBe(200);
  expect(lax.sandbox.state.extensions[0]?.profileId).toBe(second);
});

test('an extension that is not mapped cannot be pointed elsewhere', async () => {
  const { api, profile, path } = await ready();
  expect((await api.put(`${path}/7101`, target(profile('101')))).status).toBe(404);
});

test('a target must be a profile that exists, and the routing the known one', async () => {
  const { sandbox, api, profile, path } = await ready();
  const unitId = room(sandbox, '101');
  expect((await api.post(`${path}/7101`, target(unitId))).status).toBe(400);
  expect((await api.post(`${path}/7101`, target(STRANGER.profile))).status).toBe(404);
  expect((await api.post(`${path}/7101`, {})).status).toBe(400);
  const other = { ...target(profile('101')), routingType: 'unit' };
  expect((await api.post(`${path}/7101`, other)).status).toBe(400);
  expect(sandbox.state.extensions).toEqual([]);
});

test('extensions are digits', async () => {
  const { api, profile, path } = await ready();
  const body = target(profile('101'));
  for (const extension of ['71a', '%2B7101', '7'.repeat(33)]) {
    expect((await api.post(`${path}/${extension}`, body)).status, extension).toBe(400);
  }
});

test('a trunk that is not active takes no extensions', async () => {
  const { sandbox, api, profile, path } = await ready();
  sandbox.colleague({ change: 'trunk', id: sandbox.trunk, status: 'PENDING' });
  expect((await api.post(`${path}/7101`, target(profile('101')))).status).toBe(400);
});
