import { expect, test } from 'vitest';
import { clockWords, stopTimeOf } from '../../../shared/domain/stop-time.ts';

const now = new Date(2026, 10, 20, 18, 29, 30).getTime();
const local = (...at: [number, number, number, number, number]) =>
  new Date(at[0], at[1] - 1, at[2], at[3], at[4]).getTime();

test('a time of the clock is the next time that it shows', () => {
  expect(stopTimeOf('18:30', now)).toBe(local(2026, 11, 20, 18, 30));
  expect(stopTimeOf('18:29', now)).toBe(local(2026, 11, 21, 18, 29));
  expect(stopTimeOf(' 6:05 ', now)).toBe(local(2026, 11, 21, 6, 5));
  expect(stopTimeOf('00:00', local(2026, 12, 31, 23, 59))).toBe(local(2027, 1, 1, 0, 0));
});

test('the day after is a day of the calendar, also where the clocks change in between', () => {
  for (const [month, day] of [
    [3, 7],
    [3, 28],
    [10, 24],
    [10, 31],
  ] as const) {
    const at = stopTimeOf('12:00', local(2026, month, day, 13, 0));
    expect(at).toBe(local(2026, month, day + 1, 12, 0));
  }
});

test('a date with a time is of this place, unless it says which', () => {
  expect(stopTimeOf('2026-11-21T06:00', now)).toBe(local(2026, 11, 21, 6, 0));
  expect(stopTimeOf('2026-11-21 06:00', now)).toBe(local(2026, 11, 21, 6, 0));
  expect(stopTimeOf('2026-11-21T06:00:30Z', now)).toBe(Date.UTC(2026, 10, 21, 6, 0, 30));
  expect(stopTimeOf('2026-11-21T06:00+09:00', now)).toBe(Date.UTC(2026, 10, 20, 21, 0));
});

test.each([
  '',
  '24:00',
  '18:60',
  '18',
  '1830',
  '-1:00',
  '18:30:00',
  'noon',
  '2026-02-30T10:00',
  '2026-11-21',
])('"%s" is no time', (text) => {
  expect(stopTimeOf(text, now)).toBeNull();
});

test('a time is told with its day where that is another', () => {
  expect(clockWords(local(2026, 11, 20, 6, 5), now)).toBe('06:05');
  expect(clockWords(local(2026, 11, 21, 6, 5), now)).toBe('06:05 on 21 Nov');
});
