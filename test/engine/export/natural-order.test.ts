import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareNatural } from '../../../main/engine/export/natural-order.ts';

test('numbers are ordered by value, within texts too', () => {
  expect(['Room 10', 'Room 9', 'Room 09', 'Lobby', '2', '10'].toSorted(compareNatural)).toEqual([
    '2',
    '10',
    'Lobby',
    'Room 09',
    'Room 9',
    'Room 10',
  ]);
});

test('it is an order: only equal texts are equal, turned around it turns, and it carries over', () => {
  const text = fc.string({ unit: fc.constantFrom('0', '1', '2', 'a', '/'), maxLength: 5 });
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b)) + Math.sign(compareNatural(b, a))).toBe(0);
      expect(compareNatural(a, b) === 0).toBe(a === b);
      if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) {
        expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: 2000 },
  );
});
