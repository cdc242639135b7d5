import { expect, test } from 'vitest';
import type { RunProgress } from '../../../../shared/contract/calls/progress.ts';
import type { JobStatus } from '../../../../shared/contract/calls/window-jobs.ts';
import {
  cutOff,
  endedOf,
  finishedSentence,
  paceSentence,
  spokenProgress,
  standing,
  standingOf,
  standingSentence,
  whyStopped,
} from '../../../../renderer/features/run/run-words.ts';

const counts = { done: 1200, unchanged: 0, failed: 4, unknown: 0, skipped: 0 };
const progress: RunProgress = {
  job: 'j',
  total: 2310,
  waiting: 1103,
  inFlight: 3,
  counts,
  requests: 60,
  throttled: 0,
  perSecond: 4.52,
  timeLeft: { fromSeconds: 179, toSeconds: 181 },
};
const now = new Date(2026, 10, 20, 9, 38).getTime();

test('time left is told as a clock time, the rate in requests a second', () => {
  expect(paceSentence(progress, now)).toBe(
    '4.5 requests a second · about 3 minutes left, done at about 09:41',
  );
});

test('as long as the time left is not sure, it is told as a range', () => {
  const timeLeft = { fromSeconds: 60, toSeconds: 240 };
  expect(paceSentence({ ...progress, timeLeft }, now)).toBe(
    '4.5 requests a second · about 60 seconds to 4 minutes left, done between 09:39 and 09:42',
  );
});

test('time left is not told before anything of it is known', () => {
  expect(paceSentence({ ...progress, timeLeft: null, throttled: 1 }, now)).toBe(
    '4.5 requests a second · time left is told once it is known · slowed down by the service once',
  );
});

test('progress is said in full words', () => {
  expect(spokenProgress(progress)).toBe('1,204 of 2,310 steps, 4 failed.');
});

test('what was in flight when a run was cut short is unknown', () => {
  const status = { busy: null, progress, summary: null } as JobStatus;
  expect(standingSentence('stopped', standing(status))).toBe(
    'Stopped at 1,204 of 2,310 steps; 3 unknown – going on settles them by reading.',
  );
});

test('after a reload of the program the summary tells how far the run came', () => {
  const steps = { done: 10, unchanged: 1, failed: 2, unknown: 0, skipped: 7 };
  const status = { busy: null, progress: null, summary: { steps } } as JobStatus;
  expect(standingSentence('stopped', standing(status))).toBe(
    'Stopped at 13 of 20 steps. Going on sends only the rest; nothing is sent twice.',
  );
});

test('where nobody counted, no figure is made up', () => {
  const status = { busy: null, progress: null, summary: null } as JobStatus;
  expect(standingSentence('interrupted', standing(status))).toBe(
    'Cut short. Going on first finds out, by reading, what was done.',
  );
});

test('after a pilot its result is to be looked at', () => {
  expect(standingSentence('pilot', { ended: 16, total: 1019, unknown: 0, of: 'step' })).toBe(
    'The pilot is done with 16 of 1,019 steps. Look at its result, then go on with the rest.',
  );
});

test('a run at rest has nothing in flight, and loses no step by that', () => {
  const rest = cutOff({ ...progress, counts: { ...counts, unknown: 2 } });
  expect([rest.inFlight, rest.counts.unknown]).toEqual([0, 5]);
  expect(rest.total - rest.waiting).toBe(endedOf(rest));
});

test('a finished run counts its steps by outcome', () => {
  expect(finishedSentence({ done: 1017, unchanged: 0, failed: 2, unknown: 0, skipped: 0 })).toBe(
    'Finished. Of 1,019 steps: 1,017 done, 2 failed.',
  );
});

test('after a crash the rows tell how far the run came', () => {
  const rows = { done: 500, unchanged: 3, failed: 1, unknown: 30, skipped: 20 };
  expect(standingSentence('stopped', standingOf(rows, 'row'))).toBe(
    'Stopped at 504 of 554 rows; 30 unknown – going on settles them by reading.',
  );
});

test('why a run stopped is told where no person stopped it', () => {
  const summary = { message: 'Stopped: 3 of 20 steps failed.' } as NonNullable<
    JobStatus['summary']
  >;
  expect(whyStopped({ ...summary, stoppedBy: 'failures' })).toBe(summary.message);
  expect(whyStopped({ ...summary, stoppedBy: 'clock' })).toBe(summary.message);
  expect(whyStopped({ ...summary, stoppedBy: 'person' })).toBeNull();
  expect(whyStopped(summary)).toBeNull();
  expect(whyStopped(null)).toBeNull();
});
