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
