import { expect, test } from 'vitest';
import { defaultOptions, sameOptions } from '../../../../renderer/features/plan/plan-choices.ts';

test('choices are the same whatever the order in which they were made', () => {
  const { limits, ...rest } = defaultOptions;
  expect(sameOptions({ limits: { ...limits }, ...rest }, defaultOptions)).toBe(true);
});

test('one other choice or limit is another plan', () => {
  expect(sameOptions({ ...defaultOptions, existing: 'skip' }, defaultOptions)).toBe(false);
  const limits = { ...defaultOptions.limits, booksPerRoom: 20 };
  expect(sameOptions({ ...defaultOptions, limits }, defaultOptions)).toBe(false);
});
