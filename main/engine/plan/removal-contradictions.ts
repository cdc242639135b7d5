import type { ValidRow } from '../../../shared/domain/row.ts';
import type { ProblemSink } from './row-problem.ts';

/** Tells rows that keep or create what others remove, and the other way round, of each other. */
export function tellContradiction(
  what: string,
  removing: readonly ValidRow[],
  keeping: readonly ValidRow[],
  sink: ProblemSink,
): void {
  const tell = (row: ValidRow, sentence: string): void =>
    sink.add(row, {
      code: 'removal.contradiction',
      field: null,
      found: '',
      message: sentence,
      fix: 'Leave the row that is meant, and take the other out or write skip into its Action.',
    });
  for (const row of removing) {
    tell(row, `The row removes ${what}, which ${placesOf(keeping, row)} would keep or create.`);
  }
  for (const row of keeping) {
    tell(row, `The row keeps or creates ${what}, which ${placesOf(removing, row)} would remove.`);
  }
}

const NAMED = 5;

/** "row 7" or "rows 7, 9 of Contacts and 3 more". */
function placesOf(rows: readonly ValidRow[], self: ValidRow): string {
  const named = rows
    .slice(0, NAMED)
    .map(({ sheet, row }) => (sheet === self.sheet ? `${row}` : `${row} of ${sheet}`));
  const more = rows.length > NAMED ? ` and ${rows.length - NAMED} more` : '';
  return `${rows.length === 1 ? 'row' : 'rows'} ${named.join(', ')}${more}`;
}
