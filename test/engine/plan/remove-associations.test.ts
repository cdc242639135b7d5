import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, roomId } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

type RoomRow = Extract<RowInput, { kind: 'rooms' }>;

function live() {
  return liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: {
      B1: { name: 'Desk', rooms: ['101', 'elsewhere'] },
      B2: {
        name: 'Spa',
        rooms: ['101', '102'],
        contacts: {
          C1: ['Suite', { kind: 'profile', profileId: profileIdOf('101') }],
          C2: ['101', { kind: 'profile', profileId: profileIdOf('101') }],
          C3: ['Taxi', phones('+12065550100')],
        },
      },
    },
    trunks: {},
  });
}
const pair = (addressBook: string, room: string): RowInput => ({
  kind: 'associations',
  addressBook,
  room,
  action: 'delete',
});
const room = (more: Partial<RoomRow>): RowInput => ({
  kind: 'rooms',
  room: '101',
  unitId: roomId('101'),
  baseline: {
    room: '101',
    unitId: roomId('101'),
    displayName: 'Room 101',
    addressBooks: 'Desk',
    listedIn: 'Spa',
  },
  remoteId: roomId('101'),
  ...more,
});

test('a pair goes where it is live, also out of a book that others use, since the room is ours', () => {
  expect(planned(live(), [pair('Desk', '101')]).body.steps).toMatchObject([
    {
      action: 'remove',
      key: 'Desk / 101',
      before: { addressBook: 'Desk', room: '101' },
      after: null,
      write: { op: 'association.delete', addressBookId: 'B1', unitId: roomId('101') },
    },
  ]);
  for (const gone of [pair('Desk', '102'), pair('Nowhere', '101'), pair('Desk', '999')]) {
    expect(planned(live(), [gone]).body.steps).toMatchObject([
      { action: 'unchanged', before: null, after: null },
    ]);
  }
});

test('of two books of one name the export tells which one is meant', () => {
  const state = live();
  state.addressBooks.push({ id: 'B9', name: 'Spa' });
  state.unitsOfBook.set('B9', [roomId('101')]);
  state.contacts.set('B9', []);
  expect(brief(planned(state, [pair('Spa', '101')]))).toEqual([
    'conflict association:Spa/unit-101',
  ]);
  const exported: RowInput = {
    ...pair('Spa', '101'),
    kind: 'associations',
    addressBook: 'Spa',
    baseline: { addressBook: 'Spa', room: '101', unitId: roomId('101') },
    edited: [],
    remoteId: `B9/${roomId('101')}`,
  };
  expect(brief(planned(state, [exported]))).toEqual(['remove association:B9/unit-101']);
});

test('a list that shrank loses what it lost, and what was cleared is what the export had', () => {
  const state = live();
  const swapped = room({ addressBooks: ['New'], edited: ['addressBooks'] });
  expect(brief(planned(state, [swapped]))).toEqual([
    'create addressBook:New',
    'create association:New/unit-101',
    'remove association:B1/unit-101',
  ]);
  const cleared = planned(state, [room({ addressBooks: 'clear', edited: ['addressBooks'] })]);
  expect(brief(cleared)).toEqual(['remove association:B1/unit-101']);
  expect(cleared.problems).toMatchObject([{ code: 'clear.more-live', severity: 'warning' }]);
  expect(cleared.problems[0]?.message).toContain('"Spa"');
});

test('in a plain file (clear) takes every book of the room, and contradicts a row that adds one', () => {
  const plain: RowInput = { kind: 'rooms', room: '101', addressBooks: 'clear' };
  expect(brief(planned(live(), [plain]))).toEqual([
    'remove association:B1/unit-101',
    'remove association:B2/unit-101',
  ]);
  const adding: RowInput = { kind: 'associations', addressBook: 'New', room: '101' };
  expect(codes(planned(live(), [plain, adding]))).toEqual([
    'removal.contradiction',
    'removal.contradiction',
  ]);
});

test('a room that is no longer listed loses every contact of that book that calls it', () => {
  const cleared = room({ listedIn: 'clear', edited: ['listedIn'] });
  expect(brief(planned(live(), [cleared]))).toEqual([
    'remove contact:B2/C1',
    'remove contact:B2/C2',
  ]);
  const plain: RowInput = { kind: 'rooms', room: '101', listedIn: 'clear' };
  expect(brief(planned(live(), [plain]))).toEqual(['remove contact:B2/C1', 'remove contact:B2/C2']);
  const nowhere: RowInput = { kind: 'rooms', room: '102', listedIn: 'clear' };
  expect(planned(live(), [nowhere]).body.counts.remove).toBe(0);
  const called: RowInput = { kind: 'contacts', addressBook: 'Spa', name: 'Suite', room: '101' };
  expect(codes(planned(live(), [plain, called]))).toEqual([
    'removal.contradiction',
    'removal.contradiction',
  ]);
});

test('with --existing skip a list that shrank stays, and what it gained comes', () => {
  const swapped = room({ addressBooks: ['New'], edited: ['addressBooks'] });
  const plan = planned(live(), [swapped], { existing: 'skip' });
  expect(brief(plan)).toEqual(['create addressBook:New', 'create association:New/unit-101']);
  expect(plan.body.steps.at(-1)).toMatchObject({ action: 'unchanged' });
});

test('a pair that is moved is made first, and then the old one goes', () => {
  const moved: RowInput = {
    kind: 'associations',
    addressBook: 'Spa',
    room: '102',
    baseline: { addressBook: 'Desk', room: '101', unitId: roomId('101') },
    edited: ['addressBook', 'room'],
    remoteId: `B1/${roomId('101')}`,
  };
  const state = live();
  state.unitsOfBook.set('B2', [roomId('101')]);
  const plan = planned(state, [moved]);
  expect(brief(plan)).toEqual([
    'create association:Spa/unit-102',
    'remove association:B1/unit-101',
  ]);
  expect(plan.body.steps.at(-1)?.needs).toEqual(['association:Spa/unit-102']);
});
