import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { trimBlanks } from '../../../main/engine/understand/trim.ts';

const blanks = fc.string({
  unit: fc.constantFrom(...Array.from(' \t\n\u00a0\u200b\u200e\u2060\u2067\u3000\ufeff')),
});

test('blanks that nobody sees go from both ends, and none from within', () => {
  fc.assert(
    fc.property(blanks, blanks, blanks, (before, within, after) => {
      expect(trimBlanks(`${before}Rm${within}101${after}`)).toBe(`Rm${within}101`);
      expect(trimBlanks(before)).toBe('');
    }),
  );
});

test('characters outside the basic plane are no blanks', () => {
  expect(trimBlanks(' 🛎 desk 🛎 ')).toBe('🛎 desk 🛎');
});
