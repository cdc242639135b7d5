import { expect, test } from 'vitest';
import type { FamilyTest } from '../../../shared/contract/calls/accounts.ts';
import { exitOfTest } from '../../../main/hosts/cli/commands/account-test.ts';

const exitOf = (...states: FamilyTest['state'][]) =>
  exitOfTest(
    states.map((state) => ({
      family: 'units',
      ok: state === 'answers',
      state,
      scope: 'management',
      token: null,
      message: '',
    })),
  );

test('an account works where all that was granted answers', () => {
  expect(exitOf('answers', 'answers')).toBe(0);
  expect(exitOf('answers', 'not-granted', 'not-asked')).toBe(0);
});

test('an account does not work where something fails, or where nothing answers', () => {
  expect(exitOf('answers', 'failed')).toBe(2);
  expect(exitOf('not-granted', 'not-asked')).toBe(2);
  expect(exitOf('not-asked')).toBe(2);
});
