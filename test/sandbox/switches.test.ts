import { expect, test } from 'vitest';
import { readSwitch, switchChoices, switchesOf } from '../../main/sandbox/switches.ts';
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

test('every switch is read as it is written, with each value that it takes', () => {
  const documented = switchesOf('documented');
  const choices = switchChoices();
  expect(choices.map(({ name }) => name)).toEqual(Object.keys(documented));
  for (const { name, values } of choices) {
    for (const value of values) {
      const text = value === 'seconds' ? '12.5' : value;
      const read = readSwitch(`${name}=${text}`);
      expect(
        read.ok && Object.entries(read.value).map(([key, side]) => [key, String(side)]),
      ).toEqual([[name, text]]);
      const side = read.ok ? Object.values(read.value)[0] : undefined;
      const now = Object.entries(documented).find(([key]) => key === name)?.[1];
      expect(typeof side, name).toBe(typeof now);
    }
  }
});

test.each([
  ['nothing=1', /no switch "nothing".*profileBatchKey.*hidePhoneNumbers/],
  ['constructor=1', /no switch "constructor"/],
  ['', /no switch ""/],
  ['endMark', /endMark takes one of null, absent, rotate, empty, word, no-context, as-shown/],
  ['endMark=never', /endMark takes one of null/],
  ['blockMirrors=yes', /blockMirrors takes one of false, true, such as blockMirrors=false/],
  ['booksPerUnit=11', /booksPerUnit takes one of 10, 3/],
  ['trunkSeconds', /trunkSeconds takes a number of seconds/],
  ['trunkSeconds=-1', /trunkSeconds takes a number of seconds/],
  ['unitGraceSeconds=1e3', /unitGraceSeconds takes a number of seconds/],
])('the switch %j is refused by a sentence that says what there is', (text, sentence) => {
  const read = readSwitch(text);
  expect(read.ok ? '' : read.error).toMatch(sentence);
});

test('ids of profiles may be objects in batches and plain elsewhere', async () => {
  const sandbox = await open({ switches: { profileIdShape: 'object-in-batch' } });
  const api = await signIn(sandbox);
  const entity = { type: 'UNIT', id: room(sandbox, '101') };
  const batch = await api.post(PROFILES, { items: [{ itemId: 1, entity, name: 'Room 101' }] });
  const id = at(batch.body, 'results', 0, 'profileId', 'profileId');
  expect(id).toMatch(/^amzn1\.alexa\.communications\.profile\./);
  expect(at((await api.post(PROFILE, { entity })).body, 'profileId')).toBe(id);
  expect(at((await api.get(`${PROFILE}/${String(id)}`)).body, 'profileId')).toBe(id);
});

test('names of profiles may have any characters, and still a length', async () => {
  const sandbox = await open({ switches: { profileNameCharacters: 'any' } });
  const api = await signIn(sandbox);
  const entity = { type: 'UNIT', id: room(sandbox, '101') };
  const status = async (name: string) => (await api.post(PROFILE, { entity, name })).status;
  expect(await status('Room #101 (sea)')).toBe(200);
  expect(await status('')).toBe(400);
  expect(await status('x'.repeat(51))).toBe(400);
  const strict = await signIn(await open());
  expect((await strict.post(PROFILE, { entity, name: 'Room #101' })).status).toBe(400);
});

test('a full unit is told in the words of the sample', async () => {
  const sandbox = await open({ switches: { booksPerUnit: 3, limitWords: 'sample' } });
  const api = await signIn(sandbox);
  const unitId = room(sandbox, '101');
  const associate = async (name: string) => {
    const book = await api.post('/v1/addressBooks', { name });
    const id = String(at(book.body, 'addressBookId'));
    return api.post(`/v1/addressBooks/${id}/unitAssociations`, { unitId });
  };
  let last = await associate('Book 0');
  for (let n = 1; last.status === 201; n += 1) last = await associate(`Book ${n}`);
  expect(last).toMatchObject({
    status: 403,
    body: {
      message:
        'You have reached maximum allowed limit of AddressBooks that can be associated per Unit: 3',
    },
  });
});

test.each(['contact', 'contacts.did'] as const)(
  'ids of new contacts may begin with amzn1.alexa.%s',
  async (contactIds) => {
    const sandbox = await open({ switches: { contactIds, contactListName: 'contact.name' } });
    const api = await signIn(sandbox);
    const book = `/v1/addressBooks/${sandbox.state.addressBooks[0]?.id}/contacts`;
    const contact = { name: 'Desk', phoneNumbers: [{ number: '+12065550100' }] };
    const id = String(at((await api.post(book, { contact })).body, 'contactId'));
    expect(id.startsWith(`amzn1.alexa.${contactIds}.A`)).toBe(true);
    expect((await api.get(`${book}/${id}`)).body).toMatchObject({ contact: { name: 'Desk' } });
    const listed = await api.get(`${book}?maxResults=1000`);
    expect(at(listed.body, 'results')).toContainEqual({ contact: { name: 'Desk' }, contactId: id });
  },
);

test('contacts of a provider may be unknown', async () => {
  const sandbox = await open({ switches: { providerContacts: 'refuse' } });
  const api = await signIn(sandbox);
  const book = `/v1/addressBooks/${sandbox.state.addressBooks[0]?.id}/contacts`;
  const contact = { name: 'App', providerContact: { id: '7' } };
  expect((await api.post(book, { contact })).status).toBe(400);
  expect((await api.post(book, { contact: { ...contact, providerContact: null } })).status).toBe(
    400,
  );
});

test('pages may hold ten at most, whatever the table of the operation says', async () => {
  const sandbox = await open({ switches: { largestPage: 'ten' } });
  const api = await signIn(sandbox);
  const units = `/v2/units?parentId=${sandbox.property.id}&queryDepth=all`;
  expect((await api.get(`${units}&maxResults=11`)).status).toBe(400);
  expect(at((await api.get(units)).body, 'results', 'length')).toBe(10);
});

test('errors of items may come without a code', async () => {
  const sandbox = await open({ switches: { itemErrorCode: 'empty' } });
  const api = await signIn(sandbox);
  const { body } = await api.post(PROFILES, { items: [{ itemId: 1 }] });
  expect(at(body, 'errors', 0)).toMatchObject({ itemId: 1, status: 400, errorCode: '' });
});

test('a unit that may not be seen yet is refused with 401, alone and in a batch', async () => {
  const sandbox = await open({ switches: { noAccessStatus: 401, unitGraceSeconds: 60 } });
  const api = await signIn(sandbox);
  const made = await api.post('/v2/units', {
    parentId: sandbox.property.id,
    name: { type: 'PLAIN', value: { text: 'Spa' } },
  });
  const id = String(at(made.body, 'id'));
  expect((await api.get(`/v2/units/${id}`)).status).toBe(401);
  const batch = await api.post(PROFILES, { items: [{ itemId: 1, entity: { type: 'UNIT', id } }] });
  expect(at(batch.body, 'errors', 0, 'status')).toBe(401);
});

test('drop-in rules and kinds of tokens may be written the other way', async () => {
  const sandbox = await open({ switches: { dropInWord: 'Dropin', tokenType: 'Bearer' } });
  const token = await askToken(sandbox, {
    grant_type: 'client_credentials',
    scope: MANAGEMENT,
    ...clientFields(sandbox),
  });
  expect(at(token.body, 'token_type')).toBe('Bearer');
  const api = await signIn(sandbox);
  const profileOf = async (name: string) => {
    const entity = { type: 'UNIT', id: room(sandbox, name) };
    return String(at((await api.post(PROFILE, { entity })).body, 'profileId', 'profileId'));
  };
  const [one, other] = [await profileOf('101'), await profileOf('102')];
  for (const [setting, word] of [
    ['DropIn', 'Dropin'],
    ['Block', 'Block'],
  ]) {
    const path = `${PROFILE}/${one}/contacts/settings/${setting}`;
    await api.put(`${path}?alexaCommunicationProfileId=${other}`, { value: 'ENABLED' });
    expect(at((await api.get(path)).body, 'results', 0, 'setting')).toBe(word);
  }
});
