import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, STRANGER } from '../support.ts';

async function ready() {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Front desk' });
  const path = `/v1/addressBooks/${addressBookId}/unitAssociations`;
  return { sandbox, api, addressBookId, path, unitId: room(sandbox, '101') };
}

const error = (itemId: number, status: number, errorDescription: string) => ({
  itemId,
  status,
  errorCode: 'INVALID_PARAM',
  errorDescription,
});

test('a pair is associated with 201, and its repeat is 409', async () => {
  const { sandbox, api, addressBookId, path, unitId } = await ready();
  const reply = await api.post(path, { unitId });
  expect([reply.status, reply.body]).toEqual([201, { unitId, addressBookId }]);
  expect((await api.post(path, { unitId })).status).toBe(409);
  expect(sandbox.state.associations).toContainEqual({ unitId, addressBookId });
});

test('a batch tells the documented errors by item, and a repeat is 409 with INVALID_PARAM', async () => {
  const { api, addressBookId, path, unitId } = await ready();
  const items = [unitId, unitId, 'nonsense', STRANGER.unit, undefined].map((id, index) => ({
    itemId: index,
    ...(id === undefined ? {} : { unitId: id }),
  }));
  const reply = await api.post(`${path}/batch`, { items });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    successfulResults: [{ itemId: 0, unitId, addressBookId }],
    errors: [
      error(1, 409, 'AddressBook is already associated with the Unit'),
      error(2, 400, 'UnitId is not valid. Please check your Input.'),
      error(3, 404, "UnitId doesn't exist."),
      error(4, 400, 'UnitId is mandatory.'),
    ],
  });
});

test('a batch for a book id that is none is refused whole', async () => {
  const { api, unitId } = await ready();
  const items = [{ itemId: 1, unitId }];
  const reply = await api.post('/v1/addressBooks/nonsense-book/unitAssociations/batch', { items });
  expect(reply.status).toBe(400);
  expect(reply.body).toEqual({
    errors: [
      {
        status: 400,
        errorCode: 'INVALID_PARAM',
        errorDescription: 'AddressBookId is not valid. Please check your Input',
      },
    ],
  });
});

test('both sides list their pairs', async () => {
  const { sandbox, api, addressBookId, path, unitId } = await ready();
  const other = room(sandbox, '102');
  for (const id of [unitId, other]) {
    made(sandbox, { create: 'association', addressBookId, unitId: id });
  }
  const byBook = await api.get(path);
  expect(listAt(byBook.body, 'results')).toEqual([
    { unitId, addressBookId },
    { unitId: other, addressBookId },
  ]);
  const byUnit = await api.get(`/v1/addressBooks/unitAssociations?unitId=${unitId}`);
  expect(listAt(byUnit.body, 'results')).toEqual([{ unitId, addressBookId }]);
  const pair = await api.get(`${path}?unitId=${other}`);
  expect(listAt(pair.body, 'results')).toEqual([{ unitId: other, addressBookId }]);
  const none = await api.get(`${path}?unitId=${room(sandbox, '103')}`);
  expect(listAt(none.body, 'results')).toEqual([]);
});

test('lists of unknown units and books are 404, and the unit must be named', async () => {
  const { api, path } = await ready();
  const list = '/v1/addressBooks/unitAssociations';
  expect((await api.get(list)).status).toBe(400);
  expect((await api.get(`${list}?unitId=${STRANGER.unit}`)).status).toBe(404);
  expect((await api.get(`${path}?unitId=${STRANGER.unit}`)).status).toBe(404);
  expect((await api.get(`/v1/addressBooks/${STRANGER.addressBook}/unitAssociations`)).status).toBe(
    404,
  );
});

test('a pair is taken apart with 204, and what is not associated says so', async () => {
  const { sandbox, api, addressBookId, path, unitId } = await ready();
  made(sandbox, { create: 'association', addressBookId, unitId });
  expect((await api.delete(`${path}?unitId=${unitId}`)).status).toBe(204);
  const again = await api.delete(`${path}?unitId=${unitId}`);
  expect([again.status, at(again.body, 'message')]).toEqual([
    404,
    'AddressBook and Unit are not associated',
  ]);
  expect((await api.delete(path)).status).toBe(400);
});
