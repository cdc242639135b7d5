import { expect, test } from 'vitest';
import { switchesOf } from '../../main/sandbox/switches.ts';
import { askToken, at, clientFields, MANAGEMENT, open, room, signIn, SIPTRUNK } from './support.ts';

const PROFILE = '/v1/communications/profile';
const PROFILES = '/v1/communications/profiles/batch';
const TRUNKS = '/v1/communications/network/siptrunk';

async function keysOf(mode: 'documented' | 'legacy' | '2025') {
  const sandbox = await open({ mode });
  const api = await signIn(sandbox);
  const unitId = room(sandbox, '101');
  const entity = { type: 'UNIT', id: unitId };
  const book = `/v1/addressBooks/${sandbox.state.addressBooks[0]?.id}`;
  const contact = { name: 'Desk', phoneNumbers: [{ number: '+12065550100' }] };
  const key = async (path: string, item: object) => {
    const { body } = await api.post(path, { items: [{ itemId: 1, ...item }] });
    return Object.keys(Object(body)).join();
  };
  return [
    await key(PROFILES, { entity, name: 'Room 101' }),
    await key(`${book}/contacts/batch`, { contact }),
    await key(`${book}/unitAssociations/batch`, { unitId }),
  ];
}

test('successes of batches have the key of the mode', async () => {
  expect(await keysOf('documented')).toEqual(['results', 'successfulResults', 'successfulResults']);
  expect(await keysOf('legacy')).toEqual([
    'successfulResults',
    'successfulResults',
    'successfulResults',
  ]);
  expect(await keysOf('2025')).toEqual(['results', 'results', 'results']);
});

test('legacy mode creates with 201, hides profile names and takes long ones in batches', async () => {
  const sandbox = await open({ mode: 'legacy' });
  const api = await signIn(sandbox);
  const entity = { type: 'UNIT', id: room(sandbox, '101') };
  expect((await api.post(PROFILE, { entity, name: 'Room 101' })).status).toBe(201);
  const read = await api.get(`${PROFILE}?entity.type=UNIT&entity.id=${entity.id}`);
  expect(read.body).not.toHaveProperty('name');
  const item = (name: string) => ({ items: [{ itemId: 1, entity, name }] });
  expect((await api.post(PROFILES, item('x'.repeat(128)))).status).toBe(200);
  const unsupported = await api.post(PROFILES, {
    items: [{ itemId: 1, entity: { ...entity, type: 'ROOM' } }],
  });
  expect(unsupported.status).toBe(400);
  expect(at(unsupported.body, 'errors', 0)).toMatchObject({
    itemId: 1,
    errorDescription: expect.stringContaining('Currently we only support UNIT entityType.'),
  });
});

test('in documented mode a batch whose items all fail is 200', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  expect((await api.post(PROFILES, { items: [{ itemId: 1 }] })).status).toBe(200);
});

test('2025 mode answers 401 to a missing scope and turns the order of batch answers round', async () => {
  const sandbox = await open({ mode: '2025' });
  const management = await signIn(sandbox, MANAGEMENT);
  expect((await management.get(TRUNKS)).status).toBe(401);
  const items = ['101', '102', '103'].map((name, index) => ({
    itemId: index + 1,
    entity: { type: 'UNIT', id: room(sandbox, name) },
  }));
  const reply = await management.post(PROFILES, { items });
  expect([0, 1, 2].map((place) => at(reply.body, 'results', place, 'itemId'))).toEqual([3, 2, 1]);
});

test('a management token may be made to open every API', async () => {
  const sandbox = await open({ switches: { managementOpensAll: true } });
  expect((await (await signIn(sandbox, MANAGEMENT)).get(TRUNKS)).status).toBe(200);
  const pbx = await signIn(sandbox, SIPTRUNK);
  expect((await pbx.get('/v1/addressBooks')).status).toBe(403);
});

test('a renewal may bring a new refresh token, with the old one still good, and its life as text', async () => {
  const sandbox = await open({ switches: { newRefreshToken: true, expiresInAsText: true } });
  const renew = (refresh_token: string) =>
    askToken(sandbox, { grant_type: 'refresh_token', refresh_token, ...clientFields(sandbox) });
  const first = await renew(sandbox.credentials.refreshToken);
  const fresh = String(at(first.body, 'refresh_token'));
  expect(fresh).toMatch(/^Atzr\|/);
  expect(at(first.body, 'expires_in')).toBe('3600');
  expect((await renew(fresh)).status).toBe(200);
  expect((await renew(sandbox.credentials.refreshToken)).status).toBe(200);
});

test('a switch chosen apart overrides its mode', () => {
  expect(switchesOf('legacy', { profileCreateStatus: 200 })).toMatchObject({
    profileCreateStatus: 200,
    profileBatchKey: 'successfulResults',
  });
  expect(switchesOf('2025').booksPerOrganization).toBe(35_000);
});
