import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, STRANGER } from '../support.ts';

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  const unitId = room(sandbox, '101');
  const profileId = made(sandbox, { create: 'profile', unitId, name: 'Room 101' });
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Family' });
  made(sandbox, { create: 'association', addressBookId, unitId });
  const address = { kind: 'phones' as const, numbers: ['+12065550100'] };
  const contact = { name: 'Son', address };
  const contactId = made(sandbox, { create: 'contact', addressBookId, contact });
  const path = `/v1/communications/profile/${profileId}/reciprocalAssociations`;
  const api = await signIn(sandbox);
  const of = (id: string) => `${path}?contactId=${id}`;
  return { sandbox, api, unitId, profileId, addressBookId, contactId, path, of };
}

test('each link made or taken sends one message, repeats send none', async () => {
  const { sandbox, api, profileId, contactId, path, of } = await ready();
  for (const _ of [1, 2]) {
    const reply = await api.post(path, { contact: { contactId } });
    expect([reply.status, reply.body]).toEqual([204, null]);
  }
  expect(sandbox.state.inboundCalling).toEqual([{ profileId, contactId }]);
  expect(sandbox.state.messages).toBe(1);
  expect(listAt((await api.get(of(contactId))).body, 'results')).toEqual([
    { contact: { contactId }, status: 'ENABLED' },
  ]);
  expect((await api.delete(of(contactId))).status).toBe(204);
  expect((await api.delete(of(contactId))).status).toBe(404);
  expect(sandbox.state).toMatchObject({ inboundCalling: [], messages: 2 });
  expect(listAt((await api.get(of(contactId))).body, 'results')).toEqual([
    { contact: { contactId }, status: 'DISABLED' },
  ]);
});

test('2025 mode answers with the link', async () => {
  const { api, contactId, path } = await ready({ mode: '2025' });
  const reply = await api.post(path, { contact: { contactId } });
  expect([reply.status, reply.body]).toEqual([201, { contact: { contactId }, status: 'ENABLED' }]);
});

test('the contact is named by contactId, and by id only where the switch lets it', async () => {
  const strict = await ready();
  for (const body of [{}, { contact: {} }, { contact: { id: strict.contactId } }]) {
    expect((await strict.api.post(strict.path, body)).status).toBe(400);
  }
  const lax = await ready({ switches: { inboundContact: 'either' } });
  for (const contact of [{ id: lax.contactId }, { contactId: lax.contactId }]) {
    expect((await lax.api.post(lax.path, { contact })).status).toBe(204);
  }
});

test('the contact must be an outside one in a book of the unit', async () => {
  const { sandbox, api, unitId, addressBookId, profileId, contactId, path, of } = await ready();
  const post = async (id: string) => {
    const { status, body } = await api.post(path, { contact: { contactId: id } });
    return [status, at(body, 'message')];
  };
  expect(await post('nobody')).toEqual([400, 'The contactId is not valid.']);
  expect((await post(STRANGER.contact))[0]).toBe(404);
  const inside = { name: 'Room', address: { kind: 'profile' as const, profileId } };
  const insideId = made(sandbox, { create: 'contact', addressBookId, contact: inside });
  expect(await post(insideId)).toEqual([400, expect.stringContaining('has not enabled')]);
  sandbox.colleague({ delete: 'association', addressBookId, unitId });
  expect(await post(contactId)).toEqual([400, expect.stringContaining('is not associated')]);
  expect((await api.get(path)).status).toBe(400);
  expect((await api.delete(path)).status).toBe(400);
  expect((await api.get(of(contactId).replace(profileId, STRANGER.profile))).status).toBe(404);
  expect(sandbox.state.messages).toBe(0);
});

test('a link goes silently with its contact', async () => {
  const { sandbox, api, addressBookId, contactId, path } = await ready();
  await api.post(path, { contact: { contactId } });
  await api.delete(`/v1/addressBooks/${addressBookId}/contacts/${contactId}`);
  expect(sandbox.state).toMatchObject({ inboundCalling: [], messages: 1 });
});
