import { expect, test } from 'vitest';
import {
  resultMark,
  resultSentence,
  resultsName,
} from '../../../../renderer/features/result/result-words.ts';

const none = { done: 0, unchanged: 0, failed: 0, unknown: 0, skipped: 0 };

test('the sentence counts rows by outcome and leaves out what did not happen', () => {
  expect(resultSentence({ ...none, done: 2204, failed: 12 })).toBe(
    'Of 2,216 rows: 2,204 done, 12 failed.',
  );
  expect(resultSentence({ ...none, unknown: 1 })).toBe('The one row is unknown.');
  expect(resultSentence(none)).toBe('There are no rows.');
});

test('the mark is the worst that came of it, unknown before failed', () => {
  expect(resultMark({ ...none, failed: 1, unknown: 1 }, true).status).toBe('unknown');
  expect(resultMark({ ...none, failed: 1 }, true).status).toBe('paused');
  expect(resultMark({ ...none, failed: 1, skipped: 1 }, false).status).toBe('bad');
  expect(resultMark({ ...none, done: 1, skipped: 1 }, false).status).toBe('attention');
  expect(resultMark({ ...none, done: 1 }, false).status).toBe('good');
});

test('the results workbook is named after the first source', () => {
  expect(resultsName(['hotel-messy.xlsx', 'b.csv'])).toBe('hotel-messy results.xlsx');
  expect(resultsName(['St. Mary list.csv'])).toBe('St. Mary list results.xlsx');
  expect(resultsName([])).toBe('bellhop results.xlsx');
});
