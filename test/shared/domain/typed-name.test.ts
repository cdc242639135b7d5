import { expect, test } from 'vitest';
import { isTypedName } from '../../../shared/domain/typed-name.ts';

test('blanks and the way accents are put together do not count', () => {
  expect(isTypedName('  Hotel \u00a0Example ', 'Hotel Example')).toBe(true);
  expect(isTypedName('Ho\u0302tel', 'H\u00f4tel')).toBe(true);
});

test('another name, another case, a part of it and nothing are not the name', () => {
  for (const typed of ['Hotel Exampel', 'hotel example', 'Hotel', '', null]) {
    expect(isTypedName(typed, 'Hotel Example'), String(typed)).toBe(false);
  }
});
