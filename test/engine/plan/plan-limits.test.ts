import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState, phones } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

function contact(name: string, ...numbers: string[]): RowInput {
  return { kind: 'contacts', addressBook: 'Desk', name, phones: numbers };
}

test('contacts beyond what a book holds with those that are live are blocked, and the rest goes', () => {
  const live = liveState({
    books: { B1: { name: 'Desk', contacts: { C1: ['Taxi', phones('+12065550100')] } } },
  });
  const plan = planned(live, [contact('A', '+12065550101'), contact('B', '+12065550102')], {
    limits: { contactsPerBook: 2 },
  });
  expect(brief(plan)).toEqual(['create contact:Desk/A/1', 'blocked contact:Desk/B/1']);
  expect(plan.body.steps[2]?.reason).toBe('Desk would have 3 contacts, and the limit is 2.');
  expect(plan.body.limits).toMatchObject([
    { resource: 'contactsPerBook', name: 'Desk', used: 1, after: 2, limit: 2, atLeast: false },
  ]);
  expect(plan.body.requests).toBe(1);
});

test('a book beyond the limit of the organisation blocks everything that needs it', () => {
  const live = liveState({ rooms: { '101': 'Room 101' }, books: { B1: { name: 'Spa' } } });
  const plan = planned(
    live,
    [{ kind: 'associations', addressBook: 'Desk', room: '101' }, contact('A', '+12065550101')],
    { limits: { booksPerOrganization: 1 } },
  );
  expect(brief(plan)).toEqual([
    'blocked addressBook:Desk',
    'blocked contact:Desk/A/1',
    'blocked association:Desk/unit-101',
  ]);
  expect(plan.body.steps.at(-1)?.reason).toBe('It needs Desk, which is blocked.');
  expect(plan.body.requests).toBe(0);
});

test('books of a room and rooms of a book are added up with what is live', () => {
  const live = liveState({
    rooms: { '101': 'Room 101', '102': 'Room 102' },
    books: { B1: { name: 'Spa', rooms: ['101'] }, B2: { name: 'Desk' } },
  });
  const rows: RowInput[] = ['101', '102'].map((room) => ({
    kind: 'associations',
    addressBook: 'Desk',
    room,
  }));
  expect(brief(planned(live, rows, { limits: { booksPerRoom: 1 } }))).toEqual([
    'blocked association:Desk/unit-101',
    'create association:Desk/unit-102',
  ]);
  expect(brief(planned(live, rows, { limits: { roomsPerBook: 1 } }))).toEqual([
    'create association:Desk/unit-101',
    'blocked association:Desk/unit-102',
  ]);
});

test('numbers of a room count once over all its books', () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: {
      B1: { name: 'Spa', rooms: ['101'], contacts: { C1: ['Taxi', phones('+12065550100')] } },
      B2: { name: 'Desk', contacts: { C2: ['Cab', phones('+12065550100', '+12065550101')] } },
    },
  });
  const row: RowInput = { kind: 'associations', addressBook: 'Desk', room: '101' };
  expect(brief(planned(live, [row], { limits: { numbersPerRoom: 2 } }))).toEqual([
    'create association:Desk/unit-101',
  ]);
  const plan = planned(live, [row], { limits: { numbersPerRoom: 1 } });
  expect(brief(plan)).toEqual(['blocked association:Desk/unit-101']);
  expect(plan.body.steps.at(-1)?.reason).toBe(
    '101 could call 2 phone numbers, and the limit is 1.',
  );
});

test('a new number is blocked where a room that calls from the book would have too many', () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: {
      B1: { name: 'Desk', rooms: ['101'], contacts: { C1: ['Taxi', phones('+12065550100')] } },
    },
  });
  const rows = [contact('A', '+12065550101'), contact('B', '+12065550102')];
  const plan = planned(live, rows, { limits: { numbersPerRoom: 2 } });
  expect(brief(plan)).toEqual(['create contact:Desk/A/1', 'blocked contact:Desk/B/1']);
  expect(plan.body.limits).toContainEqual({
    resource: 'numbersPerRoom',
    id: 'unit-101',
    name: '101',
    used: 1,
    after: 2,
    limit: 2,
    atLeast: false,
  });
});

test('where contacts were not read, too many numbers are only warned of', () => {
  const live = liveState({
    rooms: { '101': 'Room 101' },
    books: {
      B1: { name: 'Desk', rooms: ['101'], contacts: { C1: ['Taxi', phones('+12065550100')] } },
      B2: { name: 'Spa', rooms: ['101'] },
    },
  });
  live.contacts.delete('B2');
  const plan = planned(live, [contact('A', '+12065550101')], { limits: { numbersPerRoom: 1 } });
  expect(brief(plan)).toEqual(['create contact:Desk/A/1']);
  expect(codes(plan)).toEqual(['limit.numbers-per-room']);
  expect(plan.problems[0]?.severity).toBe('warning');
  expect(plan.body.limits.at(-1)).toMatchObject({ after: 2, limit: 1, atLeast: true });
});
