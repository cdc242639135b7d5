import type { Draft, DraftRow } from '../../../shared/contract/calls/drafts.ts';

export type RepairOffered = {
  /** Of the row and its column; a cell has one repair of a kind. */
  key: string;
  sheet: string;
  row: number;
  column: string;
  before: string;
  after: string;
};

/** The repairs that rows offer for a cause, in their order. */
export function repairsOffered(rows: readonly DraftRow[], code: string): RepairOffered[] {
  return rows.flatMap((row) =>
    row.problems.flatMap((problem): RepairOffered[] => {
      const { repair, column } = problem;
      if (problem.code !== code || repair === undefined || column === null) return [];
      const before = problem.cell ?? problem.found;
      return [
        {
          key: `${row.key} ${column}`,
          sheet: row.sheet,
          row: row.row,
          column,
          before,
          after: repair,
        },
      ];
    }),
  );
}

/** The rules that rows differ from, where that is the cause. */
export function rulesBehind(code: string, notes: Draft['notes']): string[] {
  if (code !== 'extension.rule-outlier') return [];
  return notes.filter((note) => note.code === 'extension.rule').map(({ message }) => message);
}
