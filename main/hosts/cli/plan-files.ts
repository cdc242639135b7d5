import { extname } from 'node:path';
import type { CallError } from '../../../shared/contract/errors.ts';
import type { PlanFlags } from './plan-options.ts';
import { READING_FLAGS } from './reading-options.ts';
import { SHAPE_FLAGS } from './shape-options.ts';

export function isPlanFile(path: string): boolean {
  return extname(path).toLowerCase() === '.json';
}

/** Choices that a saved plan already contains; to take them differently is to plan again. */
const DECIDED: readonly [keyof PlanFlags, string][] = [
  ['map', '--map'],
  ['limit', '--limit'],
  ['replaceExtensions', '--replace-extensions'],
  ['sharedBooks', '--shared-books'],
  ['existing', '--existing'],
  ['read', '--read'],
  ['repair', '--repair'],
  ...READING_FLAGS,
  ...SHAPE_FLAGS,
];

/** What is wrong with a saved plan among the files of `apply`, or null. */
export function misusedPlan(files: readonly string[], flags: PlanFlags): CallError | null {
  const plan = files.find(isPlanFile);
  if (plan === undefined) return null;
  if (files.length > 1) {
    return usage(`${plan} is a saved plan and is applied alone; leave out the other files.`);
  }
  const [, option] = DECIDED.find(([flag]) => flags[flag] !== undefined) ?? [];
  return option === undefined
    ? null
    : usage(`${option} was decided when ${plan} was made; plan the files again with it.`);
}

/** What is wrong with a saved plan where spreadsheets are read, or null. */
export function planAmongSheets(files: readonly string[]): CallError | null {
  const plan = files.find(isPlanFile);
  return plan === undefined
    ? null
    : usage(`${plan} is no spreadsheet; a saved plan is run with bellhop apply ${plan} --yes.`);
}

function usage(message: string): CallError {
  return { code: 'usage', message };
}
