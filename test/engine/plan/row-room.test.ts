import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { hotel } from './hotel.ts';
import { planned } from './planned.ts';

const HOTEL = ['Floor 1/101', 'Floor 1/102', 'Floor 2/201'];

/** The room of each row, as the plan tells it. */
function roomsOf(
  rows: RowInput[],
  options: Parameters<typeof planned>[2] = {},
  live = hotel(HOTEL),
) {
  return planned(live, rows, options).body.rows.map(({ room }) => room);
}

test('a row is about the room that it names, however it writes it', () => {
  expect(
    roomsOf([
      { kind: 'rooms', room: 'Rm 101', displayName: 'Suite' },
      { kind: 'extensions', room: 'Floor 2 / 201', extension: '7201' },
      { kind: 'contacts', addressBook: 'Desk', name: 'Room', room: '102' },
      { kind: 'associations', addressBook: 'Desk', unitId: 'Floor 1/102' },
    ]),
  ).toEqual(['Floor 1/101', 'Floor 2/201', 'Floor 1/102', 'Floor 1/102']);
});

test('a new room is known by the path that it will have', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: '901', floor: 'Floor 9', extensions: ['7901'] },
    { kind: 'contacts', addressBook: 'Desk', name: 'New', room: 'Floor 9/901' },
  ];
  expect(roomsOf(rows, { createRooms: true })).toEqual(['Floor 9/901', 'Floor 9/901']);
});

test('a rule is about the room that has it, in either direction', () => {
  const rows: RowInput[] = [
    { kind: 'callingRules', rule: 'block', room: '201', targetRoom: '101', value: 'both' },
  ];
  expect(roomsOf(rows)).toEqual(['Floor 2/201']);
});

test('a row without a room is about none, and neither is one that asks for nothing', () => {
  expect(
    roomsOf([
      { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550101'] },
      { kind: 'addressBooks', addressBook: 'Desk' },
      { kind: 'rooms', room: '101', action: 'skip' },
      { kind: 'rooms', room: 'Nowhere' },
    ]).map((room) => room ?? null),
  ).toEqual([null, null, null, null]);
});

test('a book that goes is about no room, although the rooms that call from it are shown', () => {
  const live = hotel(HOTEL);
  live.addressBooks.push({ id: 'B1', name: 'Desk' });
  live.contacts.set('B1', []);
  live.unitsOfBook.set('B1', [...HOTEL]);
  for (const id of HOTEL) live.booksOfUnit.set(id, ['B1']);
  const rows: RowInput[] = [{ kind: 'addressBooks', addressBook: 'Desk', action: 'delete' }];
  const { body } = planned(live, rows);
  expect(body.counts.remove).toBe(4);
  expect(body.rows[0]?.room).toBeNull();
});

const withProfile = () => {
  const live = hotel(HOTEL);
  live.profiles.set('Floor 2/201', { id: 'p201', unitId: 'Floor 2/201', name: '201' });
  live.extensions.set('T1', [{ trunkId: 'T1', extension: '7201', profileId: 'p201' }]);
  return live;
};

test('a row that only takes something away is about the room that loses it', () => {
  const live = withProfile();
  const rows: RowInput[] = [
    { kind: 'extensions', extension: '7201', trunk: 'T1', room: '201', action: 'delete' },
    { kind: 'extensions', extension: '7201', trunk: 'T1', action: 'delete' },
  ];
  for (const row of rows) expect(roomsOf([row], {}, live)).toEqual(['Floor 2/201']);
});

test('a row that names a profile is about the room of that profile', () => {
  const rows: RowInput[] = [{ kind: 'extensions', extension: '7999', profileId: 'p201' }];
  expect(roomsOf(rows, {}, withProfile())).toEqual(['Floor 2/201']);
});
