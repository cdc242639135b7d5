import { expect, test } from 'vitest';
import { entries } from '../../main/asp/operations.ts';
import { replyOf } from './reply-of.ts';

const explain = () => ({ code: 'internal' as const, message: 'Not asked for.' });

test('a unit without a profile is told by 404, by words at 400, and by an answer without an id', () => {
  const message = 'Communication profile does not exist for the given entity';
  for (const reply of [replyOf(404, { message }), replyOf(400, { message }), replyOf(200, {})]) {
    expect(entries['profiles.getByUnit'].read(reply, { unitId: 'u' }, explain)).toEqual({
      kind: 'value',
      value: null,
    });
  }
  for (const reply of [
    replyOf(400, { message: 'UnitId is not valid.' }),
    replyOf(403, { message }),
  ]) {
    expect(entries['profiles.getByUnit'].read(reply, { unitId: 'u' }, explain).kind).toBe(
      'as-status',
    );
  }
});

test.each([{ profileId: { profileId: 'p' } }, { profileId: 'p' }])(
  'the id of a profile is read from %j',
  (shape) => {
    expect(
      entries['profiles.getByUnit'].read(replyOf(200, shape), { unitId: 'u' }, explain),
    ).toEqual({ kind: 'value', value: { id: 'p', unitId: 'u', name: null } });
    expect(
      entries['profiles.createBatch'].read(
        replyOf(200, { results: [{ itemId: 1, ...shape }] }),
        { items: [{ itemId: 1, unitId: 'u', name: 'n' }] },
        explain,
      ),
    ).toEqual({ kind: 'value', value: new Map([[1, { ok: true, value: { profileId: 'p' } }]]) });
  },
);

test.each([
  [{ name: { type: 'PLAIN', value: { text: 'Room 1' } } }, 'Room 1'],
  [{ name: 'Room 1' }, 'Room 1'],
  [{}, ''],
])('the name of a unit is read from %j', (shape, name) => {
  expect(
    entries['units.get'].read(replyOf(200, { id: 'u', ...shape }), { unitId: 'u' }, explain),
  ).toEqual({ kind: 'value', value: { id: 'u', name, level: null, parentId: null } });
});

const readContact = (json: unknown) =>
  entries['contacts.get'].read(replyOf(200, json), { addressBookId: 'b', contactId: 'c' }, explain);

test.each([
  [{ phoneNumbers: [{ number: '+12065550100' }] }, { kind: 'phones', numbers: ['+12065550100'] }],
  [
    { phoneNumbers: null, alexaCommunicationProfileId: 'p' },
    { kind: 'profile', profileId: 'p' },
  ],
  [
    { phoneNumbers: [], providerContact: { id: '7' } },
    { kind: 'provider', providerId: '7' },
  ],
  [{ providerContact: '7' }, { kind: 'provider', providerId: '7' }],
  [{}, { kind: 'none' }],
])('the address of a contact is read from %j', (shape, address) => {
  const value = { id: 'c', addressBookId: 'b', name: 'Spa', address };
  expect(readContact({ contact: { name: 'Spa', ...shape }, contactId: 'c' })).toEqual({
    kind: 'value',
    value,
  });
  expect(readContact({ name: 'Spa', ...shape })).toEqual({ kind: 'value', value });
});

test.each([{ contactName: 'Spa' }, { name: 'Spa' }, { contact: { name: 'Spa' } }])(
  'the name of a listed contact is read from %j',
  (shape) => {
    expect(
      entries['contacts.list'].read(
        replyOf(200, { results: [{ contactId: 'c', ...shape }] }),
        { addressBookId: 'b' },
        explain,
      ),
    ).toMatchObject({ value: { items: [{ id: 'c', addressBookId: 'b', name: 'Spa' }] } });
  },
);

test('a contact or a book without a name makes the list unreadable', () => {
  const results = [{ contactId: 'c', addressBookId: 'b' }];
  expect(
    entries['contacts.list'].read(replyOf(200, { results }), { addressBookId: 'b' }, explain).kind,
  ).toBe('unreadable');
  expect(entries['addressBooks.list'].read(replyOf(200, { results }), {}, explain).kind).toBe(
    'unreadable',
  );
});

test.each([
  { results: [{ extension: '0700', commsProfileId: 'p' }] },
  { extensions: [{ extension: '0700', routingType: 'x', commsProfileId: { profileId: 'p' } }] },
  { mappings: [{ extensionNumber: '0700', profileId: 'p' }] },
  [{ extension: '0700', commsProfileId: 'p' }],
])('mapped extensions are read from %j', (json) => {
  expect(entries['extensions.list'].read(replyOf(200, json), { trunkId: 't' }, explain)).toEqual({
    kind: 'value',
    value: { items: [{ trunkId: 't', extension: '0700', profileId: 'p' }], next: null },
  });
});

test('a list of bare extensions leaves open whom they reach', () => {
  expect(
    entries['extensions.list'].read(replyOf(200, { results: ['0700'] }), { trunkId: 't' }, explain),
  ).toMatchObject({ value: { items: [{ extension: '0700', profileId: null }] } });
});

test.each([
  [{ trunkId: 't', status: 'ACTIVE', name: 'Main' }, 'ACTIVE', 'Main'],
  [{ id: 't', trunkStatus: 'PENDING', tls: [{ name: 'pbx.example' }] }, 'PENDING', 'pbx.example'],
  [{ sipTrunk: { sipTrunkId: 't', state: 'ACTIVE' } }, 'ACTIVE', null],
  ['t', null, null],
])('a trunk is read from %j', (json, status, name) => {
  expect(entries['trunks.list'].read(replyOf(200, { results: [json] }), {}, explain)).toEqual({
    kind: 'value',
    value: { items: [{ id: 't', status, name }], next: null },
  });
});

const rule = { alexaCommunicationProfileId: 'q', value: 'ENABLED' };

test.each(['', null, undefined, 'null'])('rules are read to an end marked by %j', (nextToken) => {
  const json = {
    results: [{ setting: 'Block', contactId: 'c', ...rule }],
    paginationContext: { nextToken },
  };
  expect(entries['blocks.list'].read(replyOf(200, json), { profileId: 'p' }, explain)).toEqual({
    kind: 'value',
    value: {
      items: [{ profileId: 'p', targetProfileId: 'q', value: 'ENABLED', contactId: 'c' }],
      next: null,
    },
  });
});

test('a setting is known in any case, one of another kind is left out, one without a target stops', () => {
  const read = (...results: object[]) =>
    entries['dropIns.list'].read(replyOf(200, { results }), { profileId: 'p' }, explain);
  const item = { profileId: 'p', targetProfileId: 'q', value: 'ENABLED', contactId: null };
  expect(
    read(
      { setting: 'Dropin', ...rule },
      { setting: 'DROPIN', ...rule },
      { setting: 'Block', ...rule },
      rule,
    ),
  ).toMatchObject({ value: { items: [item, item, item] } });
  expect(read({ setting: 'DropIn', value: 'ENABLED' }).kind).toBe('unreadable');
});

const inbound = { profileId: 'p', contactId: 'c' };

test.each([
  [[], null],
  [[{ contact: { contactId: 'other form' }, status: 'ENABLED' }], 'ENABLED'],
  [[{ status: 'DISABLED' }, { status: 'enabled' }], 'enabled'],
  [[{ status: 'DISABLED' }], 'DISABLED'],
])('whether a contact may call in is read from %j', (results, status) => {
  expect(entries['inboundCalling.get'].read(replyOf(200, { results }), inbound, explain)).toEqual({
    kind: 'value',
    value: status === null ? null : { ...inbound, status },
  });
});

test.each([200, 201, 204])('inbound calling is made with %i, with or without a body', (status) => {
  for (const body of [undefined, { contact: { contactId: 'c' } }]) {
    expect(entries['inboundCalling.create'].read(replyOf(status, body), inbound, explain)).toEqual({
      kind: 'value',
      value: null,
    });
  }
});

const user = { externalUserId: '07', amazonId: 'p', amazonIdType: 'communication-profile' };

test.each([
  { results: [user], paginationContext: { nextToken: 'n' } },
  { externalUsers: [user], total: 1, paginationContext: { nextToken: 'n' } },
  { accountAssociations: [user], nextToken: 'n' },
])('external users are read from %j', (json) => {
  const input = { serviceProviderId: 's' };
  expect(entries['externalUsers.query'].read(replyOf(200, json), input, explain)).toEqual({
    kind: 'value',
    value: {
      items: [{ serviceProviderId: 's', externalUserId: '07', profileId: 'p' }],
      next: 'n',
    },
  });
});

test('without named users a query asks for all, in its first page', () => {
  expect(entries['externalUsers.query'].request({ serviceProviderId: 's' }, false)).toEqual({
    method: 'POST',
    path: '/v1/communications/serviceProviders/s/externalUsers/query',
    body: { filters: {}, paginationContext: { maxResults: 30 } },
  });
});

const pair = { addressBookId: 'b', unitId: 'u' };

test('a pair that is not associated is told by an empty list, by 404 and by words', () => {
  const message = 'AddressBook and Unit are not associated';
  for (const reply of [
    replyOf(200, { results: [] }),
    replyOf(404),
    replyOf(404, { message }),
    replyOf(400, { message }),
  ]) {
    expect(entries['associations.get'].read(reply, pair, explain)).toEqual({
      kind: 'value',
      value: null,
    });
  }
  for (const reply of [replyOf(404, { message }), replyOf(400, { message })]) {
    expect(entries['associations.delete'].read(reply, pair, explain)).toEqual({
      kind: 'value',
      value: { found: false },
    });
  }
  const other = replyOf(400, { message: 'UnitId is not valid.' });
  expect(entries['associations.get'].read(other, pair, explain).kind).toBe('as-status');
  expect(entries['associations.delete'].read(other, pair, explain).kind).toBe('as-status');
});

test('an association that is there already is as good as made', () => {
  const read = (status: number) =>
    entries['associations.create'].read(replyOf(status, {}), pair, explain);
  expect([read(201), read(409)]).toEqual([
    { kind: 'value', value: null },
    { kind: 'value', value: null },
  ]);
  expect(read(400).kind).toBe('as-status');
});

test('what was deleted is told from what was gone, and neither from a web page', () => {
  const read = (reply: ReturnType<typeof replyOf>) =>
    entries['units.delete'].read(reply, { unitId: 'u' }, explain);
  expect(read(replyOf(204))).toEqual({ kind: 'value', value: { found: true } });
  expect(read(replyOf(200, {}))).toEqual({ kind: 'value', value: { found: true } });
  expect(read(replyOf(404, { message: 'none' }))).toEqual({
    kind: 'value',
    value: { found: false },
  });
  const page = { json: undefined, text: '<html></html>', requestId: null };
  expect(read({ status: 404, success: false, ...page }).kind).toBe('as-status');
  expect(read({ status: 200, success: true, ...page }).kind).toBe('unreadable');
  expect(read(replyOf(400, { message: 'has units below it' })).kind).toBe('as-status');
});

test('what was made without its id cannot be read, since nobody could name it', () => {
  const trunk = { tls: null, peers: [] };
  const read = (json: object) => [
    entries['units.create'].read(replyOf(201, json), { parentId: 'u', name: 'n' }, explain).kind,
    entries['trunks.create'].read(replyOf(201, json), { trunk }, explain).kind,
  ];
  expect(read({})).toEqual(['unreadable', 'unreadable']);
  expect(read({ id: 'i' })).toEqual(['value', 'value']);
});

test.each([
  [{ peers: [{ ip: '192.0.2.1', port: '5061' }] }, [{ ip: '192.0.2.1', port: 5061 }]],
  [{ peer: { name: 'pbx', port: 5061 } }, [{ name: 'pbx', port: 5061 }]],
  [{ peers: [{ fqdn: 'pbx', port: 5061 }] }, [{ name: 'pbx', port: 5061 }]],
  [{ peers: [{ ip: '192.0.2.1', port: 5061 }, { port: 1 }] }, undefined],
  [{ peers: [] }, undefined],
  [{}, undefined],
])('the peers of a trunk are read from %j', (shape, peers) => {
  const reply = replyOf(200, { status: 'ACTIVE', ...shape });
  expect(entries['trunks.get'].read(reply, { trunkId: 't' }, explain)).toEqual({
    kind: 'value',
    value: { id: 't', status: 'ACTIVE', name: null, ...(peers && { peers }) },
  });
});

test('an id of any length and form is one part of the path', () => {
  const id = `amzn1/${'ü?&#%'.repeat(199)}`;
  const requests = [
    entries['units.delete'].request({ unitId: id }, false),
    entries['serviceProviders.get'].request({ serviceProviderId: id }, false),
    entries['profiles.delete'].request({ profileId: id }, false),
  ];
  for (const { path } of requests) {
    expect(decodeURIComponent(path.split('/').at(-1) ?? '')).toBe(id);
    expect(path).not.toMatch(/[?#]/);
  }
  const { path } = entries['blocks.set'].request(
    { profileId: id, targetProfileId: id, value: 'ENABLED' },
    false,
  );
  expect(new URL(path, 'http://x').searchParams.get('alexaCommunicationProfileId')).toBe(id);
});
