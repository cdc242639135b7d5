import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { comparePlans } from '../../../main/engine/plan/compare-plans.ts';
import { anyLive, anyRows } from '../../support/arbitrary-plan.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, profileIdOf } from '../../support/live-state.ts';
import { planned } from './planned.ts';

const rows: RowInput[] = [
  { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
  { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', phones: ['+12065550100'] },
  { kind: 'rooms', room: '101', displayName: 'Suite', extensions: ['7101'] },
];
const live = liveState({
  rooms: { '101': 'Room 101' },
  books: { B1: { name: 'Desk' } },
  trunks: { T1: 'ACTIVE' },
});
const saved = planned(live, rows).body;
const all = (): boolean => true;

test('plans of the same rows and the same state are the same', () => {
  expect(comparePlans(saved, planned(live, rows).body, all)).toEqual([]);
});

test('after some steps were done, the others are still what they were', () => {
  fc.assert(
    fc.property(anyLive, anyRows, fc.infiniteStream(fc.boolean()), (start, inputs, coins) => {
      const upserts = inputs.map((input) => ({ ...input, action: 'upsert' as const }));
      const { steps } = planned(start, upserts).body;
      // A step is done only where what it needs was done.
      const done = new Set<string>();
      for (const { id, write, needs } of steps) {
        const ready = needs.every((need) => done.has(need));
        if (write && ready && coins.next().value === true) done.add(id);
      }
      const now = applyToLive(
        start,
        steps.filter(({ id }) => done.has(id)),
      );
      const fresh = planned(now, upserts).body;
      expect(comparePlans({ steps }, fresh, (id) => !done.has(id))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('what a colleague changed since is named', () => {
  const changed = structuredClone(live);
  changed.profiles.set('unit-101', {
    id: profileIdOf('101'),
    unitId: 'unit-101',
    name: 'Den',
  });
  changed.contacts.set('B1', [
    { id: 'C9', addressBookId: 'B1', name: 'Taxi', address: phones('+12065550100') },
  ]);
  changed.extensions.set('T1', [
    { trunkId: 'T1', extension: '7101', profileId: profileIdOf('101') },
  ]);
  expect(comparePlans(saved, planned(changed, rows).body, all)).toEqual([
    {
      stepId: 'profile:unit-101',
      sentence: 'The profile of 101 had "Room 101" when the plan was made, and has "Den" now.',
    },
    {
      stepId: 'contact:Desk/Taxi/2',
      sentence:
        'The contact Desk / Taxi would be created when the plan was made, and would stay as it is now.',
    },
    {
      stepId: 'extension:T1/7101',
      sentence:
        'The extension T1 / 7101 would be created when the plan was made, and would stay as it is now.',
    },
  ]);
});

test('a book that was replaced by another of its name is another object', () => {
  const replaced = liveState({
    rooms: { '101': 'Room 101' },
    books: { B2: { name: 'Desk' } },
    trunks: { T1: 'ACTIVE' },
  });
  expect(comparePlans(saved, planned(replaced, rows).body, all)).toEqual([
    {
      stepId: 'addressBook:Desk',
      sentence: 'The address book Desk is another object now than when the plan was made.',
    },
  ]);
});

test('of alike contacts, one done does not stand in for one that is gone', () => {
  const one = structuredClone(live);
  one.contacts.set('B1', [
    { id: 'C1', addressBookId: 'B1', name: 'Taxi', address: phones('+12065550100') },
  ]);
  // The first was there, the second was made by the run, and the first was deleted since.
  const before = planned(one, rows).body;
  const after = structuredClone(one);
  after.contacts.get('B1')?.forEach((contact) => (contact.id = 'C2'));
  expect(
    comparePlans(before, planned(after, rows).body, (id) => id !== 'contact:Desk/Taxi/2'),
  ).toMatchObject([{ stepId: 'contact:Desk/Taxi/1' }]);
});

test('of alike contacts that go, those that are left are still what they were', () => {
  const taxi = (id: string) => ({
    id,
    addressBookId: 'B1',
    name: 'Taxi',
    address: phones('+12065550100'),
  });
  const two = structuredClone(live);
  two.contacts.set('B1', [taxi('C1'), taxi('C2')]);
  const gone: RowInput = {
    kind: 'contacts',
    addressBook: 'Desk',
    name: 'Taxi',
    phones: ['+12065550100'],
    action: 'delete',
  };
  const before = planned(two, [gone, gone]).body;
  for (const [id, left] of [
    ['contact:Desk/Taxi/1', 'C2'],
    ['contact:Desk/Taxi/2', 'C1'],
  ] as const) {
    const now = structuredClone(two);
    now.contacts.set('B1', [taxi(left)]);
    const fresh = planned(now, [gone, gone]).body;
    expect(comparePlans(before, fresh, (step) => step !== id)).toEqual([]);
  }
});

test('what was taken away and is there again is named', () => {
  const gone: RowInput = { kind: 'addressBooks', addressBook: 'Desk', action: 'delete' };
  const before = planned(live, [gone]).body;
  expect(before.counts.remove).toBe(1);
  const fresh = planned(live, [gone]).body;
  expect(comparePlans(before, fresh, () => false)).toMatchObject([{ stepId: null }]);
});

test('what cannot be done any more is told with what keeps it from it', () => {
  const desk = (rooms: string[], more: object = {}) =>
    liveState({
      rooms: { '101': 'Room 101' },
      books: {
        B1: { name: 'Desk', rooms, contacts: { C1: ['Taxi', phones('+12065550100')], ...more } },
      },
    });
  const sentencesOf = (row: RowInput, now: ReturnType<typeof desk>): string[] => {
    const then = planned(desk(['101']), [row]).body;
    return comparePlans(then, planned(now, [row]).body, all).map(({ sentence }) => sentence);
  };
  const taxi: RowInput = { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', action: 'delete' };
  expect(sentencesOf(taxi, desk(['101'], { C2: ['Taxi', phones('+12065550101')] }))).toEqual([
    expect.stringMatching(
      /^The contact Desk \/ Taxi would be removed .* 2 contacts called "Taxi"/u,
    ),
  ]);
  const room: RowInput = {
    kind: 'associations',
    addressBook: 'Desk',
    room: '101',
    action: 'delete',
  };
  const without = desk([]);
  without.units.push({ id: 'other', name: '101', level: 2, parentId: without.property.id });
  expect(sentencesOf(room, without)).toEqual([
    expect.stringMatching(/^The association Desk \/ 101 would be removed .* cannot be now: /u),
  ]);
});

test('a conflict that settled in between makes no plan stale, since nothing of it is sent', () => {
  const desks = (...ids: string[]) =>
    liveState({
      rooms: { '101': 'Room 101' },
      books: Object.fromEntries(ids.map((id) => [id, { name: 'Desk' }])),
    });
  const taxis = rows.slice(0, 2);
  const then = planned(desks('B1', 'B2'), taxis).body;
  expect(then.counts).toMatchObject({ conflict: 1, blocked: 2 });
  const { body } = planned(desks('B2'), taxis);
  expect(body.counts.conflict).toBe(0);
  expect(comparePlans(then, body, all)).toEqual([]);
});
