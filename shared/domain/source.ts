import type { ReadDecision } from './reading.ts';

/**
 * What a file held, cell by cell, before anything is made of it.
 * Text that shows as it is stored is a plain string, so that 100,000 rows stay small;
 * everything else says how it was stored and what the person saw.
 */
export type SourceCell = string | RichCell;

export type RichCell = {
  type: 'text' | 'number' | 'boolean' | 'date' | 'error';
  /** As stored in the file, before number formats: `7101`, `5.58199E+12`, `44927`. */
  raw: string;
  /** What the person saw, only where it differs from `raw`. */
  shown?: string;
  /** The number format code, where one was set and it is not General. */
  format?: string;
  /** The value was calculated. */
  formula?: boolean;
};

export type SourceRow = {
  /** As the spreadsheet shows it, from 1; for CSV the line on which the record begins. */
  number: number;
  /** By column, from the first; missing and empty cells are ''. */
  cells: SourceCell[];
};

export type SourceSheet = {
  /** Unique over all sheets of a job: the sheet's name, or the file's name for CSV. */
  name: string;
  /** Visible to the person who opens the file. */
  visible: boolean;
  /** Row number of the header row; 0 where no header was found. */
  headerRow: number;
  /** Rows that the header takes; one unless told. */
  headerRows?: number;
  /** Header cells as shown, trimmed. */
  headers: string[];
  /** Rows below the header that hold anything. */
  rows: SourceRow[];
};

/** How far the reading of a file is. */
export type ReadProgress = {
  /** Rows so far, headers and titles among them. */
  rows: number;
  /** Part of the file that is read, 0 to 1. */
  share: number;
};

/** A decision taken while reading, for people: encoding, delimiter, skipped title rows. */
export type ReadNote = { sheet: string; code: string; message: string };

/** A row before anything is made of it: its cells as shown, invisible characters untouched. */
export type RawRow = { number: number; cells: string[] };

/** How a sheet begins and ends in the file, whether it is used or not. */
export type SheetPreview = {
  /** Name in the file. */
  name: string;
  visible: boolean;
  /** The first rows that hold anything. */
  first: RawRow[];
  /** The last of those that follow, in their order. */
  last: RawRow[];
  /** How many there are altogether. */
  total: number;
};

export type Source = {
  /** File name without its folder. */
  name: string;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  bytes: number;
  sheets: SourceSheet[];
  notes: ReadNote[];
  /** What a person may decide otherwise. */
  decisions: ReadDecision[];
  /** One a sheet of the file, left out or not. */
  previews: SheetPreview[];
};

/** What the person saw in a cell. */
export function shownText(cell: SourceCell | undefined): string {
  if (cell === undefined) return '';
  return typeof cell === 'string' ? cell : (cell.shown ?? cell.raw);
}

/** Why a file could not be read: one sentence for people, a code for machines. */
export type SourceFailure = {
  code:
    | 'not-found'
    | 'not-a-file'
    | 'no-permission'
    | 'empty'
    | 'xls'
    | 'ods'
    | 'encrypted'
    | 'damaged'
    | 'not-a-sheet'
    | 'no-header'
    | 'too-large';
  message: string;
};
