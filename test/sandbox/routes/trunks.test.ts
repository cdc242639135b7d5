import { expect, test } from 'vitest';
import { at, made, open, room, signIn, stillClock } from '../support.ts';

const ROOT = '/v1/communications/network/siptrunk';
const PEM = '-----BEGIN CERTIFICATE-----\nMA==\n-----END CERTIFICATE-----';
const tls = { certificateChain: [PEM, PEM], name: 'pbx.example' };
const peers = [{ ip: '192.0.2.20', port: 5061 }];

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  return { sandbox, api: await signIn(sandbox) };
}

test('a trunk is made as the guide shows, changed and deleted with its extensions', async () => {
  const { sandbox, api } = await ready();
  const reply = await api.post(ROOT, { tls, peers });
  expect(reply.status).toBe(201);
  const trunkId = String(at(reply.body, 'trunkId'));
  const path = `${ROOT}/${trunkId}`;
  expect((await api.get(path)).body).toEqual({
    trunkId,
    status: 'ACTIVE',
    tls: { name: 'pbx.example' },
    peers,
  });
  const named = [{ name: 'pbx.example', port: 5060 }];
  expect((await api.put(path, { peers: named })).status).toBe(200);
  expect((await api.get(path)).body).toEqual({ trunkId, status: 'ACTIVE', peers: named });
  const profileId = made(sandbox, { create: 'profile', unitId: room(sandbox, '101'), name: 'A' });
  sandbox.colleague({ create: 'extension', trunkId, extension: '71', profileId });
  expect((await api.delete(path)).status).toBe(204);
  expect((await api.delete(path)).status).toBe(404);
  expect((await api.put(path, { peers })).status).toBe(404);
  expect(sandbox.state.extensions).toEqual([]);
});

test('a repeated creation makes a second trunk', async () => {
  const { sandbox, api } = await ready();
  for (const _ of [1, 2]) await api.post(ROOT, { tls, peers });
  expect(sandbox.state.trunks).toHaveLength(3);
});

test.each([
  ['no peers', { tls }],
  ['an empty list of peers', { tls, peers: [] }],
  ['both kinds of peers', { tls, peers: [...peers, { name: 'pbx.example', port: 5061 }] }],
  ['a peer of both kinds', { tls, peers: [{ ip: '192.0.2.1', name: 'pbx', port: 5061 }] }],
  ['a peer of no kind', { tls, peers: [{ port: 5061 }] }],
  ['an address that is none', { tls, peers: [{ ip: '192.0.2.999', port: 5061 }] }],
  ['a port as text', { tls, peers: [{ ip: '192.0.2.1', port: '5061' }] }],
  ['a port beyond the last', { tls, peers: [{ ip: '192.0.2.1', port: 65_536 }] }],
  ['an empty chain', { tls: { ...tls, certificateChain: [] }, peers }],
  ['a chain of no certificates', { tls: { ...tls, certificateChain: ['pem'] }, peers }],
  ['no name of the certificate', { tls: { certificateChain: [PEM] }, peers }],
  ['a list under tls', { tls: [tls], peers }],
  ['an unknown field', { tls, peers, certificateChain: [PEM] }],
])('a trunk with %s is refused', async (_what, body) => {
  const { sandbox, api } = await ready();
  expect((await api.post(ROOT, body)).status).toBe(400);
  expect((await api.put(`${ROOT}/${sandbox.trunk}`, body)).status).toBe(400);
  expect(sandbox.state.trunks).toHaveLength(1);
});

test('the form of the published client is taken where the switch says so, beside the guide', async () => {
  const { api } = await ready({ switches: { trunkBody: 'client' } });
  const body = {
    tls: [{ name: 'pbx.example', certificateChain: PEM }],
    certificateChain: [PEM],
    peers: [{ ip: '192.0.2.20', port: '5061' }],
  };
  const reply = await api.post(ROOT, body);
  expect(reply.status).toBe(201);
  const trunk = await api.get(`${ROOT}/${String(at(reply.body, 'trunkId'))}`);
  expect(trunk.body).toMatchObject({ tls: { name: 'pbx.example' }, peers });
  expect((await api.post(ROOT, { tls, peers })).status).toBe(201);
});

test('a new trunk becomes active in its time, also after a restart', async () => {
  const clock = stillClock();
  const switches = { trunkSeconds: 600 };
  const { sandbox, api } = await ready({ clock, switches });
  const trunkId = String(at((await api.post(ROOT, { tls, peers })).body, 'trunkId'));
  const status = async () => at((await api.get(`${ROOT}/${trunkId}`)).body, 'status');
  clock.time += 599_999;
  expect(await status()).toBe('PENDING');
  const unitId = room(sandbox, '101');
  const commsProfileId = made(sandbox, { create: 'profile', unitId, name: 'A' });
  const mapping = { routingType: 'communication-profile', commsProfileId };
  const map = async () => (await api.post(`${ROOT}/${trunkId}/extension/71`, mapping)).status;
  expect(await map()).toBe(400);
  const later = await open({ clock, switches, state: sandbox.saveState() });
  clock.time += 1;
  expect(later.state.trunks.at(-1)).toMatchObject({ id: trunkId, status: 'ACTIVE' });
  expect([await map(), await status()]).toEqual([200, 'ACTIVE']);
});
