import type { Problem } from '../../../shared/domain/problem.ts';
import { PROBLEM_TITLES } from './problem-titles.ts';

export type ProblemGroup = {
  code: string;
  severity: Problem['severity'];
  title: string;
  problems: Problem[];
};

/** A heading for a code that has none of its own: `parrot.not-there` → `Parrot: not there`. */
function titleOf(code: string): string {
  const spoken = code.replace(/[.]/g, ': ').replace(/-/g, ' ');
  return PROBLEM_TITLES[code] ?? spoken.charAt(0).toUpperCase() + spoken.slice(1);
}

/** Problems by cause: errors before warnings, the most frequent first. */
export function problemGroups(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup>();
  for (const problem of problems) {
    const { code, severity } = problem;
    const key = `${severity} ${code}`;
    const group = groups.get(key) ?? { code, severity, title: titleOf(code), problems: [] };
    groups.set(key, group);
    group.problems.push(problem);
  }
  return [...groups.values()].sort(
    (a, b) => a.severity.localeCompare(b.severity) || b.problems.length - a.problems.length,
  );
}
