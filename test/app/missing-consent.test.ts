import { expect, test } from 'vitest';
import { missingConsent } from '../../main/app/call-errors.ts';
import type { Plan, Step } from '../../shared/domain/plan.ts';
import { planOptions } from '../../shared/domain/settings.ts';

function step(given: Partial<Step>): Step {
  return {
    id: 'contact:1',
    kind: 'contact',
    key: 'Desk / Bell',
    action: 'create',
    before: null,
    after: null,
    rows: [],
    needs: [],
    remoteId: null,
    reason: null,
    write: { op: 'contact.delete', addressBookId: 'b', contactId: 'c' },
    ...given,
  };
}

function missing(
  steps: Step[],
  options: Parameters<typeof planOptions.parse>[0] = {},
  rooms?: Plan['rooms'],
): string[] | undefined {
  const property = { id: 'p', name: 'Hotel  Example' };
  return missingConsent({ steps, property, rooms, options: planOptions.parse(options) })?.names;
}

test('removals want the name of the property as it is written, blanks aside', () => {
  const removal = [step({ action: 'remove' })];
  expect(missing(removal)).toEqual(['--yes-delete']);
  expect(missing(removal, { yesDelete: 'hotel example' })).toEqual(['--yes-delete']);
  expect(missing(removal, { yesDelete: ' Hotel Example ' })).toBeUndefined();
  expect(missing([step({})])).toBeUndefined();
});

test('a file of which less than half of the rooms are here wants the name of the property', () => {
  expect(missing([step({})], {}, { named: 10, found: 4 })).toEqual(['--yes-property']);
  expect(missing([step({})], {}, { named: 10, found: 5 })).toBeUndefined();
  const yes = { yesProperty: 'Hotel Example' };
  expect(missing([step({})], yes, { named: 10, found: 0 })).toBeUndefined();
});

test('a plan that sends nothing wants no consent for the rooms that are missing', () => {
  const gone = [step({ action: 'unchanged', write: null })];
  expect(missing(gone, {}, { named: 10, found: 0 })).toBeUndefined();
});
