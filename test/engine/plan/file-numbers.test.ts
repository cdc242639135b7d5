import { expect, test } from 'vitest';
import type { RowInput } from '../../support/live-state.ts';
import { liveState } from '../../support/live-state.ts';
import { brief, codes, planned } from './planned.ts';

const live = liveState({ rooms: { '101': 'Room 101', '102': 'Room 102' } });

function contacts(addressBook: string, from: number, count: number): RowInput[] {
  return Array.from({ length: count }, (_, at) => ({
    kind: 'contacts',
    addressBook,
    name: `${addressBook} ${at}`,
    phones: [`+1206555${String(from + at).padStart(4, '0')}`],
  }));
}
const calls = (room: string, addressBook: string): RowInput => ({
  kind: 'associations',
  addressBook,
  room,
});

test('the eleventh number that the file alone gives a room is an error on its row', () => {
  const rows = [...contacts('Desk', 100, 11), calls('101', 'Desk'), calls('102', 'Desk')];
  const plan = planned(live, rows);
  expect(codes(plan)).toEqual(['limit.numbers-per-room']);
  expect(plan.problems[0]?.row).toBe(12);
  expect(brief(plan).filter((line) => line.startsWith('create contact'))).toHaveLength(10);
});

test('numbers of several books add up, and a number that comes twice counts once', () => {
  const both = [calls('101', 'Desk'), calls('101', 'Spa')];
  const six = contacts('Desk', 100, 6);
  expect(codes(planned(live, [...six, ...contacts('Spa', 200, 5), ...both]))).toHaveLength(1);
  expect(codes(planned(live, [...six, ...contacts('Spa', 101, 5), ...both]))).toEqual([]);
  const apart = [calls('101', 'Desk'), calls('102', 'Spa')];
  expect(codes(planned(live, [...six, ...contacts('Spa', 200, 5), ...apart]))).toEqual([]);
});

test('an account that was granted more numbers has them', () => {
  const rows = [...contacts('Desk', 100, 11), calls('101', 'Desk')];
  const limits = { numbersPerRoom: 11 };
  expect(codes(planned(live, rows, { limits }))).toEqual([]);
});
