import type { FieldName } from '../../../shared/domain/fields.ts';
import type { MappedRow, RowKey } from '../../../shared/domain/row.ts';

/**
 * Trimmed blanks are said once a column, at its first row that has them. By sheet and field: that row.
 * Rows that are mapped one by one each say it, so all but the first must lose it again.
 */
export type BlankNotes = Map<string, RowKey>;

const CODE = 'cell.blanks-trimmed';

export function firstWithBlanks(rows: readonly MappedRow[]): BlankNotes {
  const notes: BlankNotes = new Map();
  for (const row of rows) {
    for (const field of blankFields(row)) notes.set(noteId(row.sheet, field), row.key);
  }
  return notes;
}

/** Fields of a row, mapped alone, in which blanks were trimmed. */
export function blankFields(row: MappedRow): FieldName[] {
  return (row.problems ?? []).flatMap(({ code, field }) =>
    code === CODE && field !== null ? [field] : [],
  );
}

/** The row, mapped alone, without the notes that belong to another. */
export function withOwnNotes(row: MappedRow, notes: BlankNotes): MappedRow {
  if (!row.problems) return row;
  const problems = row.problems.filter(
    ({ code, field }) =>
      code !== CODE || field === null || notes.get(noteId(row.sheet, field)) === row.key,
  );
  const { problems: _all, ...rest } = row;
  return problems.length > 0 ? { ...rest, problems } : rest;
}

export function noteId(sheet: string, field: FieldName): string {
  return `${field} ${sheet}`;
}
