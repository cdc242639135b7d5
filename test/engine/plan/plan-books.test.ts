import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const ROOMS = { '101': 'Room 101' };
const row: RowInput = { kind: 'associations', addressBook: 'Desk', room: '101' };

function rename(addressBook: string, newName: string): RowInput {
  return { kind: 'addressBooks', addressBook, newName };
}

test('two live books of one name are a conflict, and what needs them is blocked', () => {
  const live = liveState({ rooms: ROOMS, books: { B1: { name: 'Desk' }, B2: { name: 'Desk ' } } });
  const plan = planned(live, [row]);
  expect(brief(plan)).toEqual(['conflict addressBook:Desk', 'blocked association:Desk/unit-101']);
});

test('a book that only another property uses is not touched, and the plan says so', () => {
  const live = liveState({ rooms: ROOMS, books: { B1: { name: 'Desk', rooms: ['elsewhere'] } } });
  const plan = planned(live, [row]);
  expect(brief(plan)).toEqual(['create addressBook:Desk', 'create association:Desk/unit-101']);
  expect(plan.body.notes).toHaveLength(1);
});

test('a book used here and elsewhere is a conflict unless shared books are allowed', () => {
  const live = liveState({
    rooms: ROOMS,
    books: { B1: { name: 'Desk', rooms: ['101', 'elsewhere'] } },
  });
  expect(brief(planned(live, [row]))).toContain('conflict addressBook:Desk');
  expect(brief(planned(live, [row], { sharedBooks: true }))).toEqual([]);
});

test('names of books differ by case, and blanks are folded', () => {
  const live = liveState({ rooms: ROOMS, books: { B1: { name: 'Front  desk' } } });
  const named = (addressBook: string): string[] =>
    brief(planned(live, [{ kind: 'addressBooks', addressBook }]));
  expect(named('Front desk')).toEqual([]);
  expect(named('front desk')).toEqual(['create addressBook:front desk']);
});

test('a new book whose name differs from a live one by case only is pointed out', () => {
  const live = liveState({ rooms: ROOMS, books: { B1: { name: 'Front desk' } } });
  const notes = (addressBook: string): string[] =>
    planned(live, [{ kind: 'addressBooks', addressBook }]).body.notes;
  expect(notes('Front Desk')).toEqual([expect.stringContaining('beside "Front desk"')]);
  expect(notes('Front desk')).toEqual([]);
  expect(notes('Back desk')).toEqual([]);
});

test('rows that use the old and the new name of a renamed book mean one book', () => {
  const live = liveState({ rooms: ROOMS, books: { B1: { name: 'Desk' } } });
  const plan = planned(live, [
    { kind: 'addressBooks', addressBook: 'Desk', newName: 'Lobby' },
    row,
    { kind: 'contacts', addressBook: 'Lobby', name: 'Taxi', phones: ['+12065550100'] },
  ]);
  expect(brief(plan)).toEqual([
    'change addressBook:Desk',
    'create contact:Desk/Taxi/1',
    'create association:Desk/unit-101',
  ]);
  expect(plan.body.steps[2]?.write).toMatchObject({ book: { id: 'B1' } });
});

test('a book is not renamed to the name of another, nor in a ring', () => {
  const live = liveState({ books: { B1: { name: 'Desk' }, B2: { name: 'Lobby' } } });
  expect(brief(planned(live, [rename('Desk', 'Lobby')]))).toEqual(['conflict addressBook:Desk']);
  const ring = planned(live, [rename('Desk', 'Lobby'), rename('Lobby', 'Desk')]);
  expect(codes(ring)).toEqual(['book.contradiction', 'book.contradiction']);
});
