import { expect, test } from 'vitest';
import type { ContactAddress, LiveState } from '../../../shared/domain/live.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { readForPlan } from '../../../main/engine/read/read-for-plan.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, roomId, validRows } from '../../support/live-state.ts';
import { serveLive } from '../../support/serve-live.ts';

const calls: ContactAddress = { kind: 'profile', profileId: profileIdOf('101') };

function live(): LiveState {
  return liveState({
    rooms: { '101': 'Room 101', '102': null },
    books: {
      B1: { name: 'Desk', rooms: ['101'], contacts: { C1: ['Suite', calls] } },
      B2: {
        name: 'Spa',
        rooms: ['102'],
        contacts: { C2: ['A', phones('+12065550100')], C3: ['B', phones('+12065550101')] },
      },
      B3: { name: 'Annex', rooms: ['elsewhere'], contacts: { C4: ['X', phones('+12065550102')] } },
    },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101') } },
  });
}

async function requestsFor(row: RowInput, options: object = {}): Promise<string[]> {
  const state = live();
  const { call, requests } = serveLive(state);
  const result = await readForPlan({
    call,
    property: state.property,
    rows: validRows([row]),
    options: planOptions.parse(options),
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  expect(result.ok).toBe(true);
  // Lists of several pages are read twice, see gather.test.ts.
  const once = [...new Set(requests)];
  return once.filter((request) => !request.startsWith('units.list'));
}

test('for a room that goes every contact of every book is read, since those that call it go with it', async () => {
  const requests = await requestsFor({ kind: 'rooms', room: '101', action: 'delete' });
  expect(requests.toSorted()).toEqual(
    [
      `profiles.getByUnit ${roomId('101')}`,
      'addressBooks.list ',
      'addressBooks.list 2',
      'associations.listByBook B1',
      'associations.listByBook B2',
      'associations.listByBook B3',
      'contacts.list B1',
      'contacts.list B2',
      'contacts.list B3',
      'contacts.get B1 C1',
      'contacts.get B2 C2',
      'contacts.get B2 C3',
      'contacts.get B3 C4',
      'trunks.list ',
      'extensions.list T1',
      `blocks.list ${profileIdOf('101')}`,
      `dropIns.list ${profileIdOf('101')}`,
    ].toSorted(),
  );
});

test('for a room without a profile only its books are read', async () => {
  expect(await requestsFor({ kind: 'rooms', room: '102', action: 'delete' })).toEqual([
    `profiles.getByUnit ${roomId('102')}`,
    'addressBooks.list ',
    'addressBooks.list 2',
    `associations.listByUnit ${roomId('102')}`,
  ]);
});

test('for a room that is not there nothing more is read', async () => {
  expect(await requestsFor({ kind: 'rooms', room: '999', action: 'delete' })).toEqual([]);
});

test('for a pair the units of its book are read, and no contact', async () => {
  const pair: RowInput = {
    kind: 'associations',
    addressBook: 'Desk',
    room: '101',
    action: 'delete',
  };
  expect(await requestsFor(pair)).toEqual([
    'addressBooks.list ',
    'addressBooks.list 2',
    'associations.listByBook B1',
  ]);
});

test('for a book its contacts are read with where they lead, so that they can be brought back', async () => {
  const book: RowInput = { kind: 'addressBooks', addressBook: 'Spa', action: 'delete' };
  expect(await requestsFor(book)).toEqual([
    'addressBooks.list ',
    'addressBooks.list 2',
    'associations.listByBook B2',
    'contacts.list B2',
    'contacts.get B2 C2',
    'contacts.get B2 C3',
  ]);
});

test('for a contact only its namesakes are read one by one', async () => {
  const contact: RowInput = {
    kind: 'contacts',
    addressBook: 'Spa',
    name: 'A',
    action: 'delete',
  };
  expect(await requestsFor(contact)).toEqual([
    'addressBooks.list ',
    'addressBooks.list 2',
    'associations.listByBook B2',
    'contacts.list B2',
    'contacts.get B2 C2',
  ]);
});

test('for an extension its trunk and the profile that it rings are read', async () => {
  const extension: RowInput = {
    kind: 'extensions',
    extension: '7101',
    trunk: 'T1',
    action: 'delete',
  };
  expect(await requestsFor(extension)).toEqual([
    'trunks.get T1',
    'extensions.list T1',
    `profiles.get ${profileIdOf('101')}`,
  ]);
});

test('a list that lost a book costs the units of that book, also with a quick read', async () => {
  const shrunk: RowInput = {
    kind: 'rooms',
    room: '101',
    unitId: roomId('101'),
    addressBooks: [],
    baseline: { room: '101', unitId: roomId('101'), addressBooks: 'Desk' },
    edited: ['addressBooks'],
    remoteId: roomId('101'),
  };
  expect(await requestsFor(shrunk, { read: 'quick' })).toEqual([
    'addressBooks.list ',
    'addressBooks.list 2',
    'associations.listByBook B1',
  ]);
  const listed: RowInput = { kind: 'rooms', room: '101', listedIn: 'clear' };
  expect(await requestsFor(listed, { read: 'quick' })).toContain(
    `profiles.getByUnit ${roomId('101')}`,
  );
});

test('where trunks may not be seen, a room that goes is read all the same', async () => {
  const state = live();
  const { call } = serveLive(state);
  const result = await readForPlan({
    call: (name, input, signal) =>
      name === 'trunks.list'
        ? Promise.resolve({ kind: 'refused', failure: { code: 'no-access', message: 'No.' } })
        : call(name, input, signal),
    property: state.property,
    rows: validRows([{ kind: 'rooms', room: '101', action: 'delete' }]),
    options: planOptions.parse({}),
    emit: () => {},
    now: () => 0,
    signal: new AbortController().signal,
  });
  expect(result).toMatchObject({ ok: true, value: { trunks: null } });
});
