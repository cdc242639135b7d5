import { request } from 'node:http';
import { expect, test } from 'vitest';
import { at, made, open, raw, room, signIn, type Received } from './support.ts';
import type { Sandbox } from '../../main/sandbox/sandbox.ts';

const ask = (sandbox: Sandbox, change: unknown): Promise<Received> =>
  raw(sandbox, '/_sandbox/colleague', { method: 'POST', body: JSON.stringify(change) });

test('the state over HTTP is the state in the process, without a token', async () => {
  const sandbox = await open();
  const reply = await raw(sandbox, '/_sandbox/state', {});
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual(sandbox.state);
  expect(Object.keys(sandbox.state)).toEqual([
    'organization',
    'property',
    'units',
    'profiles',
    'addressBooks',
    'contacts',
    'associations',
    'trunks',
    'extensions',
    'rules',
    'inboundCalling',
    'messages',
    'serviceProviders',
    'externalUsers',
  ]);
});

test('requests are counted by operation and status, effects apart, until they are reset', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  await api.post('/v1/addressBooks', { name: 'Front desk' });
  await api.post('/v1/addressBooks', {});
  await api.get('/nowhere');
  const counts = await raw(sandbox, '/_sandbox/requests', {});
  expect(counts.body).toEqual({
    total: 4,
    byOperation: { token: 1, 'addressBooks.create': 2, unknown: 1 },
    byStatus: { 200: 1, 201: 1, 400: 1, 404: 1 },
    throttled: 0,
    faults: {},
    effects: { 'addressBook created': 1 },
  });
  const reset = await raw(sandbox, '/_sandbox/requests/reset', { method: 'POST' });
  expect(reset.status).toBe(204);
  expect(sandbox.requests()).toMatchObject({ total: 0, effects: {} });
});

test('a colleague creates, renames, changes and deletes whatever there is', async () => {
  const sandbox = await open();
  const unitId = room(sandbox, '101');
  const id = async (change: object): Promise<string> => {
    const reply = await ask(sandbox, change);
    expect(reply.status, JSON.stringify(change)).toBe(200);
    return String(at(reply.body, 'id'));
  };
  const addressBookId = await id({ create: 'addressBook', name: 'Front desk' });
  const contact = { name: 'Desk', address: { kind: 'phones', numbers: ['+12065550100'] } };
  const contactId = await id({ create: 'contact', addressBookId, contact });
  const profileId = await id({ create: 'profile', unitId, name: 'Room 101' });
  await id({ create: 'association', addressBookId, unitId });
  const mapping = { trunkId: sandbox.trunk, extension: '7101' };
  await id({ create: 'extension', ...mapping, profileId });
  const newUnit = await id({ create: 'unit', parentId: sandbox.property.id, name: 'Floor 9' });
  await id({ rename: 'contact', id: contactId, name: 'Reception' });
  await id({ rename: 'unit', id: unitId, name: '101A' });
  await id({ rename: 'profile', id: profileId, name: 'Suite' });
  await id({ rename: 'addressBook', id: addressBookId, name: 'Lobby' });
  expect(sandbox.state.units).toContainEqual({
    id: newUnit,
    name: 'Floor 9',
    level: 2,
    parentId: sandbox.property.id,
  });
  expect(sandbox.state.units.find((unit) => unit.id === unitId)?.name).toBe('101A');
  expect(sandbox.state.profiles).toContainEqual({ id: profileId, unitId, name: 'Suite' });
  expect(sandbox.state.addressBooks).toContainEqual({ id: addressBookId, name: 'Lobby' });
  expect(sandbox.state.contacts).toContainEqual({
    ...contact,
    id: contactId,
    addressBookId,
    name: 'Reception',
  });
  const changed = { name: 'Desk', address: { kind: 'profile', profileId } };
  await id({ change: 'contact', id: contactId, contact: changed });
  expect(sandbox.state.contacts.at(-1)).toMatchObject(changed);
  await id({ delete: 'extension', ...mapping });
  await id({ delete: 'association', addressBookId, unitId });
  await id({ delete: 'profile', id: profileId });
  expect(sandbox.state.contacts.some((contact) => contact.id === contactId)).toBe(false);
  await id({ delete: 'addressBook', id: addressBookId });
  await id({ delete: 'unit', id: newUnit });
  await id({ delete: 'trunk', id: sandbox.trunk });
  expect(sandbox.state.trunks).toEqual([]);
});

test('what a unit holds goes with it when a colleague deletes it', async () => {
  const sandbox = await open();
  const unitId = room(sandbox, '101');
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Front desk' });
  made(sandbox, { create: 'association', addressBookId, unitId });
  made(sandbox, { create: 'profile', unitId, name: 'Room 101' });
  made(sandbox, { delete: 'unit', id: unitId });
  expect(sandbox.state.associations.some((pair) => pair.unitId === unitId)).toBe(false);
  expect(sandbox.state.profiles.some((profile) => profile.unitId === unitId)).toBe(false);
});

test('a change of what is not there, or that is no change, is refused', async () => {
  const sandbox = await open();
  expect((await ask(sandbox, { delete: 'contact', id: 'nowhere' })).status).toBe(404);
  expect((await ask(sandbox, { create: 'contact', addressBookId: 'x' })).status).toBe(400);
  expect((await ask(sandbox, { paint: 'contact' })).status).toBe(400);
  expect((await raw(sandbox, '/_sandbox/colleague', { method: 'POST' })).status).toBe(400);
});

test('the side door is neither throttled nor struck by faults', async () => {
  const sandbox = await open({ tps: 1, faults: [{ kind: 'refuse-500' }] });
  for (let count = 0; count < 3; count += 1) {
    expect((await raw(sandbox, '/_sandbox/requests', {})).status).toBe(200);
  }
});

/** Sends a request as a browser or an older program might, which `fetch` would not. */
function send(sandbox: Sandbox, headers: Record<string, string>): Promise<number | undefined> {
  const { port } = new URL(sandbox.apiUrl);
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/_sandbox/faults', method: 'POST', headers };
    const sent = request(options, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(JSON.stringify([{ kind: 'refuse-500' }]));
  });
}

test('a web page cannot use the side door, neither by its Origin nor by a name that leads here', async () => {
  const sandbox = await open();
  const { port } = new URL(sandbox.apiUrl);
  const host = `127.0.0.1:${port}`;
  expect(await send(sandbox, { host, origin: 'https://example.com' })).toBe(403);
  expect(await send(sandbox, { host, origin: `http://${host}` })).toBe(403);
  expect(await send(sandbox, { host, origin: 'null' })).toBe(403);
  expect(await send(sandbox, { host: `rebound.example:${port}` })).toBe(403);
  expect(await send(sandbox, { host: '127.0.0.1.example' })).toBe(403);
  const api = await signIn(sandbox);
  expect((await api.get('/v1/addressBooks')).status).toBe(200);
  expect(await send(sandbox, { host: `localhost:${port}` })).toBe(204);
  expect(await send(sandbox, { host: `[::1]:${port}` })).toBe(204);
});

test('a colleague links outside contacts, sets rules and adds external users, and takes them away', async () => {
  const sandbox = await open();
  const [profileId, targetProfileId] = ['101', '102'].map((name) =>
    made(sandbox, { create: 'profile', unitId: room(sandbox, name), name }),
  );
  if (!profileId || !targetProfileId) throw new Error('There are no profiles.');
  const contactId = sandbox.state.contacts[0]?.id ?? '';
  const link = { profileId, contactId };
  const user = { serviceProviderId: sandbox.serviceProvider, externalUserId: '7' };
  const rule = { setting: 'Block' as const, profileId, targetProfileId, value: 'ENABLED' as const };
  made(sandbox, { create: 'inboundCalling', ...link });
  made(sandbox, { change: 'rule', ...rule });
  made(sandbox, { create: 'externalUser', ...user, profileId });
  made(sandbox, { create: 'externalUser', ...user, profileId: targetProfileId });
  expect(sandbox.state).toMatchObject({
    inboundCalling: [link],
    messages: 1,
    rules: [rule],
    externalUsers: [{ ...user, profileId: targetProfileId }],
  });
  made(sandbox, { delete: 'inboundCalling', ...link });
  made(sandbox, { delete: 'externalUser', ...user });
  expect(sandbox.state).toMatchObject({ inboundCalling: [], messages: 2, externalUsers: [] });
  for (const change of [
    { delete: 'inboundCalling' as const, ...link },
    { delete: 'externalUser' as const, ...user },
    { create: 'inboundCalling' as const, profileId: 'nobody', contactId },
    { change: 'rule' as const, ...rule, targetProfileId: 'nobody' },
  ]) {
    expect(sandbox.colleague(change).ok).toBe(false);
  }
});

test('the throttle changes while the sandbox runs', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const throttle = (body: unknown): Promise<Received> =>
    raw(sandbox, '/_sandbox/throttle', { method: 'POST', body: JSON.stringify(body) });
  const statuses = async (): Promise<number[]> => {
    const replies = [1, 2, 3].map(() => api.get('/v1/addressBooks'));
    return (await Promise.all(replies)).map(({ status }) => status);
  };
  expect(await statuses()).not.toContain(429);
  expect((await throttle({ tps: 0.001, burst: 2 })).status).toBe(204);
  expect((await statuses()).filter((status) => status === 429)).toHaveLength(1);
  expect((await throttle({ tps: 0 })).status).toBe(204);
  expect(await statuses()).not.toContain(429);
  expect((await throttle({ tps: -1 })).status).toBe(400);
});
