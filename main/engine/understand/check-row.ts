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
  const draft = createDraft(row, context, origin, action === 'skip');
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
    asks: action !== 'skip' && !untouched,
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
  'This version of Bellhop removes nothing; put the value back or leave the cell empty.',
);
