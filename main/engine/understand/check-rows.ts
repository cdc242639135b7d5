import type { CheckedRow, MappedRow } from '../../../shared/domain/row.ts';
import type { CheckContext } from './check-context.ts';
import { createRowIndex } from './row-index.ts';

/** Checks rows of all sheets of a job: same order, every problem of every cell. */
export function checkRows(rows: readonly MappedRow[], context: CheckContext): CheckedRow[] {
  return createRowIndex(rows, context).rows();
}
