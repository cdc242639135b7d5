import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RowAction, SheetKind } from '../../../shared/domain/kinds.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { Origin } from './baseline.ts';
import type { CheckContext } from './check-context.ts';
import { readClear } from './clear-cell.ts';
import { digitsLost } from './damage.ts';
import { SCIENTIFIC } from './damaged-number.ts';
import { isTextField } from './field-natures.ts';
import { readList } from './lists.ts';
import { isNeededToDelete } from './needed-to-delete.ts';
import { problemAt, warning } from './problem-at.ts';
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
  /** Fields whose cell asks to be emptied; they have no value. */
  cleared: ReadonlySet<FieldName>;
  /** The row deletes its object, so that its cells only tell which one. */
  removes: boolean;
  /** The values are those of the export, since the row deletes what it knew. */
  asExported: boolean;
  /**
   * Does the row send what this field says? Not so for rows to skip, for cells of an export that nobody
   * edited (what is live is never an error) and for cells that a row to delete has no need of.
   */
  sends(field: FieldName): boolean;
};

const PHONES: ReadonlySet<FieldName> = new Set<FieldName>(['phone1', 'phone2', 'phone3']);

const NONE: ReadonlySet<FieldName> = new Set();

/** Begins the check of a row: sets aside damaged cells and those that ask to be emptied. */
export function createDraft(
  row: MappedRow,
  context: CheckContext,
  origin: Origin | null,
  action: RowAction,
): Draft {
  const isSkipped = action === 'skip';
  const removes = action === 'delete';
  // What an export knew of an object tells which one goes, whatever was edited since.
  const asExported = removes && origin !== null && !CALLING.has(row.kind);
  const edited = origin?.edited;
  const sends = (field: FieldName): boolean => {
    if (isSkipped || asExported) return false;
    if (removes && !isNeededToDelete(row.kind, field)) return false;
    if (!edited) return true;
    return edited.includes(field) || (PHONES.has(field) && edited.some((one) => PHONES.has(one)));
  };
  const source = asExported ? origin.baseline : (origin?.values ?? row.values);
  let refused = NONE;
  let cleared = NONE;
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
    const clear = asExported || KEYS.has(field) ? 'no' : readClear(row.kind, field, text);
    if (clear === 'clear' || (clear !== 'no' && !sends(field))) {
      cleared = new Set([...cleared, field]);
      continue;
    }
    if (refused.has(field) || !sends(field)) continue;
    const finding = clear === 'no' ? damageOf(field, text) : clear;
    if (!finding) continue;
    problems.push(problemAt(row, field, finding));
    refused = new Set([...refused, field]);
  }
  const values = refused.size + cleared.size > 0 ? { ...source } : source;
  for (const field of refused) delete values[field];
  // The id of an external user is read with its own rules, which know the word.
  for (const field of cleared) if (field !== 'externalUser') delete values[field];
  const asked = isSkipped || removes ? NONE : cleared;
  return { row, context, values, problems, refused, cleared: asked, removes, asExported, sends };
}

const KEYS: ReadonlySet<FieldName> = new Set<FieldName>(['action', 'bellhopId', 'bellhopBaseline']);
/** Sheets whose rows tell their object by every cell. */
const CALLING: ReadonlySet<SheetKind> = new Set<SheetKind>([
  'callingRules',
  'inboundCalling',
  'externalUsers',
]);

function damageOf(field: FieldName, text: string): Finding | null {
  return isTextField(field) && SCIENTIFIC.test(text) ? digitsLost : null;
}

/** Notes a finding about a cell, unless the row does not send the cell. */
export function report(draft: Draft, field: FieldName, finding: Finding, found?: string): void {
  if (draft.sends(field)) draft.problems.push(problemAt(draft.row, field, finding, found));
}

/** The values of a list cell, each once; undefined where the cell is empty. */
export function listOf(draft: Draft, field: FieldName): string[] | 'clear' | undefined {
  if (draft.cleared.has(field)) return 'clear';
  const text = draft.values[field];
  if (text === undefined) return undefined;
  const { values, repeated } = readList(text);
  if (repeated.length > 0) report(draft, field, valueRepeated);
  return [...values];
}

const valueRepeated = warning(
  'list.repeated',
  'The cell names the same value more than once; it is taken once.',
  'Remove the repetition.',
);
