import type { Recipe, RecipeSheet } from '../../../shared/domain/recipe.ts';
import type { KeptShaping, Shaping } from '../../../shared/domain/shaping.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import type { ColumnChoice } from '../understand/map-chosen.ts';
import { findColumn } from './find-column.ts';
import { fitOf } from './fit-recipe.ts';
import type { ShapedSheet } from './fit-recipe.ts';

/** What a recipe comes to for the sheets of a file. */
export type AppliedRecipe = {
  columns: ColumnChoice[];
  shapings: Shaping[];
  /** What of it has no place here, a sentence each; the rest applies. */
  notes: RecipeNote[];
};
export type RecipeNote = { sheet: string; message: string };

/** Finds the columns that a recipe speaks of. Null where it suits no sheet at all. */
export function applyRecipe(recipe: Recipe, sheets: readonly ShapedSheet[]): AppliedRecipe | null {
  const applied: AppliedRecipe = { columns: [], shapings: [], notes: [] };
  let suits = false;
  for (const sheet of sheets) {
    const fit = fitOf(recipe, sheet);
    if (!fit) continue;
    suits = true;
    applied.columns.push(...columnsFor(fit.sheet, sheet));
    for (const kept of fit.sheet.shapings) {
      const shaping = placed(kept, sheet);
      if (shaping) applied.shapings.push(shaping);
    }
    if (fit.missing.length > 0) {
      applied.notes.push({
        sheet: sheet.name,
        message: missingColumns(recipe, sheet, fit.missing),
      });
    }
  }
  return suits ? applied : null;
}

function columnsFor({ columns }: RecipeSheet, { name, headers }: ShapedSheet): ColumnChoice[] {
  return columns.flatMap(({ column, field }) => {
    const index = findColumn(headers, column);
    return index === null ? [] : [{ sheet: name, index, field }];
  });
}

/** The shaping on this sheet; null where a column that it needs is missing. */
export function placed(
  kept: KeptShaping,
  { name: sheet, headers }: Pick<SourceSheet, 'name' | 'headers'>,
): Shaping | null {
  if (kept.do === 'split') {
    const column = findColumn(headers, kept.column);
    return column === null ? null : { ...kept, sheet, column };
  }
  if (kept.do === 'join') {
    const columns = kept.columns.map((one) => findColumn(headers, one));
    const found = columns.filter((column) => column !== null);
    return found.length < columns.length ? null : { ...kept, sheet, columns: found };
  }
  return { ...kept, sheet };
}

function missingColumns(
  recipe: Recipe,
  sheet: ShapedSheet,
  missing: readonly { header: string }[],
): string {
  const names = missing.map(({ header }) => header || 'one without a header');
  const what = names.length === 1 ? 'a column' : 'columns';
  return `Recipe ${recipe.name} uses ${what} that sheet ${sheet.name} does not have: ${names.join(', ')}; the rest of the recipe applies.`;
}
