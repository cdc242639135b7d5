/** A workbook to be written: what is in it and how it looks, without a file format. */
export type WorkbookSpec = {
  sheets: SheetSpec[];
};

export type CellContent = string | number | null;

export type ColumnSpec = {
  title: string;
  /** In characters. */
  width: number;
  /** Text cells keep leading zeros, `+` and long ids, and never run as formulas. */
  type: 'text' | 'number';
  hidden?: boolean;
  /** Shown when the header is pointed at. */
  note?: string;
  /** Choices offered in a drop-down list. */
  choices?: readonly string[];
  /** Draws the number as a bar from 0 to this. */
  barMax?: number;
  /** Colours cells by the words done, unchanged, failed, unknown, skipped. */
  status?: boolean;
};

export type SheetSpec = {
  name: string;
  columns: ColumnSpec[];
  /** Each as long as `columns`. Header row 1 is written from the columns. */
  rows: Iterable<CellContent[]>;
};
