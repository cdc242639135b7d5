import type { ReadDecision } from '../../shared/domain/reading.ts';
import type { ReadNote, SourceRow } from '../../shared/domain/source.ts';

/** A rectangle of merged cells: rows from 1, columns from 0, ends included. */
export type Merge = { top: number; left: number; bottom: number; right: number };

/** What is known of a sheet only once all of it was read. */
export type SheetEnd = {
  merges: Merge[];
  /** Row numbers of rows that hold anything and are hidden. */
  hiddenRows: number[];
  /** Columns from 0. */
  hiddenColumns: number[];
  /** A filter is on, which is why rows are hidden. */
  filtered?: boolean;
};

/** What a parser tells while it reads, in the order of the file. Rows are those that hold anything. */
export type ReadEvents = {
  sheet(name: string, visible: boolean): void;
  row(row: SourceRow): void;
  sheetEnd(end: SheetEnd): void;
  note(note: ReadNote): void;
  decide(decision: ReadDecision): void;
  /** How much of the file is read, 0 to 1. */
  progress(share: number): void;
};

/** What there is to say of a sheet besides its rows. */
export type Tell = Pick<ReadEvents, 'note' | 'decide'>;
