import type { Problem } from '../../../shared/domain/problem.ts';
import type { DraftState } from './draft-state.ts';
import type { CellEdit } from './edit-cells.ts';

/**
 * The edits that put back what a spreadsheet spoilt, wherever problems of this code offer it.
 *
 * @param sheet one sheet by its name; null: all of them
 */
export function repairsOf(state: DraftState, code: string, sheet: string | null): CellEdit[] {
  const edits: CellEdit[] = [];
  for (const [key, problems] of state.tally.problems) {
    for (const problem of problems) {
      const { repair } = problem;
      if (problem.code !== code || repair === undefined) continue;
      if (sheet !== null && problem.sheet !== sheet) continue;
      const column = columnOf(state, problem);
      if (column !== undefined) edits.push({ key, column, text: repair });
    }
  }
  return edits;
}

/** Position of the column; one that feeds several fields is told by its header alone. */
function columnOf({ mapping }: DraftState, problem: Problem): number | undefined {
  const columns = mapping.find(({ sheet }) => sheet === problem.sheet)?.columns ?? [];
  const named = columns.filter(({ column }) => column === problem.column);
  return (named.find(({ field }) => field === problem.field) ?? named[0])?.index;
}
