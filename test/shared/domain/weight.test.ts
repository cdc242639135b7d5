import { expect, test } from 'vitest';
import { ACTIONS, OUTCOMES } from '../../../shared/domain/kinds.ts';
import { ACTIONS_BY_WEIGHT, OUTCOMES_BY_WEIGHT } from '../../../shared/domain/weight.ts';

test('every action and every outcome has its place', () => {
  expect(ACTIONS_BY_WEIGHT.toSorted()).toEqual(ACTIONS.toSorted());
  expect(OUTCOMES_BY_WEIGHT.toSorted()).toEqual(OUTCOMES.toSorted());
});

test('what is unchanged comes last', () => {
  expect(ACTIONS_BY_WEIGHT.at(-1)).toBe('unchanged');
  expect(OUTCOMES_BY_WEIGHT.at(-1)).toBe('unchanged');
});
