import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { CheckedRow, RowKey } from '../../../shared/domain/row.ts';

type Cause = Draft['causes'][number];

/** Problems by row and counted by cause, kept right at a cost that does not grow with the rows. */
export type Tally = {
  /** Rows that have problems, and no others. */
  problems: Map<RowKey, Problem[]>;
  causes: Map<string, Cause>;
  errorRows: number;
  errors: number;
  warnings: number;
};

export function tallyOf(rows: readonly CheckedRow[]): Tally {
  const tally: Tally = {
    problems: new Map(),
    causes: new Map(),
    errorRows: 0,
    errors: 0,
    warnings: 0,
  };
  for (const row of rows) noteProblems(tally, row.key, row.problems);
  return tally;
}

/** Takes over what is now known of a row. */
export function noteProblems(tally: Tally, key: RowKey, problems: Problem[]): void {
  const before = tally.problems.get(key);
  if (before) count(tally, before, -1);
  if (problems.length > 0) {
    tally.problems.set(key, problems);
    count(tally, problems, 1);
  } else if (before) {
    tally.problems.delete(key);
  }
}

/** The causes, errors first, those of most rows first. */
export function causesOf(tally: Tally): Cause[] {
  return [...tally.causes.values()].toSorted(
    (a, b) =>
      a.severity.localeCompare(b.severity) || b.rows - a.rows || a.code.localeCompare(b.code),
  );
}

function count(tally: Tally, problems: readonly Problem[], by: 1 | -1): void {
  const seen = new Set<string>();
  for (const problem of problems) {
    if (problem.severity === 'error') tally.errors += by;
    else tally.warnings += by;
    const id = `${problem.severity} ${problem.code}`;
    if (seen.has(id)) continue;
    seen.add(id);
    const { code, severity, message, fix } = problem;
    const cause = tally.causes.get(id) ?? { code, severity, rows: 0, message, fix };
    cause.rows += by;
    if (cause.rows === 0) tally.causes.delete(id);
    else tally.causes.set(id, cause);
  }
  if (problems.some(({ severity }) => severity === 'error')) tally.errorRows += by;
}
