import { expect, test } from 'vitest';
import { durationRange } from '../../../main/hosts/cli/print-plan.ts';
import { failureShare, runLimitsOf, stopTime } from '../../../main/hosts/cli/run-options.ts';

test.each([
  ['5', 5],
  ['5%', 5],
  [' 2.5 % ', 2.5],
  ['0', 0],
  ['99.9', 99.9],
])('%j is a share', (text, share) => {
  expect(failureShare(text)).toBe(share);
});

test.each(['', '%', '-5', '100', '5 percent', '1e1', '5,5'])('%j is no share', (text) => {
  expect(() => failureShare(text)).toThrow('from 0 to below 100');
});

test('a time becomes a moment, and what was not asked for limits nothing', () => {
  expect(stopTime('2026-11-21T06:00Z')).toBe(Date.UTC(2026, 10, 21, 6));
  expect(() => stopTime('later')).toThrow('18:30');
  expect(runLimitsOf({ stopAt: Date.UTC(2026, 10, 21, 6) })).toEqual({
    pilot: null,
    pilotFloor: null,
    stopAtFailures: null,
    stopAt: '2026-11-21T06:00:00.000Z',
  });
});

test('a range of time is told as short as it can be', () => {
  const range = (fromSeconds: number, toSeconds: number) =>
    durationRange({ fromSeconds, toSeconds });
  expect(range(12, 20)).toBe('12 to 20 s');
  expect(range(12.1, 12.3)).toBe('12 s');
  expect(range(50, 200)).toBe('50 s to 3 min');
  expect(range(120, 300)).toBe('2 to 5 min');
  expect(range(3000, 9000)).toBe('50 min to 2.5 h');
});
