import { expect, test } from 'vitest';
import { made, open, room, signIn, STRANGER, textAt } from '../support.ts';

const PATH = '/v1/addressBooks';

test('a book is created with 201, listed, read, renamed with 200 and no body, and deleted', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const creation = await api.post(PATH, { name: 'Front desk' });
  expect(creation.status).toBe(201);
  const addressBookId = textAt(creation.body, 'addressBookId');
  expect(creation.body).toEqual({ addressBookId });
  const listed = await api.get(PATH);
  expect(listed.body).toMatchObject({
    results: [{ name: 'Annex services' }, { addressBookId, name: 'Front desk' }],
  });
  expect((await api.get(`${PATH}/${addressBookId}`)).body).toEqual({
    addressBookId,
    name: 'Front desk',
  });
  const renamed = await api.put(`${PATH}/${addressBookId}`, { name: 'Desk' });
  expect([renamed.status, renamed.body]).toEqual([200, null]);
  expect((await api.get(`${PATH}/${addressBookId}`)).body).toMatchObject({ name: 'Desk' });
  expect((await api.delete(`${PATH}/${addressBookId}`)).status).toBe(204);
  expect((await api.delete(`${PATH}/${addressBookId}`)).status).toBe(404);
});

test('a repeated creation makes a second book of that name', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const ids = [1, 2].map(async () =>
    textAt((await api.post(PATH, { name: 'Front desk' })).body, 'addressBookId'),
  );
  expect(new Set(await Promise.all(ids)).size).toBe(2);
});

test('names hold 1 to 50 characters, counted as people do', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  for (const name of ['x', 'x'.repeat(50), '🛎'.repeat(50)]) {
    expect((await api.post(PATH, { name })).status, name).toBe(201);
  }
  for (const body of [{ name: '' }, { name: 'x'.repeat(51) }, {}]) {
    const reply = await api.post(PATH, body);
    expect([reply.status, reply.body]).toEqual([
      400,
      { message: 'Name must be between 1 and 50 characters' },
    ]);
  }
});

test('an update without a name has a text of its own', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const reply = await api.put(`${PATH}/${STRANGER.addressBook}`, {});
  expect([reply.status, reply.body]).toEqual([400, { message: 'Address book name is mandatory' }]);
});

test('ids too short or too long, ids that are none, and unknown ids are told apart', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const length = { message: 'Address book ID must be between 10 and 1000 characters' };
  expect((await api.get(`${PATH}/short`)).body).toEqual(length);
  expect((await api.get(`${PATH}/${'x'.repeat(1001)}`)).body).toEqual(length);
  expect((await api.get(`${PATH}/${'x'.repeat(1000)}`)).body).toEqual({
    message: 'AddressBookId is not valid. Please check your Input',
  });
  const unknown = await api.get(`${PATH}/${STRANGER.addressBook}`);
  expect([unknown.status, unknown.body]).toEqual([
    404,
    { message: 'AddressBookId does not exist' },
  ]);
});

test('a book that a unit uses cannot be deleted', async () => {
  const sandbox = await open();
  const api = await signIn(sandbox);
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Front desk' });
  const unitId = room(sandbox, '101');
  made(sandbox, { create: 'association', addressBookId, unitId });
  expect((await api.delete(`${PATH}/${addressBookId}`)).status).toBe(409);
  sandbox.colleague({ delete: 'association', addressBookId, unitId });
  expect((await api.delete(`${PATH}/${addressBookId}`)).status).toBe(204);
});
