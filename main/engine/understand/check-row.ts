import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RowAction } from '../../../shared/domain/kinds.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { MappedRow, RowData } from '../../../shared/domain/row.ts';
import { readOrigin } from './baseline.ts';
import type { Origin } from './baseline.ts';
import { buildData } from './build-data.ts';
import { checkOffers } from './check-offer.ts';
import type { FeatureUse } from './check-offer.ts';
import { createDraft } from './draft.ts';
import type { CheckContext } from './check-context.ts';
import { checkExportEdits } from './export-edits.ts';
import { problemAt, warning } from './problem-at.ts';
import { readAction } from './read-action.ts';

/** A row with everything that can be said of it alone. */
export type LocalRow = {
  row: MappedRow;
  /** Cells that mean something; those refused are left out. */
  values: Partial<Record<FieldName, string>>;
  /** False for rows to skip and for rows of an export that nobody edited. */
  asks: boolean;
  /** Does the row ask for its object to be deleted? */
  removes: boolean;
  /** Is the row one of an export? */
  exported: boolean;
  /** What the row asks for; null where it has an error. */
  data: RowData | null;
  problems: Problem[];
  /** What the row makes use of without anybody knowing whether the account is offered it. */
  unknownOffers: FeatureUse[];
};

/** Checks one row by itself: every problem of every cell. What depends on other rows is `keyedRules`. */
export function checkRow(row: MappedRow, context: CheckContext): LocalRow {
  const { action, finding } = readAction(row.values.action);
  const read = readOrigin(row);
  const origin = read === 'unreadable' ? null : read;
  const draft = createDraft(row, context, origin, action);
  if (finding) draft.problems.push(problemAt(row, 'action', finding));
  if (read === 'unreadable') {
    draft.problems.push(problemAt(row, 'bellhopBaseline', unreadableBaseline, ''));
  }
  const untouched = origin !== null && origin.edited.length === 0;
  const data = buildData(draft, action);
  if (origin) noteOrigin(row, data, origin, action, draft.problems);
  const remoteId = row.values.bellhopId;
  if (remoteId !== undefined) data.remoteId = remoteId;
  const unknownOffers = checkOffers(draft, context);
  const isValid = !draft.problems.some((problem) => problem.severity === 'error');
  return {
    row,
    values: draft.values,
    asks: action === 'delete' || (action !== 'skip' && !untouched),
    removes: action === 'delete',
    exported: origin !== null,
    data: isValid ? data : null,
    problems: draft.problems,
    unknownOffers,
  };
}

function noteOrigin(
  row: MappedRow,
  data: RowData,
  origin: Origin,
  action: RowAction,
  problems: Problem[],
): void {
  data.baseline = origin.baseline;
  data.edited = origin.edited;
  if (action === 'skip') return;
  if (action === 'delete') {
    if (origin.edited.length > 0) problems.push(problemAt(row, 'action', editsIgnored));
    return;
  }
  for (const field of origin.emptied) {
    problems.push(problemAt(row, field, emptied, origin.baseline[field]));
  }
  problems.push(...checkExportEdits(row, origin));
}

const unreadableBaseline = warning(
  'baseline.unreadable',
  'What the export noted about this row cannot be read, so the row counts as a new one.',
  'Export again, or check in the plan what the row would do.',
);
const emptied = warning(
  'cell.emptied',
  'The cell was emptied since the export, which changes nothing.',
  '(clear) removes where a cell can be cleared; else put the value back or leave the cell empty.',
);
const editsIgnored = warning(
  'row.edits-ignored',
  'The row was edited and its Action says delete; what the export knew is deleted, and the edits are ignored.',
  'Empty the Action cell if the edits are meant.',
);
