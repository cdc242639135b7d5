import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, STRANGER } from '../support.ts';

const ROOT = '/v1/communications/profile';

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  const profile = (name: string) =>
    made(sandbox, { create: 'profile', unitId: room(sandbox, name), name });
  const [one, other] = [profile('101'), profile('102')];
  return { sandbox, api: await signIn(sandbox), one, other, profile };
}

const rule = (setting: string, from: string, to: string) =>
  `${ROOT}/${from}/contacts/settings/${setting}?alexaCommunicationProfileId=${to}`;

test.each(['Block', 'DropIn'])('%s is set one way, changed and listed', async (setting) => {
  const { sandbox, api, one, other } = await ready();
  for (const value of ['DISABLED', 'ENABLED', 'ENABLED']) {
    const reply = await api.put(rule(setting, one, other), { value });
    expect([reply.status, reply.body]).toEqual([204, null]);
  }
  expect(sandbox.state.rules).toEqual([
    { setting, profileId: one, targetProfileId: other, value: 'ENABLED' },
  ]);
  const list = async (from: string, query = '') =>
    listAt(
      (await api.get(`${ROOT}/${from}/contacts/settings/${setting}?${query}`)).body,
      'results',
    );
  expect(await list(one)).toEqual([
    { setting, alexaCommunicationProfileId: other, value: 'ENABLED' },
  ]);
  expect(await list(one, 'value=DISABLED')).toEqual([]);
  expect(await list(one, `alexaCommunicationProfileId=${other}&value=ENABLED`)).toHaveLength(1);
  expect(await list(other)).toEqual([]);
});

test('block and drop-in are apart, and a contact for the target is named', async () => {
  const { sandbox, api, one, other } = await ready();
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Rooms' });
  made(sandbox, { create: 'association', addressBookId, unitId: room(sandbox, '101') });
  const address = { kind: 'profile' as const, profileId: other };
  const contact = { name: '102', address };
  const contactId = made(sandbox, { create: 'contact', addressBookId, contact });
  await api.put(rule('Block', one, other), { value: 'ENABLED' });
  const results = async (setting: string) =>
    listAt((await api.get(rule(setting, one, other))).body, 'results');
  expect(await results('Block')).toEqual([expect.objectContaining({ contactId })]);
  expect(await results('DropIn')).toEqual([]);
});

test('long lists come in pages', async () => {
  const { api, one, profile } = await ready();
  for (const floor of [2, 3]) {
    for (let number = 1; number <= 4; number += 1) {
      await api.put(rule('Block', one, profile(`${floor}0${number}`)), { value: 'ENABLED' });
    }
  }
  const path = `${ROOT}/${one}/contacts/settings/Block?maxResults=5`;
  const first = await api.get(path);
  expect(listAt(first.body, 'results')).toHaveLength(5);
  const token = encodeURIComponent(String(at(first.body, 'paginationContext', 'nextToken')));
  const second = await api.get(`${path}&nextToken=${token}`);
  expect(listAt(second.body, 'results')).toHaveLength(3);
  expect((await api.get(path.replace('=5', '=101'))).status).toBe(400);
});

test('a rule needs two known profiles that differ, and one of two values', async () => {
  const { sandbox, api, one, other } = await ready();
  const status = async (path: string, body: unknown = { value: 'ENABLED' }) =>
    (await api.put(path, body)).status;
  expect(await status(rule('Block', one, one))).toBe(400);
  expect(await status(rule('Block', one, room(sandbox, '101')))).toBe(400);
  expect(await status(rule('Block', one, STRANGER.profile))).toBe(404);
  expect(await status(rule('Block', STRANGER.profile, one))).toBe(404);
  expect(await status(`${ROOT}/${one}/contacts/settings/Block`)).toBe(400);
  expect(await status(rule('block', one, other))).toBe(404);
  for (const body of [{}, { value: 'enabled' }, { value: true }, { value: 'ENABLED', more: 1 }]) {
    expect(await status(rule('DropIn', one, other), body), JSON.stringify(body)).toBe(400);
  }
  const wrong = await api.get(`${ROOT}/${one}/contacts/settings/Block?value=ON`);
  expect([wrong.status, at(wrong.body, 'message')]).toEqual([
    400,
    'Allowed Values for DropIn settingKey : [ENABLED, DISABLED].',
  ]);
  expect(sandbox.state.rules).toEqual([]);
});

test('a block can be made both ways at once', async () => {
  const { sandbox, api, one, other } = await ready({ switches: { blockMirrors: true } });
  await api.put(rule('Block', one, other), { value: 'ENABLED' });
  await api.put(rule('DropIn', one, other), { value: 'ENABLED' });
  expect(sandbox.state.rules.map(({ setting, profileId }) => [setting, profileId])).toEqual([
    ['Block', one],
    ['Block', other],
    ['DropIn', one],
  ]);
});

test('where drop-in needs both as contacts, it is refused without, and still switched off', async () => {
  const { sandbox, api, one, other } = await ready({ switches: { dropInNeedsContacts: true } });
  const set = async (value: string) =>
    (await api.put(rule('DropIn', one, other), { value })).status;
  expect([await set('ENABLED'), await set('DISABLED')]).toEqual([400, 204]);
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Rooms' });
  for (const [name, profileId] of [
    ['101', other],
    ['102', one],
  ] as const) {
    expect(await set('ENABLED')).toBe(400);
    made(sandbox, { create: 'association', addressBookId, unitId: room(sandbox, name) });
    const contact = { name, address: { kind: 'profile' as const, profileId } };
    made(sandbox, { create: 'contact', addressBookId, contact });
  }
  expect(await set('ENABLED')).toBe(204);
});

test('rules and extensions go with either profile', async () => {
  const { sandbox, api, one, other, profile } = await ready();
  const third = profile('103');
  for (const [from, to] of [
    [one, other],
    [other, one],
    [other, third],
  ] as const) {
    await api.put(rule('Block', from, to), { value: 'ENABLED' });
  }
  sandbox.colleague({
    create: 'extension',
    trunkId: sandbox.trunk,
    extension: '71',
    profileId: one,
  });
  expect((await api.delete(`${ROOT}/${one}`)).status).toBe(204);
  expect(sandbox.state.rules.map(({ targetProfileId }) => targetProfileId)).toEqual([third]);
  expect(sandbox.state.extensions).toEqual([]);
});

test('lists end as their own examples do', async () => {
  const { api, one, other } = await ready({ switches: { endMark: 'as-shown' } });
  const end = async (setting: string) =>
    at((await api.get(rule(setting, one, other))).body, 'paginationContext', 'nextToken');
  expect([await end('Block'), await end('DropIn')]).toEqual(['', null]);
});
