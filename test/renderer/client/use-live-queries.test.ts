import { expect, test } from 'vitest';
import { isAboutJob } from '../../../renderer/client/use-live-queries.ts';

test('what was asked about a job is known by its input', () => {
  expect(isAboutJob(['rows.page', { job: 'j1', offset: 0 }], 'j1')).toBe(true);
  expect(isAboutJob(['rows.page', { job: 'j2', offset: 0 }], 'j1')).toBe(false);
});

test.each([[['jobs.list', {}]], [['app.info']], [['odd', null]], [['odd', 'job']]])(
  '%j is about no job',
  (key) => {
    expect(isAboutJob(key, 'j1')).toBe(false);
  },
);
