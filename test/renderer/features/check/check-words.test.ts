import { expect, test } from 'vitest';
import {
  aheadSentence,
  countsSentence,
  leftSentence,
} from '../../../../renderer/features/check/check-words.ts';

const counts = { errors: 12, errorRows: 9, warnings: 3, rows: 554 };

test('errors are said with the rows they are in, warnings with their number', () => {
  expect(countsSentence(counts)).toBe('12 errors in 9 of 554 rows; 3 warnings.');
  expect(countsSentence({ errors: 1, errorRows: 1, warnings: 1, rows: 1_200 })).toBe(
    '1 error in 1 of 1,200 rows; 1 warning.',
  );
});

test('what there is none of is said too', () => {
  expect(countsSentence({ ...counts, warnings: 0 })).toContain('; no warnings.');
  expect(countsSentence({ ...counts, errors: 0, errorRows: 0 })).toBe(
    'No errors in 554 rows; 3 warnings.',
  );
  expect(countsSentence({ errors: 0, errorRows: 0, warnings: 0, rows: 554 })).toBe(
    'No problems in 554 rows.',
  );
  expect(countsSentence({ errors: 0, errorRows: 0, warnings: 0, rows: 0 })).toBe(
    'There are no rows to check.',
  );
});

test('it is said what becomes of rows with errors', () => {
  expect(aheadSentence(counts)).toBe(
    '545 rows can go into the plan; 9 rows with errors are left out until fixed.',
  );
  expect(aheadSentence({ ...counts, errorRows: 1, rows: 2 })).toBe(
    '1 row can go into the plan; 1 row with errors is left out until fixed.',
  );
  expect(aheadSentence({ ...counts, errors: 0, errorRows: 0 })).toBe('All rows go into the plan.');
  expect(aheadSentence({ ...counts, errorRows: 554 })).toBe(
    'No row can go into the plan before its errors are fixed.',
  );
});

test('after a change only what is left is said', () => {
  expect(leftSentence({ errors: 13, warnings: 5 })).toBe('13 errors and 5 warnings are left.');
  expect(leftSentence({ errors: 1, warnings: 0 })).toBe('1 error is left.');
  expect(leftSentence({ errors: 0, warnings: 1 })).toBe('1 warning is left.');
  expect(leftSentence({ errors: 0, warnings: 0 })).toBe('No problem is left.');
});
