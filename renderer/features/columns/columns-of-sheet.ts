import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { CallInput } from '../../../shared/contract/contract.ts';
import { SHEETS } from '../../../shared/domain/sheets.ts';
import type { FieldName, FieldUse } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';

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

/**
 * Needed fields that neither a column nor a shaping feeds: each entry names the fields of which one
 * would do.
 */
export function missingFields(
  sheet: Pick<Sheet, 'sheet' | 'kind' | 'columns'>,
  shapings: Draft['shapings'],
): string[] {
  const fed = new Set([
    ...sheet.columns.map((column) => column.field),
    ...shapings.flatMap(({ shaping }) => (shaping.sheet === sheet.sheet ? madeBy(shaping) : [])),
  ]);
  const groups = new Map<string, FieldUse[]>();
  for (const use of fieldsOf(sheet.kind)) {
    if (use.oneOf !== undefined) groups.set(use.oneOf, [...(groups.get(use.oneOf) ?? []), use]);
  }
  return [...groups.values()]
    .filter((group) => !group.some((use) => fed.has(use.field)))
    .map((group) => group.map((use) => use.title).join(' or '));
}

/** Positions of the columns that are split or joined. */
export function columnsShaped(
  sheet: Pick<Sheet, 'sheet'>,
  shapings: Draft['shapings'],
): ReadonlySet<number> {
  const here = shapings.filter(({ shaping }) => shaping.sheet === sheet.sheet);
  return new Set(
    here.flatMap(({ shaping }) => {
      if (shaping.do === 'split') return [shaping.column];
      return shaping.do === 'join' ? shaping.columns : [];
    }),
  );
}

/** Fields that have a value by a shaping alone. */
function madeBy(shaping: Shaping): (FieldName | null)[] {
  switch (shaping.do) {
    case 'constant':
    case 'join':
      return [shaping.field];
    case 'split':
      return shaping.into;
    default:
      return [];
  }
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
