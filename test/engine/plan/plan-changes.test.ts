import { expect, test } from 'vitest';
import { brief, planned } from './planned.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf, roomId } from '../../support/live-state.ts';
import { applyToLive } from '../../support/apply-to-live.ts';

const EMPTY = liveState({ rooms: { '101': null }, trunks: { T1: 'ACTIVE' } });

test('a room row on an empty property creates everything that it names', () => {
  const plan = planned(EMPTY, [
    {
      kind: 'rooms',
      room: 'Rm 101',
      displayName: 'Sea view',
      addressBooks: ['Desk'],
      listedIn: ['Rooms'],
      extensions: ['7101'],
    },
  ]);
  expect(plan.problems).toEqual([]);
  expect(brief(plan)).toEqual([
    'create profile:unit-101',
    'create addressBook:Desk',
    'create addressBook:Rooms',
    'create contact:Rooms/Sea view/1',
    'create association:Desk/unit-101',
    'create extension:T1/7101',
  ]);
  expect(plan.body.requests).toBe(6);
  expect(plan.body.estimateSeconds).toBe(0.6);
  expect(plan.body.rows[0]?.steps).toHaveLength(6);
});

test('the same rows plan nothing once their steps have taken effect', () => {
  const rows: RowInput[] = [
    {
      kind: 'rooms',
      room: '101',
      addressBooks: ['Desk'],
      listedIn: ['Desk'],
      extensions: ['7101'],
    },
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
  ];
  const first = planned(EMPTY, rows);
  expect(first.body.counts).toMatchObject({ create: 7, unchanged: 0, conflict: 0, blocked: 0 });
  const second = planned(applyToLive(EMPTY, first.body.steps), rows);
  expect(second.body.counts).toMatchObject({ create: 0, change: 0, unchanged: 7 });
  expect(second.body.requests).toBe(0);
});

test('a contact that leads elsewhere now is changed whole', () => {
  const live = liveState({
    books: { B1: { name: 'Desk', contacts: { C1: ['Taxi', phones('+12065550100')] } } },
  });
  const plan = planned(live, [
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550111'] },
  ]);
  expect(plan.body.steps[1]).toMatchObject({
    action: 'change',
    remoteId: 'C1',
    before: { phones: ['+12065550100'] },
    after: { phones: ['+12065550111'] },
    write: {
      op: 'contact.update',
      addressBookId: 'B1',
      contactId: 'C1',
      contact: { name: 'Taxi', address: { kind: 'phones', numbers: ['+12065550111'] } },
    },
  });
});

test('an extension of another room of the property moves to the room that the row names', () => {
  const live = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    trunks: { T1: 'ACTIVE' },
    extensions: { T1: { '7101': profileIdOf('102') } },
  });
  const plan = planned(live, [{ kind: 'extensions', extension: '7101', room: '101' }]);
  expect(plan.body.steps[1]).toMatchObject({
    action: 'change',
    before: { room: '102' },
    after: { room: '101' },
    write: { op: 'extension.remap', profile: { id: profileIdOf('101') } },
  });
});

test('a room that is not there makes its row invalid and names what is near', () => {
  const live = liveState({ rooms: { '101': null, '102': null } });
  const plan = planned(live, [{ kind: 'rooms', room: '1011', displayName: 'X' }]);
  expect(plan.body.steps).toEqual([]);
  expect(plan.body.rows[0]).toMatchObject({ state: 'invalid', data: null, steps: [] });
  expect(plan.problems[0]).toMatchObject({ code: 'room.not-found', column: 'Room', row: 2 });
});

test('two ways of writing one room with different display names are wrong on both rows', () => {
  const plan = planned(EMPTY, [
    { kind: 'rooms', room: 'Rm 101', displayName: 'A' },
    { kind: 'rooms', room: '0101', displayName: 'B' },
  ]);
  expect(plan.problems.map(({ code, row }) => [code, row])).toEqual([
    ['room.contradiction', 2],
    ['room.contradiction', 3],
  ]);
  expect(plan.body.steps).toEqual([]);
});

test('an unedited row of an export plans nothing', () => {
  const plan = planned(EMPTY, [
    {
      kind: 'rooms',
      room: '101',
      displayName: 'Old',
      addressBooks: ['Desk'],
      baseline: { room: '101', displayName: 'Old', addressBooks: 'Desk' },
      edited: [],
      remoteId: roomId('101'),
    },
  ]);
  expect(plan.body.steps).toEqual([]);
  expect(plan.body.rows[0]?.state).toBe('valid');
});

test('the plan knows the ids from which a run tells what is new', () => {
  const live = liveState({
    books: {
      B1: { name: 'Desk', contacts: { C1: ['Taxi', phones('+12065550100')] } },
      B2: { name: 'Spa', contacts: { C2: ['Spa', phones('+12065550101')] } },
    },
  });
  const contact = (addressBook: string): RowInput => ({
    kind: 'contacts',
    addressBook,
    name: 'Bus',
    phones: ['+12065550102'],
  });
  expect(planned(live, [contact('Desk'), contact('New')]).body.known).toEqual({
    addressBooks: ['B1', 'B2'],
    contacts: { B1: ['C1'] },
  });
});

test('where the service tells no names, the plan does not say that there was none', () => {
  const live = liveState({ rooms: { '101': 'Room 101' } });
  live.profiles.set('unit-101', { id: profileIdOf('101'), unitId: 'unit-101', name: null });
  const { body } = planned(live, [{ kind: 'rooms', room: '101', displayName: 'Suite' }]);
  expect(body.steps[0]).toMatchObject({
    action: 'change',
    before: { room: '101' },
    after: { room: '101', displayName: 'Suite' },
  });
  expect(body.steps[0]?.before).not.toHaveProperty('displayName');
  expect(body.notes.join()).toContain('does not tell what profiles are called');
});
