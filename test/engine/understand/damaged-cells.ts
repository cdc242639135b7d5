import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import { mapRows } from '../../../main/engine/understand/map-rows.ts';
import type { MapRowsOptions } from '../../../main/engine/understand/map-rows.ts';
import { sheetOf as titleOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { MappedRow } from '../../../shared/domain/row.ts';
import type { SourceCell } from '../../../shared/domain/source.ts';
import { sheetOf } from './sheets.ts';

const KIND: Partial<Record<FieldName, SheetKind>> = {
  phone1: 'contacts',
  name: 'contacts',
  targetRoom: 'callingRules',
};

/** A sheet with these cells in the column of one field, and whatever else its kind needs. */
export function rowsWith(
  field: FieldName,
  cells: readonly SourceCell[],
  options: MapRowsOptions = {},
): MappedRow[] {
  const kind = KIND[field] ?? 'rooms';
  const { title, fields } = titleOf(kind);
  const needed = fields.filter((use) => use.field === field || use.oneOf !== undefined);
  const sheet = sheetOf(
    title,
    needed.map((use) => use.title),
    cells.map((cell, at) =>
      needed.map((use) => (use.field === field ? cell : use.field === 'rule' ? 'block' : `x${at}`)),
    ),
  );
  const mapping = mapSheets([sheet], []);
  if (!mapping.ok) throw new Error(mapping.error.message);
  return mapping.value.flatMap((one) => mapRows(sheet, one, options));
}

/** What is said of the cell of this row, and what it is offered to become. */
export function damageIn(row: MappedRow | undefined, field: FieldName): string[] {
  return (row?.problems ?? []).flatMap((one) =>
    one.field === field
      ? [`${one.severity} ${one.code}${one.repair === undefined ? '' : ` → ${one.repair}`}`]
      : [],
  );
}

/** All of them for the last of the cells. */
export function damageOfLast(
  field: FieldName,
  cells: readonly SourceCell[],
  options?: MapRowsOptions,
): string[] {
  return damageIn(rowsWith(field, cells, options).at(-1), field);
}
