import { expect, test } from 'vitest';
import type { ContactAddress } from '../../../shared/domain/live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, roomId } from '../../support/live-state.ts';
import { brief, planned } from './planned.ts';

const OLD = '+12065550100';
const NEW = '+12065550111';
const OTHER = '+12065550122';

function desk(name: string, address: ContactAddress) {
  return liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: { B1: { name: 'Desk', rooms: ['101'], contacts: { C1: [name, address] } } },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('101') } },
  });
}

function contactRow(changes: Partial<Extract<RowInput, { kind: 'contacts' }>>): RowInput {
  return {
    kind: 'contacts',
    addressBook: 'Desk',
    name: 'Taxi',
    phones: [OLD],
    baseline: { addressBook: 'Desk', name: 'Taxi', phone1: OLD },
    remoteId: 'C1',
    edited: [],
    ...changes,
  };
}

function roomRow(changes: Partial<Extract<RowInput, { kind: 'rooms' }>>): RowInput {
  return {
    kind: 'rooms',
    room: '101',
    displayName: 'Room 101',
    addressBooks: ['Desk'],
    extensions: ['7101'],
    baseline: {
      room: '101',
      displayName: 'Room 101',
      addressBooks: 'Desk',
      extension: '7101',
      trunk: 'T1',
    },
    trunk: 'T1',
    remoteId: roomId('101'),
    edited: [],
    ...changes,
  };
}

test('an edited number changes the contact of that id and nothing else', () => {
  const plan = planned(desk('Taxi', phones(OLD)), [
    contactRow({ phones: [NEW], edited: ['phone1'] }),
  ]);
  expect(brief(plan)).toEqual(['change contact:Desk/Taxi/1']);
  expect(plan.body.steps).toHaveLength(1);
  expect(plan.body.steps[0]?.write).toMatchObject({ contact: { address: { numbers: [NEW] } } });
});

test('an edited name keeps the number that is live, although the export had another', () => {
  const plan = planned(desk('Taxi', phones(OTHER)), [
    contactRow({ name: 'Cab', edited: ['name'] }),
  ]);
  expect(plan.body.steps[0]).toMatchObject({
    action: 'change',
    write: { contact: { name: 'Cab', address: { kind: 'phones', numbers: [OTHER] } } },
  });
});

test('a value that a colleague changed too is a conflict that shows all three', () => {
  const numbers = planned(desk('Taxi', phones(OTHER)), [
    contactRow({ phones: [NEW], edited: ['phone1'] }),
  ]);
  expect(numbers.body.steps[0]).toMatchObject({ action: 'conflict', write: null });
  for (const number of [OLD, NEW, OTHER]) {
    expect(numbers.body.steps[0]?.reason).toContain(number);
  }
  const names = planned(desk('Cab', phones(OLD)), [contactRow({ name: 'Hire', edited: ['name'] })]);
  expect(names.body.steps[0]?.reason).toBe(
    'Exported as "Taxi" and edited to "Hire", but it is "Cab" now.',
  );
  const room = planned(desk('Taxi', phones(OLD)), [
    roomRow({
      displayName: 'Suite',
      edited: ['displayName'],
      baseline: { displayName: 'Den' },
    }),
  ]);
  expect(room.body.steps[0]?.reason).toBe(
    'Exported as "Den" and edited to "Suite", but it is "Room 101" now.',
  );
});

test('an edit that a colleague made already is unchanged', () => {
  const plan = planned(desk('Taxi', phones(NEW)), [
    contactRow({ phones: [NEW], edited: ['phone1'] }),
  ]);
  expect(plan.body.counts).toMatchObject({ unchanged: 1, change: 0, conflict: 0 });
});

test('an edited contact that is gone is a conflict and is not created anew', () => {
  const live = desk('Taxi', phones(OLD));
  live.contacts.set('B1', []);
  const plan = planned(live, [contactRow({ phones: [NEW], edited: ['phone1'] })]);
  expect(brief(plan)).toEqual(['conflict contact:Desk/Taxi/1']);
});

test('a contact whose numbers the service hides cannot be renamed without losing them', () => {
  const plan = planned(desk('Taxi', { kind: 'none' }), [
    contactRow({ name: 'Cab', edited: ['name'] }),
  ]);
  expect(brief(plan)).toEqual(['conflict contact:Desk/Cab/1']);
});

test('an edit of numbers that the export could not show in full is a conflict', () => {
  const live = desk('Taxi', phones(OLD, NEW, OTHER, '+12065550133'));
  const plan = planned(live, [contactRow({ phones: ['+12065550144'], edited: ['phone1'] })]);
  expect(brief(plan)).toEqual(['conflict contact:Desk/Taxi/1']);
});

test('a list that grew adds only what is new', () => {
  const plan = planned(desk('Taxi', phones(OLD)), [
    roomRow({
      addressBooks: ['Desk', 'Spa'],
      extensions: ['7101', '7102'],
      edited: ['addressBooks', 'extension'],
    }),
  ]);
  expect(brief(plan)).toEqual([
    'create addressBook:Spa',
    'create association:Spa/unit-101',
    'create extension:T1/7102',
  ]);
  expect(plan.body.steps).toHaveLength(4);
});

test('the room of an exported row is known by its id, whatever other rooms are called', () => {
  const live = desk('Taxi', phones(OLD));
  live.units.push({ id: 'twin', name: '101', level: 2, parentId: 'property' });
  const plan = planned(live, [roomRow({ displayName: 'Suite', edited: ['displayName'] })]);
  expect(brief(plan)).toEqual(['change profile:unit-101']);
});

test('an extension edited to another room moves, unless it was moved meanwhile', () => {
  const row: RowInput = {
    kind: 'extensions',
    extension: '7101',
    room: '102',
    trunk: 'T1',
    baseline: { extension: '7101', room: '101', unitId: roomId('101'), trunk: 'T1' },
    edited: ['room'],
    remoteId: 'T1/7101',
  };
  const live = desk('Taxi', phones(OLD));
  expect(planned(live, [row]).body.steps[1]).toMatchObject({
    action: 'change',
    before: { room: '101' },
    after: { room: '102' },
  });
  live.units.push({ id: 'unit-103', name: '103', level: 2, parentId: 'property' });
  live.profiles.set('unit-103', { id: 'P103', unitId: 'unit-103', name: null });
  live.extensions.set('T1', [{ trunkId: 'T1', extension: '7101', profileId: 'P103' }]);
  expect(planned(live, [row]).body.steps[1]).toMatchObject({ action: 'conflict' });
});

test('a book whose exported name was edited is renamed, and known by its id', () => {
  const live = desk('Taxi', phones(OLD));
  live.addressBooks.push({ id: 'B2', name: 'Desk' });
  live.unitsOfBook.set('B2', []);
  live.contacts.set('B2', []);
  const plan = planned(live, [
    {
      kind: 'addressBooks',
      addressBook: 'Desk',
      newName: 'Lobby',
      baseline: { addressBook: 'Desk' },
      edited: ['newName'],
      remoteId: 'B1',
    },
  ]);
  expect(plan.body.steps).toMatchObject([
    { action: 'change', write: { op: 'addressBook.rename', addressBookId: 'B1', name: 'Lobby' } },
  ]);
});

test('a copied row of an export is an error, since it could be either', () => {
  const plan = planned(desk('Taxi', phones(OLD)), [
    contactRow({}),
    contactRow({ name: 'Cab', edited: ['name'] }),
  ]);
  expect(plan.problems).toMatchObject([{ code: 'row.copied', row: 3 }]);
  expect(plan.body.steps).toEqual([]);
});
