import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import { GENERAL_WORDS } from './general-words.ts';

type Cause = Draft['causes'][number];

/** Problems of one code and severity. */
type CauseTally = Pick<Cause, 'code' | 'severity' | 'rows' | 'repairable'> & {
  /** How often each sentence stands there. */
  messages: Map<string, number>;
  fixes: Map<string, number>;
};

/** Problems by row and counted by cause, kept right at a cost that does not grow with the rows. */
export type Tally = {
  /** Rows that have problems, and no others. */
  problems: Map<RowKey, Problem[]>;
  causes: Map<string, CauseTally>;
  errorRows: number;
  errors: number;
  warnings: number;
};

export function tallyOf(problems: ReadonlyMap<RowKey, Problem[]>): Tally {
  const tally: Tally = {
    problems: new Map(),
    causes: new Map(),
    errorRows: 0,
    errors: 0,
    warnings: 0,
  };
  for (const [key, found] of problems) noteProblems(tally, key, found);
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
  return [...tally.causes.values()]
    .map(causeOf)
    .toSorted(
      (a, b) =>
        a.severity.localeCompare(b.severity) || b.rows - a.rows || a.code.localeCompare(b.code),
    );
}

/** The sentence of its rows where they agree; else one that is true of all of them. */
function causeOf({ code, severity, rows, repairable, messages, fixes }: CauseTally): Cause {
  const general = GENERAL_WORDS[code];
  return {
    code,
    severity,
    rows,
    repairable,
    message: agreed(messages, general?.message),
    fix: agreed(fixes, general?.fix),
  };
}

/** The sentence that all say, else the other one where there is one. */
function agreed(counts: ReadonlyMap<string, number>, instead: string | undefined): string {
  const [first = ''] = counts.keys();
  return counts.size === 1 ? first : (instead ?? first);
}

function count(tally: Tally, problems: readonly Problem[], by: 1 | -1): void {
  const seen = new Set<string>();
  for (const { code, severity, message, fix, repair } of problems) {
    if (severity === 'error') tally.errors += by;
    else tally.warnings += by;
    const id = `${severity} ${code}`;
    const cause = tally.causes.get(id) ?? {
      code,
      severity,
      rows: 0,
      repairable: 0,
      messages: new Map<string, number>(),
      fixes: new Map<string, number>(),
    };
    add(cause.messages, message, by);
    add(cause.fixes, fix, by);
    if (repair !== undefined) cause.repairable += by;
    if (!seen.has(id)) cause.rows += by;
    seen.add(id);
    if (cause.rows > 0) tally.causes.set(id, cause);
    else if (cause.messages.size === 0) tally.causes.delete(id);
  }
  if (problems.some(({ severity }) => severity === 'error')) tally.errorRows += by;
}

function add(counts: Map<string, number>, text: string, by: 1 | -1): void {
  const now = (counts.get(text) ?? 0) + by;
  if (now === 0) counts.delete(text);
  else counts.set(text, now);
}
