import { planOptions } from '../../../shared/domain/settings.ts';
import type { PlanOptions } from '../../../shared/domain/settings.ts';

export const defaultOptions: PlanOptions = planOptions.parse({});

/** Whether two sets of choices ask for the same plan. */
export function sameOptions(a: PlanOptions, b: PlanOptions): boolean {
  return JSON.stringify(planOptions.parse(a)) === JSON.stringify(planOptions.parse(b));
}
