import type { ReadDecision, SheetReading } from '../../../shared/domain/reading.ts';
import type {
  ReadNote,
  SourceCell,
  SourceRow,
  SourceSheet,
} from '../../../shared/domain/source.ts';
import { shownText } from '../../../shared/domain/source.ts';
import { assembleSheet } from '../../../main/sheets/assemble-sheet.ts';
import type { Merge, SheetEnd } from '../../../main/sheets/sheet-events.ts';

/** Rows as parsers give them: `null` is an empty row, which they leave out. */
export function rowsOf(lines: readonly (readonly SourceCell[] | null)[], from = 1): SourceRow[] {
  return lines.flatMap((cells, at) => (cells ? [{ number: at + from, cells: [...cells] }] : []));
}

/** Rows of a table drawn with bars, one a line; an empty line is an empty row. */
export function drawn(table: string): (string[] | null)[] {
  const lines = table.replace(/^\n|\n\s*$/g, '').split('\n');
  return lines.map((line) =>
    line.trim() === '' ? null : line.split('|').map((cell) => cell.trim()),
  );
}

/** `A1:B2` as a range. */
export function range(address: string): Merge {
  const [, left = '', top, right = '', bottom] = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(address) ?? [];
  return {
    top: Number(top),
    left: left.charCodeAt(0) - 65,
    bottom: Number(bottom),
    right: right.charCodeAt(0) - 65,
  };
}

export type Assembling = {
  merges?: string[];
  end?: Partial<SheetEnd>;
  /** Decisions of a person, by the sheet's name. */
  readings?: Record<string, SheetReading>;
  name?: string;
  visible?: boolean;
};

export type Shown = Pick<SourceSheet, 'name' | 'headerRow' | 'headers' | 'visible'> & {
  rows: string[][];
  numbers: number[];
};

/** What becomes of a sheet of these lines, as a person sees it. */
export function assembled(lines: (SourceCell[] | null)[], how: Assembling = {}) {
  const { merges = [], end, readings = {}, name = 'S', visible = true } = how;
  const notes: ReadNote[] = [];
  const decisions: ReadDecision[] = [];
  const made = assembleSheet(
    { file: 'F.xlsx', name, visible, rows: rowsOf(lines) },
    { merges: merges.map(range), hiddenRows: [], hiddenColumns: [], ...end },
    { note: (note) => void notes.push(note), decide: (one) => void decisions.push(one) },
    (sheet) => readings[sheet] ?? {},
  );
  const sheets = made.sheets.map((sheet): Shown => ({
    name: sheet.name,
    visible: sheet.visible,
    headerRow: sheet.headerRow,
    headers: sheet.headers,
    rows: sheet.rows.map((row) => row.cells.map(shownText)),
    numbers: sheet.rows.map((row) => row.number),
  }));
  const [first] = sheets;
  const saysOf = (what: ReadDecision['what']) =>
    decisions.filter((decision) => decision.what === what);
  return { sheets, first, notes, decisions, saysOf, previews: made.previews };
}

/** The first sheet of those that were made. */
export function tableOf(lines: (SourceCell[] | null)[], how: Assembling = {}) {
  const made = assembled(lines, how);
  if (!made.first) throw new Error('The sheet was left out.');
  return { ...made, ...made.first };
}
