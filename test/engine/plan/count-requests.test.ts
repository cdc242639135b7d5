import { expect, test } from 'vitest';
import { countRequests, estimateSeconds } from '../../../main/engine/plan/count-requests.ts';
import type { RowInput } from '../../support/live-state.ts';
import { liveState } from '../../support/live-state.ts';
import { planned } from './planned.ts';
import { PARTS, partsPlan } from '../run/parts-hotel.ts';

test('batches hold a hundred profiles, or a hundred items of one book', () => {
  const names = Array.from({ length: 101 }, (_, at) => String(1000 + at));
  const live = liveState({ rooms: Object.fromEntries(names.map((name) => [name, null])) });
  const rows = names.map((room): RowInput => ({
    kind: 'rooms',
    room,
    addressBooks: ['Desk', 'Spa'],
    listedIn: ['Desk'],
  }));
  const { steps } = planned(live, rows).body;
  // Profiles 2, books 2, contacts of Desk 2, associations 2 for each book.
  expect(countRequests(steps)).toBe(10);
});

test('the time comes of the learnt rate, or of five a second while there is none', () => {
  expect(estimateSeconds(10, 20)).toBe(0.5);
  expect(estimateSeconds(10, null)).toBe(2);
});

test('what has no batch is one request a step, be it made, changed or taken away', () => {
  const { steps } = partsPlan(PARTS);
  const of = (op: string): number => steps.filter(({ write }) => write?.op === op).length;
  // Three new rooms: their profiles in one batch, their contacts and the daughter, their associations.
  const batched = of('profile.create') + of('contact.create') + of('association.create');
  expect(batched).toBe(10);
  expect(countRequests(steps)).toBe(steps.length - batched + 3);
});
