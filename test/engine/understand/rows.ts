import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { CheckedRow, MappedRow, RowDataOf } from '../../../shared/domain/row.ts';
import { limits } from '../../../shared/domain/settings.ts';
import type { CheckContext } from '../../../main/engine/understand/check-context.ts';

export const US: CheckContext = { country: 'US', vertical: 'healthcare', limits: limits.parse({}) };

export type Values = Partial<Record<FieldName, string>>;

/** A row of a sheet that has every column of its kind. */
export function mappedRow(kind: SheetKind, row: number, values: Values): MappedRow {
  const { title, fields } = sheetOf(kind);
  return {
    state: 'mapped',
    key: `${title}!${row}`,
    sheet: title,
    row,
    kind,
    values,
    columns: Object.fromEntries(fields.map((use) => [use.field, use.title])),
    cells: Object.values(values),
  };
}

/** Rows of one kind from row 2 on. */
export function mappedRows(kind: SheetKind, ...values: Values[]): MappedRow[] {
  return values.map((one, at) => mappedRow(kind, at + 2, one));
}

/** Values of an exported row: hidden columns filled, then edited; undefined empties a cell. */
export function exported(
  values: Values,
  edits: Partial<Record<FieldName, string | undefined>> = {},
): Values {
  const all: Record<string, string | undefined> = {
    ...values,
    bellhopId: values.bellhopId ?? `id of ${values.name ?? values.room ?? values.extension}`,
    bellhopBaseline: JSON.stringify(values),
    ...edits,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Severity and code of every problem, in order. */
export function codesOf(row: CheckedRow | undefined): string[] {
  return (row?.problems ?? []).map((one) => `${one.severity} ${one.code}`);
}

/** What a valid row of this kind asks for. */
export function dataOf<K extends SheetKind>(kind: K, row: CheckedRow | undefined): RowDataOf<K> {
  if (row?.state !== 'valid') throw new Error(`Not valid: ${JSON.stringify(row?.problems)}`);
  const { data } = row;
  if (!isOf(kind, data)) throw new Error(`Not of kind ${kind}.`);
  return data;
}

function isOf<K extends SheetKind>(kind: K, data: { kind: SheetKind }): data is RowDataOf<K> {
  return data.kind === kind;
}
