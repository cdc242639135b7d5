import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import type { FieldName, FieldUse } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';

type Sheet = Draft['sheets'][number];

/** What a sheet of this kind may hold. */
export function fieldsOf(kind: SheetKind | null): readonly FieldUse[] {
  return SHEETS.find((sheet) => sheet.kind === kind)?.fields ?? [];
}

export function kindTitle(kind: SheetKind | null): string {
  return SHEETS.find((sheet) => sheet.kind === kind)?.title ?? '';
}

export function fieldTitle(kind: SheetKind | null, field: FieldName): string {
  return fieldsOf(kind).find((use) => use.field === field)?.title ?? field;
}

/** Needed fields that no column feeds: each entry names the fields of which one would do. */
export function missingFields(sheet: Pick<Sheet, 'kind' | 'columns'>): string[] {
  const fed = new Set(sheet.columns.map((column) => column.field));
  const groups = new Map<string, FieldUse[]>();
  for (const use of fieldsOf(sheet.kind)) {
    if (use.oneOf !== undefined) groups.set(use.oneOf, [...(groups.get(use.oneOf) ?? []), use]);
  }
  return [...groups.values()]
    .filter((group) => !group.some((use) => fed.has(use.field)))
    .map((group) => group.map((use) => use.title).join(' or '));
}

/**
 * The change that gives a column a field: a field that another column feeds moves over, since
 * two columns for one field could not be decided between.
 */
export function withField(
  sheet: Sheet,
  index: number,
  field: FieldName | null,
): {
  columns: CallInput<'drafts.map'>['columns'];
  /** Header of the column that lost the field. */
  taken: string | null;
} {
  const before = sheet.columns.find(
    (column) => column.index !== index && field !== null && column.field === field,
  );
  const columns = [{ sheet: sheet.sheet, index, field }];
  if (before === undefined) return { columns, taken: null };
  return {
    columns: [{ sheet: sheet.sheet, index: before.index, field: null }, ...columns],
    taken: before.column,
  };
}

/** A score in a word; the number alone would claim more than it knows. */
export function sureness(score: number): 'certain' | 'likely' | 'a guess' {
  if (score >= 0.95) return 'certain';
  return score >= 0.7 ? 'likely' : 'a guess';
}
