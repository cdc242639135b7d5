import { expect, test } from 'vitest';
import { at, listAt, made, open, room, signIn, STRANGER, textAt } from '../support.ts';

const phone = (...numbers: string[]) => ({
  phoneNumbers: numbers.map((number) => ({ number })),
});

async function ready(options: Parameters<typeof open>[0] = {}) {
  const sandbox = await open(options);
  const api = await signIn(sandbox);
  const addressBookId = made(sandbox, { create: 'addressBook', name: 'Front desk' });
  const profileId = made(sandbox, {
    create: 'profile',
    unitId: room(sandbox, '101'),
    name: 'Room 101',
  });
  return { sandbox, api, profileId, path: `/v1/addressBooks/${addressBookId}/contacts` };
}

test('each kind of contact is created with 201 and read back as it was sent', async () => {
  const { api, path, profileId } = await ready();
  for (const contact of [
    { name: 'Reception', ...phone('+12065550100', '+12065550101') },
    { name: 'Room 101', alexaCommunicationProfileId: profileId },
    { name: 'Nurse', providerContact: { id: '7201' } },
  ]) {
    const reply = await api.post(path, { contact });
    expect(reply.status).toBe(201);
    const contactId = textAt(reply.body, 'contactId');
    expect((await api.get(`${path}/${contactId}`)).body).toEqual({ contact, contactId });
  }
});

test('kinds that are null count as absent', async () => {
  const { api, path, profileId } = await ready();
  const contact = {
    name: 'Room 101',
    alexaCommunicationProfileId: profileId,
    phoneNumbers: null,
    providerContact: null,
  };
  expect((await api.post(path, { contact })).status).toBe(201);
});

test('a repeat makes a second contact', async () => {
  const { sandbox, api, path } = await ready();
  const item = { itemId: 1, contact: { name: 'Reception', ...phone('+12065550100') } };
  await api.post(`${path}/batch`, { items: [item] });
  await api.post(`${path}/batch`, { items: [item] });
  expect(sandbox.state.contacts.filter(({ name }) => name === 'Reception')).toHaveLength(2);
});

test('a batch tells successes and errors by item, with the documented texts', async () => {
  const { api, path } = await ready();
  const name = 'Reception';
  const cases: [unknown, string][] = [
    [undefined, 'Contact is mandatory'],
    [{ ...phone('+12065550100') }, 'Contact Name must be between 1 and 50 characters'],
    [
      { name: 'x'.repeat(51), ...phone('+12065550100') },
      'Contact Name must be between 1 and 50 characters',
    ],
    [{ name }, 'Contact must have atleast one PhoneNumber or a CommunicationProfileId'],
    [
      { name, ...phone('+12065550100'), alexaCommunicationProfileId: 'x' },
      'A Contact cannot contain both PhoneNumber and a CommunicationProfileId. You must add either one.',
    ],
    [{ name, ...phone() }, 'Number of phonenumbers has to be between 1 and 3'],
    [
      { name, ...phone('+12065550100', '+12065550101', '+12065550102', '+12065550103') },
      'Number of phonenumbers has to be between 1 and 3',
    ],
    [{ name, ...phone('2065550100') }, 'Given phone number is not per E.164 format'],
    [{ name, ...phone('+1 206 555 0100') }, 'Given phone number is not per E.164 format'],
    [{ name, phoneNumbers: [{}] }, 'Given phone number is not per E.164 format'],
    [
      { name, alexaCommunicationProfileId: 'amzn1.x' },
      "AlexaCommunicationProfileId 'amzn1.x' is not in standard format",
    ],
  ];
  const items = cases.map(([contact], index) => ({
    itemId: index + 1,
    ...(contact === undefined ? {} : { contact }),
  }));
  items.push({ itemId: 100, contact: { name, ...phone('+12065550100') } });
  const reply = await api.post(`${path}/batch`, { items });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({
    successfulResults: [
      { itemId: 100, contactId: expect.stringMatching(/^amzn1\.alexa\.contact\.did\./) },
    ],
    errors: cases.map(([, errorDescription], index) => ({
      itemId: index + 1,
      status: 400,
      errorCode: 'INVALID_PARAM',
      errorDescription,
    })),
  });
});

test('a batch item for a profile that nothing has is forbidden', async () => {
  const { api, path } = await ready();
  const contact = { name: 'Ghost', alexaCommunicationProfileId: STRANGER.profile };
  const reply = await api.post(`${path}/batch`, { items: [{ itemId: 1, contact }] });
  expect(at(reply.body, 'errors', 0)).toMatchObject({ status: 403, errorCode: 'FORBIDDEN' });
});

test('single creation words its refusals in its own way', async () => {
  const { api, path, profileId } = await ready();
  const name = 'Reception';
  const cases: [object, string][] = [
    [{ name }, 'A contact must have at least one number object or a alexaCommunicationProfileId.'],
    [
      { name, ...phone('+12065550100'), alexaCommunicationProfileId: profileId },
      "A contact can't have both a number and a alexaCommunicationProfileId.",
    ],
    [{ name, ...phone() }, 'The number of phone numbers must be between 1 and 3'],
    [
      { name, alexaCommunicationProfileId: 'x'.repeat(39) },
      'The alexaCommunicationProfileId must be between 40 and 200 characters.',
    ],
    [{ name, alexaCommunicationProfileId: STRANGER.profile }, 'The profileId is not valid.'],
    [{ name, ...phone('12065550100') }, 'Given phone number is not per E.164 format'],
  ];
  for (const [contact, message] of cases) {
    const reply = await api.post(path, { contact });
    expect([reply.status, reply.body]).toEqual([400, { message }]);
  }
});

test('an unknown book is 404, in the envelope of a batch too', async () => {
  const { api } = await ready();
  const path = `/v1/addressBooks/${STRANGER.addressBook}/contacts`;
  const contact = { name: 'Reception', ...phone('+12065550100') };
  expect((await api.post(path, { contact })).status).toBe(404);
  const batch = await api.post(`${path}/batch`, { items: [{ itemId: 1, contact }] });
  expect(batch.status).toBe(404);
  expect(batch.body).toMatchObject({ errors: [{ status: 404 }] });
  expect((await api.get(path)).status).toBe(404);
});

test('a list gives names and ids only', async () => {
  const { api, path } = await ready();
  await api.post(path, { contact: { name: 'Reception', ...phone('+12065550100') } });
  const reply = await api.get(path);
  expect(listAt(reply.body, 'results')).toEqual([
    { contactName: 'Reception', contactId: expect.any(String) },
  ]);
});

test('an update takes the whole contact, may change its kind, and answers 200 without a body', async () => {
  const { api, path, profileId } = await ready();
  const creation = await api.post(path, { contact: { name: 'Old', ...phone('+12065550100') } });
  const one = `${path}/${textAt(creation.body, 'contactId')}`;
  const contact = { name: 'New', alexaCommunicationProfileId: profileId };
  const reply = await api.put(one, { contact });
  expect([reply.status, reply.body]).toEqual([200, null]);
  expect((await api.get(one)).body).toMatchObject({ contact });
  expect((await api.put(one, { contact: { name: 'Half' } })).status).toBe(400);
  expect((await api.put(`${path}/${STRANGER.contact}`, { contact })).status).toBe(404);
});

test('a contact of one book is not found in another', async () => {
  const { sandbox, api, path } = await ready();
  const annex = sandbox.state.contacts.find(({ name }) => name === 'Annex reception');
  expect((await api.get(`${path}/${annex?.id}`)).status).toBe(404);
});

test('a deletion answers 204, its repeat 404, and no id 400', async () => {
  const { api, path } = await ready();
  const creation = await api.post(path, { contact: { name: 'Old', ...phone('+12065550100') } });
  const one = `${path}/${textAt(creation.body, 'contactId')}`;
  expect((await api.delete(one)).status).toBe(204);
  expect((await api.delete(one)).status).toBe(404);
  expect((await api.delete(`${path}/nonsense`)).body).toEqual({
    message: 'Contact ID is not valid. Please check your input',
  });
});

test('accounts in France do not see the numbers again', async () => {
  const { api, path } = await ready({ switches: { hidePhoneNumbers: true } });
  const creation = await api.post(path, { contact: { name: 'Accueil', ...phone('+33123456789') } });
  const reply = await api.get(`${path}/${textAt(creation.body, 'contactId')}`);
  expect(at(reply.body, 'contact')).toEqual({ name: 'Accueil' });
});
