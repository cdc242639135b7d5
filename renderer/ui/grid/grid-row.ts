/** Something that is wrong with a cell or a row, ready to be read by a person. */
export type CellMark = {
  severity: 'error' | 'warning';
  code: string;
  found: string;
  message: string;
  fix: string;
  /** Text for the cell that puts back what was typed, where one is offered. */
  repair?: string;
};

/** The key of `GridRow.marks` for what is wrong with a row as a whole. */
export const WHOLE_ROW = -1;

export type GridRow = {
  /** Identity; the position in the view changes with filters and edits. */
  key: string;
  /** As the spreadsheet shows it. */
  number: number;
  cells: readonly string[];
  /** What the file had, by column, for cells that were edited. */
  before: Readonly<Record<string, string>>;
  /** What changes of values made of the row, by what it is used as. */
  shaped: readonly { use: string; text: string }[];
  /** By column; `WHOLE_ROW` for the row. */
  marks: ReadonlyMap<number, readonly CellMark[]>;
};

export type GridColumn = {
  header: string;
  /** What the column is used as; null: it is left out. */
  use: string | null;
  /** What belongs into its cells, in a sentence or two. */
  help?: string;
  /** In pixels, before the person changes it. */
  width: number;
};

export type CellEdit = { key: string; column: number; text: string };

/** The gravest of the marks, or null where there are none. */
export function severityOf(marks: readonly CellMark[] | undefined): CellMark['severity'] | null {
  if (marks === undefined || marks.length === 0) return null;
  return marks.some((mark) => mark.severity === 'error') ? 'error' : 'warning';
}
