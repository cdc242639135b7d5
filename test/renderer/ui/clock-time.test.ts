import { expect, test } from 'vitest';
import { formatClock, formatRate } from '../../../renderer/ui/clock-time.ts';

test('a time of today is a clock time, another day is named', () => {
  const now = new Date(2026, 10, 20, 23, 50).getTime();
  expect(formatClock(new Date(2026, 10, 20, 23, 59).getTime(), now)).toBe('23:59');
  expect(formatClock(new Date(2026, 10, 21, 0, 5).getTime(), now)).toMatch(/21 Nov.*00:05$/);
});

test('a rate keeps a digit while it is small', () => {
  expect(formatRate(4.5234)).toBe('4.5 requests a second');
  expect(formatRate(1.02)).toBe('1 request a second');
  expect(formatRate(39.6)).toBe('40 requests a second');
});
