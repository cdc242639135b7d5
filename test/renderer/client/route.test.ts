import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { STAGES, hashOf, parseRoute } from '../../../renderer/client/route.ts';

test('the address of a job and its stage leads back to them, whatever the id', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.constantFrom(...STAGES),
      (job, stage) => {
        const route = { page: 'job', job, stage } as const;
        expect(parseRoute(hashOf(route))).toEqual(route);
      },
    ),
  );
});

test.each(['home', 'settings', 'export'] as const)('the address of %s leads back to it', (page) => {
  expect(parseRoute(hashOf({ page }))).toEqual({ page });
});

test.each(['', '#', '#/', '#/nowhere', '#/job', '#/job/'])('%j is home', (hash) => {
  expect(parseRoute(hash)).toEqual({ page: 'home' });
});

test('a job without a stage, or with one that is unknown, opens at its files', () => {
  expect(parseRoute('#/job/j1')).toEqual({ page: 'job', job: 'j1', stage: 'file' });
  expect(parseRoute('#/job/j1/dance')).toEqual({ page: 'job', job: 'j1', stage: 'file' });
});

test('an address with a broken escape is read as it stands', () => {
  expect(parseRoute('#/job/50%/plan')).toEqual({ page: 'job', job: '50%', stage: 'plan' });
});
