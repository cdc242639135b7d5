import { CLEAR } from '../../../shared/domain/fields.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Origin } from './baseline.ts';
import type { CheckContext } from './check-context.ts';
import { SCIENTIFIC, TEXT_FIELDS, digitsLost } from './cell-damage.ts';
import { readList } from './lists.ts';
import { error, problemAt, warning } from './problem-at.ts';
import type { Finding } from './problem-at.ts';

/** A row while it is checked: what it says, and what was found wrong so far. */
export type Draft = {
  row: MappedRow;
  context: CheckContext;
  /** Cells that mean something; those that are damaged or not available are left out. */
  values: Partial<Record<FieldName, string>>;
  problems: Problem[];
  /** Fields whose cell was refused as a whole; they are not missing. */
  refused: ReadonlySet<FieldName>;
  /**
   * Does the row send what this field says? Not so for rows to skip and for cells of an export that
   * nobody edited: what is live is never an error.
   */
  sends(field: FieldName): boolean;
};

const PHONES: ReadonlySet<FieldName> = new Set<FieldName>(['phone1', 'phone2', 'phone3']);

const NONE: ReadonlySet<FieldName> = new Set();

/** Begins the check of a row: sets aside damaged cells and what this version cannot do. */
export function createDraft(
  row: MappedRow,
  context: CheckContext,
  origin: Origin | null,
  isSkipped: boolean,
): Draft {
  const edited = origin?.edited;
  const sends = (field: FieldName): boolean => {
    if (isSkipped) return false;
    if (!edited) return true;
    return edited.includes(field) || (PHONES.has(field) && edited.some((one) => PHONES.has(one)));
  };
  const source = origin?.values ?? row.values;
  let refused = NONE;
  const problems: Problem[] = [];
  for (const problem of row.problems ?? []) {
    const { field, severity } = problem;
    if (severity === 'error' && (field === null || !sends(field))) continue;
    problems.push(problem);
    if (severity === 'error' && field !== null) refused = new Set([...refused, field]);
  }
  let field: FieldName;
  for (field in source) {
    const text = source[field] ?? '';
    const finding = refused.has(field) || !sends(field) ? null : refusalOf(field, text);
    if (!finding) continue;
    problems.push(problemAt(row, field, finding));
    refused = new Set([...refused, field]);
  }
  const values = refused.size > 0 ? { ...source } : source;
  for (const field of refused) delete values[field];
  return { row, context, values, problems, refused, sends };
}

function refusalOf(field: FieldName, text: string): Finding | null {
  if (field === 'action') return null;
  if (field === 'externalUser') return null;
  if (isClear(text)) return clearNotAvailable;
  if (TEXT_FIELDS.has(field) && SCIENTIFIC.test(text)) return digitsLost;
  return null;
}

function isClear(text: string): boolean {
  // Cheap for the many cells that are something else.
  return (
    text.includes('(') &&
    text
      .toLowerCase()
      .split(';')
      .some((one) => one.trim() === CLEAR)
  );
}

/** Notes a finding about a cell, unless the row does not send the cell. */
export function report(draft: Draft, field: FieldName, finding: Finding, found?: string): void {
  if (draft.sends(field)) draft.problems.push(problemAt(draft.row, field, finding, found));
}

/** The values of a list cell, each once; undefined where the cell is empty. */
export function listOf(draft: Draft, field: FieldName): string[] | undefined {
  const text = draft.values[field];
  if (text === undefined) return undefined;
  const { values, repeated } = readList(text);
  if (repeated.length > 0) report(draft, field, valueRepeated);
  return values;
}

const clearNotAvailable = error(
  'clear.not-available',
  'This version of Bellhop removes nothing, so (clear) cannot be carried out.',
  'Empty the cell, which changes nothing, or remove the value by other means.',
);
const valueRepeated = warning(
  'list.repeated',
  'The cell names the same value more than once; it is taken once.',
  'Remove the repetition.',
);
