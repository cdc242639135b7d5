import { expect, test } from 'vitest';
import { costOf, timesOf } from '../../../renderer/ui/run-cost.ts';

test('the cost of a run names requests and time', () => {
  expect(costOf({ requests: 3, seconds: 12, throttled: 2 })).toBe(
    'The last run: 3 requests, about 15 seconds, slowed down by the service twice.',
  );
  expect(costOf({ requests: 1, seconds: 1, throttled: 0 })).toBe(
    'The last run: 1 request, a few seconds.',
  );
});

test('times are said as people say them', () => {
  expect([1, 2, 3, 1200].map(timesOf)).toEqual(['once', 'twice', '3 times', '1,200 times']);
});
