import { expect, test } from 'vitest';
import type { JobInfo } from '../../../../shared/domain/job.ts';
import {
  jobMark,
  jobOrder,
  newestUnfinished,
  stageToOpen,
} from '../../../../renderer/features/home/job-order.ts';

function jobOf(id: string, state: JobInfo['state'], updatedAt: string): JobInfo {
  return {
    id,
    state,
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt,
    apiUrl: 'http://127.0.0.1:1',
    property: null,
    sources: [],
    rows: 0,
    counts: null,
  };
}
const old = jobOf('old', 'stopped', '2026-01-02T00:00:00Z');
const newer = jobOf('newer', 'running', '2026-01-03T00:00:00Z');
const done = jobOf('done', 'finished', '2026-01-05T00:00:00Z');
const draft = jobOf('draft', 'draft', '2026-01-04T00:00:00Z');

test('unfinished jobs come first, then the newest', () => {
  expect(jobOrder([draft, old, done, newer]).map((job) => job.id)).toEqual([
    'newer',
    'old',
    'done',
    'draft',
  ]);
});

test('the newest unfinished job is asked about; drafts and finished ones are not', () => {
  expect(newestUnfinished([draft, old, done, newer])?.id).toBe('newer');
  expect(newestUnfinished([draft, done])).toBeNull();
});

test('a damaged job is not offered to be gone on with, and says so', () => {
  const damaged = { ...newer, damage: 'Its file cannot be read.' };
  expect(newestUnfinished([damaged])).toBeNull();
  expect(jobMark(damaged, null)).toEqual({ status: 'bad', word: 'Damaged' });
});

test('a job opens where its work goes on', () => {
  expect([draft, newer, old, done].map(stageToOpen)).toEqual(['check', 'run', 'run', 'result']);
});

test('a finished job with failures or unknowns does not look well', () => {
  const counts = { done: 5, unchanged: 0, failed: 0, unknown: 0, skipped: 0 };
  const ended = (more: object) => jobMark({ ...done, counts: { ...counts, ...more } }, null).status;
  expect([ended({}), ended({ unknown: 1 }), ended({ failed: 1, unknown: 1 })]).toEqual([
    'good',
    'unknown',
    'bad',
  ]);
});

test('a run that goes on is told from one that was cut short', () => {
  expect(jobMark(newer, 'running')).toEqual({ status: 'active', word: 'Running' });
  expect(jobMark(newer, null)).toEqual({ status: 'attention', word: 'Cut short' });
});
