import type { TrunkProblem } from '../../../shared/contract/calls/trunks.ts';

/** What keeps a trunk from being sent. @param message one sentence with the rule and the fix */
export function error(code: TrunkProblem['code'], message: string): TrunkProblem {
  return { severity: 'error', code, message };
}

/** What is only said. */
export function warning(code: TrunkProblem['code'], message: string): TrunkProblem {
  return { severity: 'warning', code, message };
}

/** Those that keep a trunk from being sent. */
export function errorsOf(problems: readonly TrunkProblem[]): TrunkProblem[] {
  return problems.filter(({ severity }) => severity === 'error');
}
