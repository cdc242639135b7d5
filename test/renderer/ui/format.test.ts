import { expect, test } from 'vitest';
import {
  countOf,
  formatBytes,
  formatDuration,
  formatShare,
  formatWhen,
} from '../../../renderer/ui/format.ts';

test('one thing is singular, none and many are plural', () => {
  expect([0, 1, 1204].map((count) => countOf(count, 'row'))).toEqual([
    '0 rows',
    '1 row',
    '1,204 rows',
  ]);
  expect(countOf(2, 'property', 'properties')).toBe('2 properties');
});

test('a share is never rounded to all or nothing', () => {
  expect([0, 0.001, 0.42, 0.999, 1].map(formatShare)).toEqual([
    '0 %',
    '<1 %',
    '42 %',
    '>99 %',
    '100 %',
  ]);
});

test('bytes are told in the unit that fits', () => {
  expect([1, 999, 1000, 12_400, 9_960_000, 3_000_000_000].map(formatBytes)).toEqual([
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '12 kB',
    '10 MB',
    '3.0 GB',
  ]);
});

test('durations are rounded as people say them', () => {
  expect([2, 41, 89, 100, 3600, 7800].map(formatDuration)).toEqual([
    'a few seconds',
    'about 45 seconds',
    'about 90 seconds',
    'about 2 minutes',
    'about 1 h',
    'about 2 h 10 min',
  ]);
});

test('times are told by how long ago they were', () => {
  const now = Date.UTC(2026, 10, 20, 12);
  const ago = (minutes: number) => formatWhen(now - minutes * 60_000, now);
  expect([0, 1, 59, 60, 60 * 25, 60 * 24 * 3, 60 * 24 * 40].map(ago)).toEqual([
    'just now',
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    'yesterday',
    '3 days ago',
    '11 Oct 2026',
  ]);
});
