import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { hotel } from './hotel.ts';
import { codes, planned } from './planned.ts';

const live = hotel(['Floor 1/101', 'Floor 1/102', 'Floor 2/101']);

function counted(rows: RowInput[], createRooms = false): [number, number] {
  const { rooms } = planned(live, rows, { createRooms }).body;
  return [rooms?.named ?? -1, rooms?.found ?? -1];
}

test('every room that rows of any sheet name counts once, however it is written', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: 'Rm 102' },
    { kind: 'rooms', room: '0102', floor: 'Floor 1' },
    { kind: 'associations', addressBook: 'Desk', room: '102' },
    { kind: 'contacts', addressBook: 'Desk', name: 'A', room: 'Floor 1/101' },
    { kind: 'extensions', extension: '7', room: '901', trunk: 'T1' },
    { kind: 'callingRules', rule: 'block', room: '102', targetRoom: 'Room 901', value: 'on' },
    { kind: 'inboundCalling', room: '902', addressBook: 'Desk', contact: 'A' },
    { kind: 'externalUsers', externalUser: 'u', room: '902', serviceProvider: 'P1' },
  ];
  expect(counted(rows)).toEqual([4, 2]);
});

test('rooms of rows that are wrong because they do not exist count as named', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: '901' },
    { kind: 'rooms', room: '902' },
    { kind: 'rooms', room: '102' },
  ];
  expect(codes(planned(live, rows))).toEqual(['room.not-found', 'room.not-found']);
  expect(counted(rows)).toEqual([3, 1]);
});

test('rooms that would be created do not exist', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', room: '901', floor: 'Floor 9' },
    { kind: 'rooms', room: '102' },
  ];
  expect(counted(rows, true)).toEqual([2, 1]);
});

test('a name that several rooms have exists', () => {
  expect(counted([{ kind: 'associations', addressBook: 'Desk', room: '101' }])).toEqual([1, 1]);
});

test('a unit id that is none of this property does not exist here', () => {
  const rows: RowInput[] = [
    { kind: 'rooms', unitId: 'elsewhere', room: '101' },
    { kind: 'rooms', unitId: 'Floor 1/102', room: '102' },
  ];
  expect(counted(rows)).toEqual([2, 1]);
});

test('rows that name no room and rows to be skipped do not count', () => {
  const rows: RowInput[] = [
    { kind: 'addressBooks', addressBook: 'Desk' },
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
    { kind: 'rooms', room: '901', action: 'skip' },
  ];
  expect(counted(rows)).toEqual([0, 0]);
});

test('rooms that an export noted speak for the property, edited or not', () => {
  const exported = (id: string, displayName: string): RowInput => ({
    kind: 'rooms',
    room: id.split('/')[1],
    displayName,
    remoteId: id,
    baseline: { displayName: '' },
    edited: displayName === '' ? [] : ['displayName'],
  });
  const untouched = ['Floor 1/101', 'Floor 1/102'].map((id) => exported(id, ''));
  const added: RowInput = { kind: 'rooms', room: '901', floor: 'Floor 9' };
  expect(counted([...untouched, added], true)).toEqual([3, 2]);
  expect(counted([exported('elsewhere/101', ''), exported('elsewhere/102', 'X')])).toEqual([2, 0]);
  expect(counted(untouched)).toEqual([0, 0]);
});
