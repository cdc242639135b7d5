import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import { countOf, formatCount } from '../../ui/format.ts';

type Counts = Pick<Draft, 'errors' | 'errorRows' | 'warnings' | 'rows'>;

/** `12 errors in 9 of 554 rows; 3 warnings.` */
export function countsSentence({ errors, errorRows, warnings, rows }: Counts): string {
  if (rows === 0) return 'There are no rows to check.';
  if (errors === 0 && warnings === 0) return `No problems in ${countOf(rows, 'row')}.`;
  const wrong =
    errors === 0
      ? `No errors in ${countOf(rows, 'row')}`
      : `${countOf(errors, 'error')} in ${formatCount(errorRows)} of ${countOf(rows, 'row')}`;
  return `${wrong}; ${warnings === 0 ? 'no warnings' : countOf(warnings, 'warning')}.`;
}

/** After a change, beside the counts above the rows: `13 errors and 5 warnings are left.` */
export function leftSentence({ errors, warnings }: Pick<Counts, 'errors' | 'warnings'>): string {
  const parts = [
    ...(errors > 0 ? [countOf(errors, 'error')] : []),
    ...(warnings > 0 ? [countOf(warnings, 'warning')] : []),
  ];
  if (parts.length === 0) return 'No problem is left.';
  return `${parts.join(' and ')} ${errors + warnings === 1 ? 'is' : 'are'} left.`;
}

/** What the plan will do about rows with errors. */
export function aheadSentence({ errorRows, rows }: Counts): string {
  if (rows === 0) return '';
  if (errorRows === 0) return 'All rows go into the plan.';
  if (errorRows === rows) return 'No row can go into the plan before its errors are fixed.';
  const left = rows - errorRows;
  return `${countOf(left, 'row')} can go into the plan; ${countOf(errorRows, 'row')} with errors ${errorRows === 1 ? 'is' : 'are'} left out until fixed.`;
}
