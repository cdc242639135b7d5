import { expect, test } from 'vitest';
import type { PlanView } from '../../../../shared/contract/calls/window-jobs.ts';
import {
  consentsMissing,
  consentsNeeded,
  elsewhereSentence,
  isElsewhere,
  missingSentence,
  noConsents,
} from '../../../../renderer/features/plan/plan-consents.ts';

const none = { create: 1, change: 0, unchanged: 0, remove: 0, confirm: 0, conflict: 0, blocked: 0 };

function viewOf(counts: Partial<PlanView['counts']>, rooms: PlanView['rooms'] = null) {
  return { counts: { ...none, ...counts }, rooms, property: { id: 'p', name: 'Hotel Example' } };
}

test('a plan that only makes things needs no consent', () => {
  expect(consentsNeeded(viewOf({}, { named: 10, found: 10 }))).toEqual([]);
  expect(missingSentence([])).toBeNull();
});

test('below half of the rooms the property may be the wrong one, at half it is not', () => {
  expect(isElsewhere({ rooms: { named: 240, found: 119 } })).toBe(true);
  expect(isElsewhere({ rooms: { named: 240, found: 120 } })).toBe(false);
  expect(isElsewhere({ rooms: { named: 0, found: 0 } })).toBe(false);
  expect(isElsewhere({ rooms: null })).toBe(false);
});

test('a plan that sends nothing asks for no property', () => {
  const rooms = { named: 10, found: 0 };
  expect(consentsNeeded(viewOf({ create: 0, unchanged: 10, blocked: 2 }, rooms))).toEqual([]);
  expect(consentsNeeded(viewOf({ unchanged: 10 }, rooms))).toEqual(['yesProperty']);
});

test('each consent stands for itself, and only the very name gives it', () => {
  const view = viewOf({ remove: 2, confirm: 1 }, { named: 4, found: 1 });
  expect(consentsMissing(view, noConsents)).toEqual(['yesProperty', 'yesDelete', 'allowOverwrite']);
  const property = { ...noConsents, yesProperty: ' Hotel  Example' };
  expect(consentsMissing(view, property)).toEqual(['yesDelete', 'allowOverwrite']);
  const both = { ...property, yesDelete: 'hotel example', allowOverwrite: true };
  expect(consentsMissing(view, both)).toEqual(['yesDelete']);
  expect(consentsMissing(view, { ...both, yesDelete: 'Hotel Example' })).toEqual([]);
});

test('what is missing is said beside the button', () => {
  expect(missingSentence(['yesProperty', 'yesDelete'])).toBe(
    'First confirm that this is the right property and what is removed.',
  );
});

test('the rooms that exist are counted in a sentence', () => {
  const said = (named: number, found: number) => elsewhereSentence({ named, found }, 'Hotel A');
  expect(said(240, 12)).toBe('Only 12 of the 240 rooms in this file exist in Hotel A');
  expect(said(3, 1)).toBe('Only 1 of the 3 rooms in this file exists in Hotel A');
  expect(said(240, 0)).toBe('None of the 240 rooms in this file exists in Hotel A');
  expect(said(1, 0)).toBe('The one room in this file does not exist in Hotel A');
});
