import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, STRANGER } from '../support.ts';

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
