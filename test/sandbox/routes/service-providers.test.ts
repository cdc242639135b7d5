import { expect, test } from 'vitest';
import { at, MANAGEMENT, open, SERVICE_PROVIDER, signIn } from '../support.ts';

const ROOT = '/v1/communications/serviceProviders';
const displayName = [{ locale: 'en-US', value: 'Nurse calls' }];
const network = {
  networkType: 'SKILL',
  skillConfiguration: { skillId: 'amzn1.ask.skill.12345678-0000-0000-0000-000000000000' },
};

async function ready() {
  const sandbox = await open();
  const api = await signIn(sandbox, SERVICE_PROVIDER);
  return { sandbox, api, path: `${ROOT}/${sandbox.serviceProvider}` };
}

test('one service provider is there, and its scope opens nothing else', async () => {
  const { sandbox, api, path } = await ready();
  expect((await api.get(path)).body).toMatchObject({ serviceProviderId: sandbox.serviceProvider });
  expect((await api.get('/v1/addressBooks')).status).toBe(403);
  const management = await signIn(sandbox, MANAGEMENT);
  expect((await management.get(path)).status).toBe(403);
});

test('a service provider is made once a logical id, renamed and deleted', async () => {
  const { api } = await ready();
  const body = { serviceProviderLogicalId: 'nurse.calls', displayName };
  const made = await api.post(ROOT, body);
  expect(made.status).toBe(201);
  expect((await api.post(ROOT, body)).status).toBe(409);
  const id = String(at(made.body, 'serviceProviderId'));
  expect(id).toMatch(/^amzn1\.comms\.csp\.id\.[0-9a-f-]{36}$/);
  const renamed = [{ locale: 'en-US', value: 'Calls' }];
  expect((await api.put(`${ROOT}/${id}`, { displayName: renamed })).status).toBe(200);
  expect((await api.get(`${ROOT}/${id}`)).body).toEqual({
    serviceProviderId: id,
    serviceProviderLogicalId: 'nurse.calls',
    displayName: renamed,
  });
  expect((await api.delete(`${ROOT}/${id}`)).status).toBe(204);
  expect((await api.delete(`${ROOT}/${id}`)).status).toBe(404);
});

test('a service provider needs a logical id and names', async () => {
  const { api, path } = await ready();
  for (const body of [
    { displayName },
    { serviceProviderLogicalId: 'x' },
    { serviceProviderLogicalId: 'x', displayName: [] },
    { serviceProviderLogicalId: 'x', displayName: [{ locale: 'en-US', value: '' }] },
    { serviceProviderLogicalId: 'x', displayName, more: 1 },
  ]) {
    expect((await api.post(ROOT, body)).status, JSON.stringify(body)).toBe(400);
  }
  expect((await api.put(path, {})).status).toBe(400);
});

test('a network mapping is made once, changed, read and deleted', async () => {
  const { api, path } = await ready();
  const at = `${path}/network`;
  expect((await api.get(at)).status).toBe(404);
  expect((await api.put(at, network)).status).toBe(404);
  expect((await api.post(at, network)).status).toBe(201);
  expect((await api.post(at, network)).status).toBe(409);
  expect((await api.put(at, network)).status).toBe(200);
  expect((await api.get(at)).body).toEqual(network);
  expect((await api.delete(at)).status).toBe(204);
  expect((await api.delete(at)).status).toBe(404);
  expect((await api.post(at, { ...network, networkType: 'SIP' })).status).toBe(400);
  expect((await api.post(at, { networkType: 'SKILL' })).status).toBe(400);
  expect((await api.post(`${ROOT}/nobody/network`, network)).status).toBe(404);
});
