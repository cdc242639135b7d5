import type { SheetKind } from '../../../shared/domain/kinds.ts';
import type { Recipe, RecipeSheet } from '../../../shared/domain/recipe.ts';
import type { ColumnRef } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import { findColumn, isSameShape, likeness } from './find-column.ts';

/** How a sheet meets a sheet of a recipe. */
export type Fit = {
  sheet: RecipeSheet;
  /** Columns that the recipe uses and the sheet has not. */
  missing: ColumnRef[];
  /** What their headers have in common, 0 to 1. */
  score: number;
  /** The very same columns. */
  exact: boolean;
};

/** What a sheet of a file is known by before a recipe is applied to it. */
export type ShapedSheet = Pick<SourceSheet, 'name' | 'headers'> & { kind: SheetKind | null };

/** Below half of its columns, or with hardly a word in common, a sheet is another one. */
const LEAST_FOUND = 0.5;
const LEAST_ALIKE = 0.3;

/** The sheet of a recipe that this one is most like; null where it is like none of them. */
export function fitOf(recipe: Pick<Recipe, 'sheets'>, found: ShapedSheet): Fit | null {
  const fits = recipe.sheets.flatMap((sheet) => {
    const used = usedColumns(sheet);
    const missing = used.filter((column) => findColumn(found.headers, column) === null);
    const score = likeness(sheet.headers, found.headers);
    if (used.length - missing.length < used.length * LEAST_FOUND || score < LEAST_ALIKE) return [];
    return [{ sheet, missing, score, exact: isSameShape(sheet.headers, found.headers) }];
  });
  const likes = (fit: Fit): number =>
    (fit.exact ? 4 : 0) +
    fit.score -
    fit.missing.length +
    // Sheets with the same columns are told apart by what they were taken for, then by their names.
    (fit.sheet.kind === found.kind ? 0.2 : 0) +
    (fit.sheet.sheet === found.name ? 0.1 : 0);
  return fits.toSorted((a, b) => likes(b) - likes(a))[0] ?? null;
}

function usedColumns({ columns, shapings }: RecipeSheet): ColumnRef[] {
  const fed = columns.flatMap(({ column, field }) => (field === null ? [] : [column]));
  const shaped = shapings.flatMap((shaping) => {
    if (shaping.do === 'split') return [shaping.column];
    return shaping.do === 'join' ? shaping.columns : [];
  });
  return [...fed, ...shaped];
}
