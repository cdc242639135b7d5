import type { Action, Outcome } from './kinds.ts';

/** Actions in the order in which lists show them: first what cannot be taken back or is not sent. */
export const ACTIONS_BY_WEIGHT = [
  'remove',
  'conflict',
  'blocked',
  'confirm',
  'create',
  'change',
  'unchanged',
] as const satisfies readonly Action[];

/** Outcomes in the order in which lists show them: first what somebody has to see to. */
export const OUTCOMES_BY_WEIGHT = [
  'failed',
  'unknown',
  'skipped',
  'done',
  'unchanged',
] as const satisfies readonly Outcome[];
