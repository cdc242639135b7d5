import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import { mapSheets } from '../../../main/engine/understand/map-columns.ts';
import type { MappingFailure } from '../../../main/engine/understand/map-columns.ts';
import type { MapOverride } from '../../../main/engine/understand/map-overrides.ts';
import type { SourceCell, SourceSheet } from '../../../shared/domain/source.ts';

/** A sheet with its header in row 1. */
export function sheetOf(
  name: string,
  headers: readonly string[],
  rows: readonly (readonly SourceCell[])[] = [],
): SourceSheet {
  return {
    name,
    visible: true,
    headerRow: 1,
    headers: [...headers],
    rows: rows.map((cells, at) => ({ number: at + 2, cells: [...cells] })),
  };
}

/** What is decided about the sheets; a failure throws. */
export function mappingOf(sheets: SourceSheet[], overrides: MapOverride[] = []): SheetMapping[] {
  const result = mapSheets(sheets, overrides);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

/** Header and field of the columns that feed one, of the first sheet. */
export function fieldsOf(
  sheet: SourceSheet,
  overrides: MapOverride[] = [],
): Record<string, string> {
  const columns = mappingOf([sheet], overrides)[0]?.columns ?? [];
  return Object.fromEntries(columns.flatMap((one) => (one.field ? [[one.column, one.field]] : [])));
}

/** Why the sheets cannot be understood; undefined where they can. */
export function failureOf(
  sheets: SourceSheet[],
  overrides: MapOverride[] = [],
): MappingFailure | undefined {
  const result = mapSheets(sheets, overrides);
  return result.ok ? undefined : result.error;
}
