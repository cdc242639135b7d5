import { expect, test } from 'vitest';
import type { Problem } from '../../../../shared/domain/problem.ts';
import { problemGroups } from '../../../../renderer/features/plan/problem-groups.ts';

function problem(code: string, severity: Problem['severity'], row: number): Problem {
  return {
    sheet: 'Rooms',
    row,
    column: null,
    field: null,
    severity,
    code,
    found: '',
    message: 'What is wrong.',
    fix: 'What to do.',
  };
}

test('errors come before warnings and frequent causes before rare ones', () => {
  const groups = problemGroups([
    problem('room.floor', 'warning', 1),
    problem('room.floor', 'warning', 2),
    problem('room.floor', 'warning', 3),
    problem('room.ambiguous', 'error', 4),
    problem('room.not-found', 'error', 5),
    problem('room.not-found', 'error', 6),
  ]);
  expect(groups.map(({ code, problems }) => [code, problems.length])).toEqual([
    ['room.not-found', 2],
    ['room.ambiguous', 1],
    ['room.floor', 3],
  ]);
});

test('one code as error and as warning is two groups', () => {
  const groups = problemGroups([problem('a.b', 'warning', 1), problem('a.b', 'error', 2)]);
  expect(groups.map(({ severity }) => severity)).toEqual(['error', 'warning']);
});

test('a code without a heading is spelled out', () => {
  expect(problemGroups([problem('parrot.not-there', 'error', 1)])[0]?.title).toBe(
    'Parrot: not there',
  );
});
