import { expect, test } from 'vitest';
import { misusedPlan, planAmongSheets } from '../../../main/hosts/cli/plan-files.ts';

test('a saved plan is applied alone', () => {
  expect(misusedPlan(['plan.json'], {})).toBeNull();
  expect(misusedPlan(['a.csv', 'b.xlsx'], { existing: 'skip' })).toBeNull();
  expect(misusedPlan(['plan.json', 'a.csv'], {})?.message).toMatch(/plan\.json.*alone/);
});

test('a choice that a saved plan already contains is refused by its name', () => {
  expect(misusedPlan(['p.JSON'], { existing: 'skip' })?.message).toMatch(/--existing.*plan the/);
  expect(misusedPlan(['p.json'], { skipInvalid: true })).toBeNull();
});

test('a saved plan is not read as a spreadsheet', () => {
  expect(planAmongSheets(['a.csv'])).toBeNull();
  expect(planAmongSheets(['a.csv', 'p.json'])?.message).toMatch(/bellhop apply p\.json/);
});
