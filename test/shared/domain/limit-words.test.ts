import { expect, test } from 'vitest';
import { limitWords } from '../../../shared/domain/limit-words.ts';
import { limits } from '../../../shared/domain/settings.ts';

test('every limit has words', () => {
  for (const name of Object.keys(limits.shape)) {
    expect(limitWords(name)).toMatch(/^[a-z]+ .*[a-z]$/);
  }
});

test('a limit that is not known is called by its own name', () => {
  expect(limitWords('toString')).toBe('toString');
});
