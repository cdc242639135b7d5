import { sheetOf } from '../../../shared/domain/sheets.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Market } from '../../../shared/domain/offered.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { columnName } from './column-letter.ts';
import { guarded } from './guard-columns.ts';
import { mapSheets } from './map-columns.ts';
import type { Choices, MapOverride } from './map-overrides.ts';
import { feedsOf } from './shaping-feeds.ts';
import { bestReading } from './sheet-kind.ts';
import { uselessShaping } from './useless-shaping.ts';

/** The person's word about the column in this place; `field` null leaves it out. */
export type ColumnChoice = { sheet: string; index: number; field: FieldName | null };

/**
 * As `mapSheets`, for somebody who is still choosing: where the columns cannot be used as they are, the
 * problem is one sentence and the mapping shows how far it has come. Every column of a sheet that could
 * be chosen is in it.
 */
export function mapChosen(
  sheets: readonly SourceSheet[],
  choices: readonly ColumnChoice[],
  overrides: readonly MapOverride[] = [],
  shapings: readonly Shaping[] = [],
  vertical: Market['vertical'] = null,
): { mapping: SheetMapping[]; problem: string | null } {
  const places: Choices = new Map();
  for (const { sheet, index, field } of choices) {
    places.set(sheet, (places.get(sheet) ?? new Map<number, FieldName | null>()).set(index, field));
  }
  const mapped = mapSheets(sheets, overrides, places, shapings, vertical);
  const mapping = mapped.ok
    ? mapped.value
    : sheets.map((sheet) => asFarAs(sheet, places, shapings, vertical));
  return {
    mapping: mapping.map((one) => withColumns(one, sheets)),
    problem: mapped.ok
      ? (lostChoice(mapping, choices) ?? uselessShaping(mapping, shapings, sheets))
      : mapped.error.message,
  };
}

function asFarAs(
  sheet: SourceSheet,
  places: Choices,
  shapings: readonly Shaping[],
  vertical: Market['vertical'],
): SheetMapping {
  const isReadable = sheet.visible && sheet.headerRow > 0;
  const best = isReadable
    ? bestReading(
        sheet,
        places.get(sheet.name),
        guarded(feedsOf(shapings, sheet.name), sheet, vertical),
      )
    : null;
  if (!best) {
    const reason = isReadable
      ? 'Its columns are those of no sheet that Bellhop knows.'
      : 'The sheet is hidden or has no header row, so it is left out.';
    return { sheet: sheet.name, kind: null, reason, columns: [] };
  }
  const { kind, columns } = best;
  return { sheet: sheet.name, kind, reason: `It is read as ${sheetOf(kind).title}.`, columns };
}

/** A sheet that is left out may become one that is not, once its columns are chosen. */
function withColumns(mapping: SheetMapping, sheets: readonly SourceSheet[]): SheetMapping {
  const sheet = sheets.find(({ name }) => name === mapping.sheet);
  if (mapping.columns.length > 0 || !sheet?.visible || sheet.headerRow === 0) return mapping;
  return {
    ...mapping,
    columns: sheet.headers.map((header, index) => ({
      sheet: mapping.sheet,
      column: columnName(header, index),
      index,
      field: null,
      score: 0,
      reason: `The sheet is left out; --map FIELD="${columnName(header, index)}" takes this column and tries again.`,
    })),
  };
}

/** A choice that the kind of its sheet has no use for would be lost without a word. */
function lostChoice(
  mapping: readonly SheetMapping[],
  choices: readonly ColumnChoice[],
): string | null {
  for (const { sheet, index, field } of choices) {
    const found = mapping.find((one) => one.sheet === sheet);
    if (field === null || !found || found.columns[index]?.field === field) continue;
    const column = found.columns[index]?.column ?? '';
    return found.kind === null
      ? `Sheet ${sheet} is left out even with column ${column} chosen; choose its other columns too, or none of them.`
      : `Sheet ${sheet} is read as ${sheetOf(found.kind).title}, which has no use for what was chosen for column ${column}; choose something else for it.`;
  }
  return null;
}
