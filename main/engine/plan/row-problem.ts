import type { FieldName } from '../../../shared/domain/fields.ts';
import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { Problem } from '../../../shared/domain/problem.ts';
import type { SheetTable } from '../../../shared/domain/plan.ts';
import type { ValidRow } from '../../../shared/domain/row.ts';

/** A problem found while planning, with the row it belongs to. */
export type RowProblem = { row: ValidRow; problem: Problem };

export type ProblemText = {
  code: string;
  /** Null where the whole row is meant. */
  field: FieldName | null;
  found: string;
  message: string;
  fix: string;
  severity?: 'error' | 'warning';
  near?: string[];
};

/** Collects what is wrong with rows, and names the column as the sheet does. */
export type ProblemSink = {
  add(row: ValidRow, text: ProblemText): void;
  readonly found: RowProblem[];
};

/**
 * A sink that finds the column of a problem again. Rows do not say which column fed a field,
 * so the header of that title wins, else the only cell that shows the value found.
 */
export function createProblemSink(sheets: readonly SheetTable[]): ProblemSink {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const found: RowProblem[] = [];
  return {
    found,
    add(row, { severity = 'error', ...text }) {
      const column = columnOf(byName.get(row.sheet), row, text.field, text.found);
      found.push({
        row,
        problem: { sheet: row.sheet, row: row.row, column, severity, ...text },
      });
    },
  };
}

function columnOf(
  sheet: SheetTable | undefined,
  row: ValidRow,
  field: FieldName | null,
  found: string,
): string | null {
  if (!sheet || field === null) return null;
  const title = sheetOf(row.data.kind).fields.find((use) => use.field === field)?.title;
  const named = sheet.headers.find((header) => header.toLowerCase() === title?.toLowerCase());
  if (named !== undefined) return named;
  const holding = sheet.headers.filter((_, index) => found !== '' && row.cells[index] === found);
  return holding.length === 1 ? (holding[0] ?? null) : null;
}
