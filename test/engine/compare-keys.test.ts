import { expect, test } from 'vitest';
import { nameKey, numbersKey } from '../../main/engine/compare-keys.ts';

test('names differ neither by blanks nor by the way accents are written, and case counts', () => {
  expect(nameKey(' Cafe\u0301  Rouge\u00a0')).toBe('Café Rouge');
  expect(nameKey('desk')).not.toBe(nameKey('Desk'));
});

test('numbers are a set', () => {
  expect(numbersKey(['+2', '+1', '+2'])).toBe(numbersKey(['+1', '+2']));
  expect(numbersKey(['+1'])).not.toBe(numbersKey(['+1', '+2']));
});
