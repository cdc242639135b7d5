import { expect, test } from 'vitest';
import { codeFromHash } from '../../../renderer/client/browser-session.ts';

test('the code of the printed address is found in the fragment only', () => {
  expect(codeFromHash('#code=aB_-9')).toBe('aB_-9');
});

test.each(['', '#/', '#/job/j1/plan', '#/job/code=1/plan'])('%j holds no code', (hash) => {
  expect(codeFromHash(hash)).toBeNull();
});
