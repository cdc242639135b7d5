import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, stillClock, STRANGER } from '../support.ts';

const list = (parent: string, rest = '') => `/v2/units?parentId=${parent}&maxResults=100${rest}`;

test('a unit has its id, level, name and parent', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const id = room(sandbox, '201');
  const reply = await api.get(`/v2/units/${id}`);
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    id,
    level: 3,
    name: { type: 'PLAIN', value: { text: '201' } },
    parentId: sandbox.state.units.find((unit) => unit.name === 'Floor 2')?.id,
  });
});

test('the organisation is level 0 and has no parent', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const { body } = await api.get(`/v2/units/${sandbox.organization}`);
  expect(body).toMatchObject({ level: 0 });
  expect(body).not.toHaveProperty('parentId');
});

test('a list goes one level down unless more are asked for', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const count = async (rest: string) =>
    listAt((await api.get(list(sandbox.property.id, rest))).body, 'results').length;
  expect(await count('')).toBe(3);
  expect(await count('&queryDepth=1')).toBe(3);
  expect(await count('&queryDepth=2')).toBe(15);
  expect(await count('&queryDepth=all')).toBe(15);
  const whole = await api.get(list(sandbox.organization, '&queryDepth=all'));
  expect(listAt(whole.body, 'results')).toHaveLength(sandbox.state.units.length - 1);
});

test('a list follows what colleagues add and delete', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const count = async () =>
    listAt((await api.get(list(sandbox.property.id, '&queryDepth=all'))).body, 'results').length;
  expect(await count()).toBe(15);
  const floor = { create: 'unit' as const, parentId: sandbox.property.id, name: 'Floor 9' };
  const id = made(sandbox, floor);
  expect(await count()).toBe(16);
  made(sandbox, { delete: 'unit', id });
  expect(await count()).toBe(15);
});

test('without expand=all only ids come back', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const bare = await api.get(list(sandbox.property.id));
  expect(at(bare.body, 'results', 0)).toEqual({ id: expect.any(String) });
  const full = await api.get(list(sandbox.property.id, '&expand=all'));
  expect(at(full.body, 'results', 0)).toMatchObject({ level: 2, parentId: sandbox.property.id });
});

test('a unit without children has an empty list', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const reply = await api.get(list(room(sandbox, '101')));
  expect(reply.body).toEqual({ results: [], paginationContext: { nextToken: null } });
});

test('ids that are none are 400, ids that nothing has are 404', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  for (const path of ['/v2/units/', '/v2/units?parentId=']) {
    expect((await api.get(`${path}nonsense`)).status, path).toBe(400);
    expect((await api.get(`${path}${STRANGER.unit}`)).status, path).toBe(404);
  }
  const blank = await api.get(`/v2/units/${encodeURIComponent('amzn1.alexa.unit.did. ABC')}`);
  expect(blank.status).toBe(400);
  expect(blank.body).toEqual({ message: 'UnitId is not valid. Please check your Input.' });
});

test('a list needs its parent, a depth that is one, and expand=all or nothing', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  expect((await api.get('/v2/units')).status).toBe(400);
  for (const rest of ['&queryDepth=0', '&queryDepth=many', '&expand=some']) {
    expect((await api.get(list(sandbox.property.id, rest))).status, rest).toBe(400);
  }
});

const plain = (text: string) => ({ type: 'PLAIN', value: { text } });

test('a unit is made below its parent, renamed and deleted; a second of that name is another', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const body = { name: plain('Spa & Bar'), parentId: sandbox.property.id };
  const ids = [];
  for (const _ of [1, 2]) {
    const reply = await api.post('/v2/units', body);
    expect(reply.status).toBe(201);
    ids.push(String(at(reply.body, 'id')));
  }
  expect(new Set(ids).size).toBe(2);
  const [id] = ids;
  expect((await api.put(`/v2/units/${id}`, { name: plain('Spa') })).status).toBe(200);
  expect((await api.get(`/v2/units/${id}`)).body).toMatchObject({ level: 2, name: plain('Spa') });
  expect((await api.delete(`/v2/units/${id}`)).status).toBe(204);
  expect((await api.delete(`/v2/units/${id}`)).status).toBe(404);
});

test.each([
  [{ name: plain('') }, 400],
  [{ name: plain('x'.repeat(251)) }, 400],
  [{ name: plain('x'.repeat(250)) }, 201],
  [{ name: plain('No. 7') }, 201],
  [{ name: { type: 'RICH', value: { text: 'Spa' } } }, 400],
  [{ name: 'Spa' }, 400],
  [{ name: plain('Spa'), parentId: undefined }, 400],
  [{ name: plain('Spa'), parentId: 'nowhere' }, 400],
  [{ name: plain('Spa'), parentId: STRANGER.unit }, 404],
  [{ name: plain('Spa'), level: 2 }, 400],
])('a unit as %j is answered with %i', async (fields, status) => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const reply = await api.post('/v2/units', { parentId: sandbox.property.id, ...fields });
  expect(reply.status).toBe(status);
});

test('full stops in names and the status of a new unit can be the other way', async () => {
  const sandbox = await open({ switches: { unitNameFullStops: 'refuse', unitCreateStatus: 200 } });
  const api = await signIn(sandbox);
  const parentId = sandbox.property.id;
  const create = async (name: string) =>
    (await api.post('/v2/units', { name: plain(name), parentId })).status;
  expect([await create('No. 7'), await create('No 7')]).toEqual([400, 200]);
});

test('units go fifteen levels deep', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  let parentId = sandbox.property.id;
  for (let level = 2; level <= 15; level += 1) {
    parentId = made(sandbox, { create: 'unit', parentId, name: `Level ${level}` });
  }
  expect((await api.post('/v2/units', { name: plain('Deep'), parentId })).status).toBe(400);
});

test('a unit with units below it or with an address book is not deleted', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  expect((await api.delete(`/v2/units/${sandbox.property.id}`)).status).toBe(400);
  const unitId = room(sandbox, '101');
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Desk' });
  made(sandbox, { create: 'association', addressBookId, unitId });
  expect((await api.delete(`/v2/units/${unitId}`)).status).toBe(400);
  sandbox.colleague({ delete: 'association', addressBookId, unitId });
  expect((await api.delete(`/v2/units/${unitId}`)).status).toBe(204);
});

test('the rights to a new unit arrive a while later, for single calls and in batches', async () => {
  const clock = stillClock();
  const sandbox = await open({ clock, switches: { unitGraceSeconds: 5 } });
  const api = await signIn(sandbox);
  const parentId = sandbox.property.id;
  const reply = await api.post('/v2/units', { name: plain('Spa'), parentId });
  const id = String(at(reply.body, 'id'));
  const entity = { type: 'UNIT', id };
  const batch = async () => {
    const { body } = await api.post('/v1/communications/profiles/batch', {
      items: [{ itemId: 1, entity }],
    });
    return at(body, 'errors', 0, 'status');
  };
  const single = async () => (await api.get(`/v2/units/${id}`)).status;
  clock.time += 4_999;
  expect([await single(), await batch()]).toEqual([403, 403]);
  expect((await api.post('/v2/units', { name: plain('Sub'), parentId: id })).status).toBe(403);
  clock.time += 1;
  expect([await single(), await batch()]).toEqual([200, undefined]);
});
