import type { FieldName } from '../../../shared/domain/fields.ts';
import type { MappedRow, RowKey } from '../../../shared/domain/row.ts';

/**
 * Trimmed blanks, and characters that nobody sees, are said once a column, at its first row that has
 * them. By code, sheet and field: that row. Rows that are mapped one by one each say it, so all but the
 * first must lose it again.
 */
export type BlankNotes = Map<string, RowKey>;

/** Codes that are said once a column. */
const CODES: ReadonlySet<string> = new Set(['cell.blanks-trimmed', 'cell.hidden-removed']);

/** What a row says of a column of which it need be said but once. */
export type BlankNote = { code: string; field: FieldName };

export function firstWithBlanks(rows: readonly MappedRow[]): BlankNotes {
  const notes: BlankNotes = new Map();
  for (const row of rows) {
    for (const note of blankNotesOf(row)) notes.set(noteId(row.sheet, note), row.key);
  }
  return notes;
}

/** What a row, mapped alone, says of its columns. */
export function blankNotesOf(row: MappedRow): BlankNote[] {
  return (row.problems ?? []).flatMap(({ code, field }) =>
    CODES.has(code) && field !== null ? [{ code, field }] : [],
  );
}

/** The row, mapped alone, without the notes that belong to another. */
export function withOwnNotes(row: MappedRow, notes: BlankNotes): MappedRow {
  if (!row.problems) return row;
  const problems = row.problems.filter(
    ({ code, field }) =>
      !CODES.has(code) ||
      field === null ||
      notes.get(noteId(row.sheet, { code, field })) === row.key,
  );
  const { problems: _all, ...rest } = row;
  return problems.length > 0 ? { ...rest, problems } : rest;
}

export function noteId(sheet: string, { code, field }: BlankNote): string {
  return `${code} ${field} ${sheet}`;
}

/** The notes that there can be about a row. */
export function possibleNotes({ columns }: MappedRow): BlankNote[] {
  let field: FieldName;
  const notes: BlankNote[] = [];
  for (field in columns) for (const code of CODES) notes.push({ code, field });
  return notes;
}
