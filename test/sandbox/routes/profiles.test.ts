import { expect, test } from 'vitest';
import { at, made, open, room, signIn, STRANGER, textAt } from '../support.ts';

const PATH = '/v1/communications/profile';
const BATCH = '/v1/communications/profiles/batch';
const unit = (id: string) => ({ type: 'UNIT', id });

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  return { sandbox, api: await signIn(sandbox), id: room(sandbox, '101') };
}

test('a single creation answers with the profile id as an object', async () => {
  const { sandbox, api, id } = await ready();
  const reply = await api.post(PATH, { entity: unit(id), name: 'Room 101' });
  expect(reply.status).toBe(200);
  const profileId = textAt(reply.body, 'profileId', 'profileId');
  expect(reply.body).toEqual({ entity: unit(id), profileId: { profileId } });
  expect(sandbox.state.profiles).toContainEqual({ id: profileId, unitId: id, name: 'Room 101' });
});

test('the path of a single creation may end with a slash', async () => {
  const { api, id } = await ready();
  expect((await api.post(`${PATH}/`, { entity: unit(id) })).status).toBe(200);
});

test('a repeat gives the existing id, and another name overwrites', async () => {
  const { sandbox, api, id } = await ready();
  const create = async (name?: string) =>
    textAt(
      (await api.post(PATH, { entity: unit(id), ...(name === undefined ? {} : { name }) })).body,
      'profileId',
      'profileId',
    );
  const first = await create('Room 101');
  const nameNow = () => sandbox.state.profiles.find((profile) => profile.id === first)?.name;
  expect(await create('Suite 101')).toBe(first);
  expect(nameNow()).toBe('Suite 101');
  expect(await create()).toBe(first);
  expect(nameNow()).toBe('Suite 101');
});

test('a batch answers with plain profile ids and an error for each item that fails', async () => {
  const { api, id } = await ready();
  const reply = await api.post(BATCH, {
    items: [
      { itemId: 7, entity: unit(id), name: 'Room 101' },
      { itemId: 8, entity: unit(STRANGER.unit), name: 'Nowhere' },
    ],
  });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    results: [
      { itemId: 7, entity: unit(id), profileId: expect.stringMatching(/^amzn1\.alexa\.comm/) },
    ],
    errors: [
      {
        itemId: 8,
        status: 403,
        errorCode: 'FORBIDDEN',
        errorDescription:
          "Requested action cannot be performed as you don't have access over the specified resource.",
      },
    ],
  });
});

test('a batch repeated gives the same ids, also for a unit that is there twice', async () => {
  const { sandbox, api, id } = await ready();
  const items = [1, 2].map((itemId) => ({ itemId, entity: unit(id), name: `Name ${itemId}` }));
  const first = await api.post(BATCH, { items });
  const again = await api.post(BATCH, { items });
  expect(again.body).toEqual(first.body);
  expect(at(first.body, 'results', 0, 'profileId')).toBe(at(first.body, 'results', 1, 'profileId'));
  expect(sandbox.state.profiles.find(({ unitId }) => unitId === id)?.name).toBe('Name 2');
});

test('each documented item error has its text', async () => {
  const { api, id } = await ready();
  const entity = unit(id);
  const cases: [object, string][] = [
    [{}, 'Entity is mandatory.'],
    [{ entity: { id } }, 'EntityType must be between 1 and 10 characters.'],
    [
      { entity: { type: 'ROOM', id } },
      'Given entityType in request is not supported. Currently the interface supports UNIT entityType.',
    ],
    [{ entity: unit('') }, 'EntityId must be between 1 and 1000 characters.'],
    [{ entity: unit('x'.repeat(1001)) }, 'EntityId must be between 1 and 1000 characters.'],
    [{ entity: unit('nonsense') }, 'UnitId is not valid. Please check your Input.'],
    [{ entity: unit(` ${id}`) }, 'UnitId is not valid. Please check your Input.'],
    [{ entity, name: '' }, 'Name must consist of 1 to 128 characters.'],
    [{ entity, name: 'x'.repeat(129) }, 'Name must consist of 1 to 128 characters.'],
    [{ entity, name: 'x'.repeat(51) }, 'Name is not valid.'],
    [{ entity, name: 'Room #1' }, 'Name is not valid.'],
  ];
  const items = cases.map(([fields], index) => ({ itemId: index, ...fields }));
  const reply = await api.post(BATCH, { items });
  expect(reply.body).toEqual({
    results: [],
    errors: cases.map(([, errorDescription], itemId) => ({
      itemId,
      status: 400,
      errorCode: 'INVALID_PARAM',
      errorDescription,
    })),
  });
});

test('single creation says 400 of what is wrong and 404 of an unknown unit', async () => {
  const { api, id } = await ready();
  const refused = async (body: object) => {
    const reply = await api.post(PATH, body);
    return [reply.status, at(reply.body, 'message')];
  };
  expect(await refused({ entity: unit('x') })).toEqual([
    400,
    'UnitId is not valid. Please check your Input.',
  ]);
  expect(await refused({ entity: unit(STRANGER.unit) })).toEqual([404, "UnitId doesn't exist."]);
  for (const name of ['', 'x'.repeat(51), "'-_ ", 'Bar & Grill', 'A.1']) {
    expect(await refused({ entity: unit(id), name }), name).toEqual([400, 'Name is not valid.']);
  }
});

test('names may hold letters of any script, digits, blanks, apostrophes, dashes and underscores', async () => {
  const { api, id } = await ready();
  for (const name of ['客室 101', "L'étage-1_b", 'x'.repeat(50), '客'.repeat(50)]) {
    expect((await api.post(PATH, { entity: unit(id), name })).status, name).toBe(200);
  }
});

test('a profile is found by its id and by its unit, with its name', async () => {
  const { sandbox, api, id } = await ready();
  const profileId = made(sandbox, { create: 'profile', unitId: id, name: 'Room 101' });
  const expected = { entity: unit(id), name: 'Room 101', profileId: { profileId } };
  const byId = await api.get(`${PATH}/${profileId}`);
  const byUnit = await api.get(`${PATH}?entity.type=UNIT&entity.id=${id}`);
  expect([byId.status, byId.body]).toEqual([200, expected]);
  expect([byUnit.status, byUnit.body]).toEqual([200, expected]);
  const paged = await api.get(`${PATH}?entity.type=UNIT&entity.id=${id}&maxResults=1&nextToken=x`);
  expect(paged.body).toEqual(expected);
});

test('a unit without a profile is 404 with the documented text', async () => {
  const { api, id } = await ready();
  const reply = await api.get(`${PATH}?entity.type=UNIT&entity.id=${id}`);
  expect(reply.status).toBe(404);
  expect(reply.body).toEqual({
    message: 'Communication profile does not exist for the given entity',
  });
  expect((await api.get(`${PATH}?entity.type=ROOM&entity.id=${id}`)).status).toBe(400);
  expect((await api.get(`${PATH}?entity.type=UNIT&entity.id=nonsense`)).status).toBe(400);
  expect((await api.get(`${PATH}?entity.type=UNIT&entity.id=${STRANGER.unit}`)).status).toBe(404);
});

test('a rename answers 204 and needs a name and a profile', async () => {
  const { sandbox, api, id } = await ready();
  const path = `${PATH}/${made(sandbox, { create: 'profile', unitId: id, name: 'Old' })}`;
  const reply = await api.put(path, { name: 'New' });
  expect([reply.status, reply.body]).toEqual([204, null]);
  expect(sandbox.state.profiles.find(({ unitId }) => unitId === id)?.name).toBe('New');
  expect((await api.put(path, {})).body).toEqual({ message: 'Name is required.' });
  expect((await api.put(path, { name: '#' })).body).toEqual({ message: 'Name is not valid.' });
  expect((await api.put(`${PATH}/nonsense`, { name: 'New' })).status).toBe(400);
  expect((await api.put(`${PATH}/${STRANGER.profile}`, { name: 'New' })).status).toBe(404);
});

test('deleting a profile takes every contact that calls it along, in every book', async () => {
  const { sandbox, api, id } = await ready();
  const profileId = made(sandbox, { create: 'profile', unitId: id, name: 'Room 101' });
  const address = { kind: 'profile' as const, profileId };
  for (const name of ['One', 'Two']) {
    const addressBookId = made(sandbox, { create: 'addressBook', name });
    made(sandbox, { create: 'contact', addressBookId, contact: { name: 'Room 101', address } });
  }
  expect(sandbox.state.contacts).toHaveLength(3);
  expect((await api.get(`${PATH}/${profileId}`)).status).toBe(200);
  expect((await api.delete(`${PATH}/${profileId}`)).status).toBe(204);
  expect(sandbox.state.contacts.map(({ name }) => name)).toEqual(['Annex reception']);
  const again = await api.delete(`${PATH}/${profileId}`);
  expect([again.status, again.body]).toEqual([
    404,
    { message: 'Communication profile does not exist' },
  ]);
  const fresh = await api.post(PATH, { entity: unit(id) });
  expect(textAt(fresh.body, 'profileId', 'profileId')).not.toBe(profileId);
});
