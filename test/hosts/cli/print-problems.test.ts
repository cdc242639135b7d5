import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import type { Problem } from '../../../shared/domain/problem.ts';
import { causeLines } from '../../../main/hosts/cli/print-problems.ts';

const problem = (given: Partial<Problem>): Problem => ({
  sheet: 'Rooms',
  row: 2,
  column: 'Extension',
  field: 'extension',
  severity: 'warning',
  code: 'a.cause',
  found: '',
  message: 'It is odd.',
  fix: 'Look at it.',
  ...given,
});
const plain = (...problems: Problem[]) =>
  causeLines(problems).map((line) => stripVTControlCharacters(line));

test('problems that each have a cause of their own need no summary', () => {
  expect(plain()).toEqual([]);
  expect(plain(problem({}), problem({ code: 'another' }))).toEqual([]);
});

test('a cause names its columns, the most frequent cause first', () => {
  const blanks = ['Room', 'Floor', 'Room', 'Name', 'Extension', 'Trunk'].map((column) =>
    problem({ column, code: 'blanks' }),
  );
  expect(plain(problem({ column: null, message: 'Alone.' }), ...blanks)).toEqual([
    '    6 × Room, Floor, Name and 2 more: It is odd. Look at it.',
    '    1 × Alone. Look at it.',
  ]);
});

test('words about one row are told as those of that row, without advice for it alone', () => {
  const lines = plain(
    problem({ row: 4, message: 'It has 7 where 8 follows.', fix: 'Write 8.' }),
    problem({ row: 9, message: 'It has 5 where 6 follows.', fix: 'Write 6.' }),
  );
  expect(lines).toEqual(['    2 × Extension, such as row 4: It has 7 where 8 follows.']);
});

test('repairs that are offered for all rows of a cause are offered once', () => {
  const fix = (text: string) => `Write ${text}, or take every such repair with --repair.`;
  expect(plain(problem({ fix: fix('0101') }), problem({ fix: fix('0102') }))).toEqual([
    '    2 × Extension: It is odd. Take every such repair with --repair.',
  ]);
});
