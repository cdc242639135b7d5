import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LiveState } from '../../../shared/domain/live.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones, roomId } from '../../support/live-state.ts';
import { anyRemovals, removalOptions } from '../../support/arbitrary-removals.ts';
import { applyToLive } from '../../support/apply-to-live.ts';
import { SHEET_TABLES } from '../../support/live-state.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { planChanges } from '../../../main/engine/plan/plan-changes.ts';
import { brief, planned } from './planned.ts';

function stepsOf(live: LiveState, rows: RowInput[], limits: object) {
  const plan = planned(live, rows, { limits });
  return Object.fromEntries(plan.body.steps.map((step) => [step.id, step]));
}

const full = liveState({
  rooms: { '101': 'Room 101' },
  books: { B1: { name: 'Spa', rooms: ['101'] }, B2: { name: 'Desk' } },
});
const add: RowInput = { kind: 'associations', addressBook: 'Desk', room: '101' };
const drop: RowInput = { kind: 'associations', addressBook: 'Spa', room: '101', action: 'delete' };

test('a room with all its books takes another one once it has given one up', () => {
  expect(brief(planned(full, [add], { limits: { booksPerRoom: 1 } }))).toEqual([
    'blocked association:Desk/unit-101',
  ]);
  const steps = stepsOf(full, [add, drop], { booksPerRoom: 1 });
  expect(steps['association:Desk/unit-101']).toMatchObject({
    action: 'create',
    needs: ['association:B1/unit-101'],
  });
  expect(steps['association:B1/unit-101']).toMatchObject({ action: 'remove', needs: [] });
});

test('where there is room for both, neither waits for the other', () => {
  const plan = planned(full, [add, drop], { limits: { booksPerRoom: 2 } });
  expect(plan.body.steps.flatMap(({ needs }) => needs)).toEqual([]);
  expect(plan.body.limits).toContainEqual({
    resource: 'booksPerRoom',
    id: 'unit-101',
    name: '101',
    used: 1,
    after: 1,
    limit: 2,
    atLeast: false,
  });
});

const moved: RowInput = {
  kind: 'associations',
  addressBook: 'Desk',
  room: '101',
  unitId: roomId('101'),
  baseline: { addressBook: 'Spa', room: '101', unitId: roomId('101') },
  edited: ['addressBook'],
  remoteId: `B1/${roomId('101')}`,
};

test('a move makes its place first, unless only leaving makes room for it', () => {
  const easy = stepsOf(full, [moved], {});
  expect(easy['association:B1/unit-101']?.needs).toEqual(['association:Desk/unit-101']);
  const tight = stepsOf(full, [moved], { booksPerRoom: 1 });
  expect(tight['association:B1/unit-101']?.needs).toEqual([]);
  expect(tight['association:Desk/unit-101']?.needs).toEqual(['association:B1/unit-101']);
});

test('of two that want a place only one gets what one removal gives back', () => {
  const live = liveState({
    books: { B1: { name: 'Desk', contacts: { C1: ['Taxi', phones('+12065550100')] } } },
  });
  const contact = (name: string, action: 'upsert' | 'delete'): RowInput => ({
    kind: 'contacts',
    addressBook: 'Desk',
    name,
    phones: action === 'upsert' ? ['+12065550101'] : [],
    action,
  });
  const rows = [contact('A', 'upsert'), contact('B', 'upsert'), contact('Taxi', 'delete')];
  expect(brief(planned(live, rows, { limits: { contactsPerBook: 1 } })).toSorted()).toEqual([
    'blocked contact:Desk/B/1',
    'create contact:Desk/A/1',
    'remove contact:Desk/Taxi/1',
  ]);
});

test('a number that nobody can call any more makes room for another one', () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: {
      B1: { name: 'Desk', rooms: ['101'], contacts: { C1: ['Taxi', phones('+12065550100')] } },
    },
  });
  const rows: RowInput[] = [
    { kind: 'contacts', addressBook: 'Desk', name: 'Cab', phones: ['+12065550101'] },
    { kind: 'contacts', addressBook: 'Desk', name: 'Taxi', action: 'delete' },
  ];
  const steps = stepsOf(live, rows, { numbersPerRoom: 1 });
  expect(steps['contact:Desk/Cab/1']).toMatchObject({
    action: 'create',
    needs: ['contact:Desk/Taxi/1'],
  });
});

test('a book of the organisation gives its place to a new one', () => {
  const rows: RowInput[] = [
    { kind: 'addressBooks', addressBook: 'New' },
    { kind: 'addressBooks', addressBook: 'Desk', action: 'delete' },
  ];
  const steps = stepsOf(full, rows, { booksPerOrganization: 2 });
  expect(steps['addressBook:New']?.needs).toEqual(['addressBook:B2']);
});

test('what is too full already must first come below its limit', () => {
  const live = liveState({
    books: {
      B1: {
        name: 'Desk',
        contacts: { C1: ['A', phones('+12065550100')], C2: ['B', phones('+12065550100')] },
      },
    },
  });
  const gone = (name: string): RowInput => ({
    kind: 'contacts',
    addressBook: 'Desk',
    name,
    action: 'delete',
  });
  const rows: RowInput[] = [
    { kind: 'contacts', addressBook: 'Desk', name: 'C', phones: ['+12065550100'] },
    gone('A'),
  ];
  const limits = { contactsPerBook: 1 };
  expect(brief(planned(live, rows, { limits }))).toContain('blocked contact:Desk/C/1');
  const steps = stepsOf(live, [...rows, gone('B')], limits);
  expect(steps['contact:Desk/C/1']?.needs.toSorted()).toEqual([
    'contact:Desk/A/1',
    'contact:Desk/B/1',
  ]);
});

/** How many of each thing that has a limit there are. */
function counts(live: LiveState): Map<string, number> {
  const found = new Map<string, number>();
  const more = (key: string): number => (found.get(key) ?? 0) + 1;
  for (const [id, contacts] of live.contacts) found.set(`contacts of ${id}`, contacts.length);
  for (const [id, units] of live.unitsOfBook) {
    found.set(`rooms of ${id}`, units.length);
    for (const unitId of units) found.set(`books of ${unitId}`, more(`books of ${unitId}`));
  }
  found.set('books', live.addressBooks.length);
  return found;
}

test('no step passes a limit, in whatever order a run sends them', () => {
  const limits = { contactsPerBook: 3, booksPerRoom: 2, roomsPerBook: 2, booksPerOrganization: 4 };
  const limitOf = (key: string): number =>
    key === 'books'
      ? limits.booksPerOrganization
      : key.startsWith('contacts')
        ? limits.contactsPerBook
        : key.startsWith('rooms')
          ? limits.roomsPerBook
          : limits.booksPerRoom;
  fc.assert(
    fc.property(
      anyRemovals(true),
      removalOptions,
      fc.infiniteStream(fc.nat(1000)),
      ({ live, rows }, options, chance) => {
        const { body } = planChanges({
          rows,
          sheets: SHEET_TABLES,
          live,
          options: planOptions.parse({ ...options, limits }),
          requestsPerSecond: null,
        });
        const sent = body.steps.filter(({ write }) => write);
        const ids = new Set(sent.map(({ id }) => id));
        const done = new Set<string>();
        const order: typeof sent = [];
        let before = counts(live);
        while (order.length < sent.length) {
          const ready = sent.filter(
            ({ id, needs }) => !done.has(id) && needs.every((n) => !ids.has(n) || done.has(n)),
          );
          const next = ready[Number(chance.next().value) % ready.length];
          if (!next) throw new Error('Steps wait for each other.');
          done.add(next.id);
          order.push(next);
          const after = counts(applyToLive(live, order));
          for (const [key, count] of after) {
            // What was too full already may stay so, and takes nothing.
            const had = before.get(key) ?? 0;
            if (count <= had) continue;
            expect([next.id, key, count <= limitOf(key)]).toEqual([next.id, key, true]);
          }
          before = after;
        }
      },
    ),
    { numRuns: 300 },
  );
});
