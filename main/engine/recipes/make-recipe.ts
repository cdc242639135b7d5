import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { Readings, SheetReading } from '../../../shared/domain/reading.ts';
import { RECIPE_VERSION } from '../../../shared/domain/recipe.ts';
import type { Recipe, RecipeScope, RecipeSheet } from '../../../shared/domain/recipe.ts';
import type { KeptShaping, Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { LEFT_OUT } from '../understand/assign-columns.ts';
import { columnRefOf } from './find-column.ts';

/** The file as readings name it, the sheet's name there, and whether that is a text file's own name. */
export type SheetPlace = { file: string; inFile: string; isText: boolean };

type Headed = Pick<SourceSheet, 'name' | 'headers'>;

/** What a recipe is made of. */
export type Decided = {
  sheets: readonly Headed[];
  mapping: readonly SheetMapping[];
  shapings: readonly Shaping[];
  reading: Readings;
  repair: boolean;
  /** Where a sheet lies. */
  placeOf(sheet: string): SheetPlace | null;
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
    const reading = readingOf(decided.reading, place);
    const inFile = place === null || place.isText ? null : place.inFile;
    const kept = sheetOf(mapping, source, decided.shapings, inFile, reading);
    // Sheets that are alike in all, such as one a floor, need it once.
    if (!sheets.some((one) => isAlike(one, kept))) sheets.push(kept);
  }
  if (sheets.length === 0) return null;
  const { sheets: _sheets, everySheet, ...reading } = Object.values(decided.reading)[0] ?? {};
  return {
    format: 'bellhop-recipe',
    version: RECIPE_VERSION,
    ...about,
    reading: { ...reading, ...(everySheet && { everySheet: withoutEnd(everySheet) }) },
    repair: decided.repair,
    sheets,
  };
}

function sheetOf(
  { kind, columns, sheet: name }: SheetMapping,
  { headers }: Headed,
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

function readingOf(readings: Readings, place: SheetPlace | null): Omit<SheetReading, 'lastRow'> {
  return withoutEnd((place && readings[place.file]?.sheets?.[place.inFile]) ?? {});
}

/** Where a table ends is another matter in every file. */
function withoutEnd({
  lastRow: _lastRow,
  ...reading
}: SheetReading): Omit<SheetReading, 'lastRow'> {
  return reading;
}

function isAlike(a: RecipeSheet, b: RecipeSheet): boolean {
  return nameless(a) === nameless(b);
}

function nameless({ sheet: _sheet, ...rest }: RecipeSheet): string {
  return JSON.stringify(rest);
}
