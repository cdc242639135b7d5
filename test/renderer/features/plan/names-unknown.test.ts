import { expect, test } from 'vitest';
import { namesUnknown } from '../../../../renderer/features/plan/names-unknown.ts';
import type { Problem } from '../../../../shared/domain/problem.ts';

const problem: Problem = {
  sheet: 'Rooms',
  row: 3,
  column: 'Room',
  field: 'room',
  severity: 'error',
  code: 'room.not-found',
  found: 'Skybar',
  message: '',
  fix: '',
  near: ['Floor 9/Sky Bar'],
};

test('a name is asked for once, with the rooms that may be meant', () => {
  const { near: _near, ...alone } = problem;
  const spa: Problem = { ...alone, found: 'Spa', field: 'targetRoom', code: 'room.ambiguous' };
  expect(namesUnknown([problem, { ...problem, row: 4 }, spa])).toEqual([
    { name: 'Skybar', rows: 2, near: ['Floor 9/Sky Bar'] },
    { name: 'Spa', rows: 1, near: [] },
  ]);
});

test('what is no name of a room is not asked for', () => {
  expect(
    namesUnknown([
      { ...problem, code: 'contact.not-found' },
      { ...problem, field: 'unitId' },
      { ...problem, found: '' },
    ]),
  ).toEqual([]);
});
