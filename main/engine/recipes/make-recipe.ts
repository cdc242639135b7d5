import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Readings, SheetReading } from '../../../shared/domain/reading.ts';
import { RECIPE_VERSION } from '../../../shared/domain/recipe.ts';
import type { Recipe, RecipeScope, RecipeSheet } from '../../../shared/domain/recipe.ts';
import type { KeptShaping, Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { LEFT_OUT } from '../understand/assign-columns.ts';
import { columnRefOf } from './find-column.ts';

/** What a recipe is made of. */
export type Decided = {
  sheets: readonly SourceSheet[];
  mapping: readonly SheetMapping[];
  shapings: readonly Shaping[];
  reading: Readings;
  repair: boolean;
  /** Where a sheet lies; its name in the file is null where the file is text. */
  placeOf(sheet: string): { file: string; inFile: string | null } | null;
};

/** Keeps what was decided about files. Null where no sheet of them is used. */
export function makeRecipe(
  decided: Decided,
  about: RecipeScope & { name: string; savedAt: string },
): Recipe | null {
  const sheets: RecipeSheet[] = [];
  for (const mapping of decided.mapping) {
    const source = decided.sheets.find(({ name }) => name === mapping.sheet);
    if (!source || mapping.kind === null) continue;
    const place = decided.placeOf(mapping.sheet);
    const reading = readingOf(decided.reading, place, mapping.sheet);
    const kept = sheetOf(mapping, source, decided.shapings, place?.inFile ?? null, reading);
    // Sheets that are alike in all, such as one a floor, need it once.
    if (!sheets.some((one) => isAlike(one, kept))) sheets.push(kept);
  }
  if (sheets.length === 0) return null;
  const [first] = Object.values(decided.reading);
  const { encoding, delimiter } = first ?? {};
  return {
    format: 'bellhop-recipe',
    version: RECIPE_VERSION,
    ...about,
    reading: { ...(encoding && { encoding }), ...(delimiter && { delimiter }) },
    repair: decided.repair,
    sheets,
  };
}

function sheetOf(
  { kind, columns, sheet: name }: SheetMapping,
  { headers }: SourceSheet,
  shapings: readonly Shaping[],
  inFile: string | null,
  reading: Omit<SheetReading, 'lastRow'>,
): RecipeSheet {
  return {
    kind: kind ?? 'rooms',
    sheet: inFile,
    headers: [...headers],
    columns: columns.flatMap(({ index, field, reason }) =>
      field !== null || reason === LEFT_OUT ? [{ column: columnRefOf(headers, index), field }] : [],
    ),
    shapings: shapings.flatMap((one) => (one.sheet === name ? [keep(one, headers)] : [])),
    reading,
  };
}

function keep(shaping: Shaping, headers: readonly string[]): KeptShaping {
  const { sheet: _sheet, ...kept } = shaping;
  if (kept.do === 'split') return { ...kept, column: columnRefOf(headers, kept.column) };
  if (kept.do !== 'join') return kept;
  return { ...kept, columns: kept.columns.map((column) => columnRefOf(headers, column)) };
}

function readingOf(
  readings: Readings,
  place: { file: string; inFile: string | null } | null,
  sheet: string,
): Omit<SheetReading, 'lastRow'> {
  const found = place && readings[place.file]?.sheets?.[place.inFile ?? sheet];
  const { lastRow: _lastRow, ...kept } = found ?? {};
  return kept;
}

function isAlike(a: RecipeSheet, b: RecipeSheet): boolean {
  const bare = ({ sheet: _sheet, ...rest }: RecipeSheet): string => JSON.stringify(rest);
  return bare(a) === bare(b);
}
