import type { FileReading, Readings, SheetReading } from '../../shared/domain/reading.ts';
import type { Recipe } from '../../shared/domain/recipe.ts';

/**
 * How a recipe and the person want files to be read; what the person says outweighs the recipe.
 *
 * @param keys the files, as readings name them
 */
export function withRecipeReading(
  recipe: Recipe | null,
  keys: readonly string[],
  given: Readings,
): Readings {
  if (recipe === null) return given;
  const ofRecipe = readingOf(recipe);
  if (Object.keys(ofRecipe).length === 0) return given;
  return Object.fromEntries(keys.map((key) => [key, merged(ofRecipe, given[key] ?? {})]));
}

function readingOf({ reading, sheets }: Recipe): FileReading {
  const named: Record<string, SheetReading> = {};
  let every: SheetReading = reading.everySheet ?? {};
  for (const { sheet, reading: own } of sheets) {
    if (Object.keys(own).length === 0) continue;
    // A text file is one sheet, whose name is another next time.
    if (sheet === null) every = { ...every, ...own };
    else named[sheet] = own;
  }
  return {
    ...reading,
    ...(Object.keys(named).length > 0 && { sheets: named }),
    ...(Object.keys(every).length > 0 && { everySheet: every }),
  };
}

function merged(recipe: FileReading, given: FileReading): FileReading {
  const names = new Set([...Object.keys(recipe.sheets ?? {}), ...Object.keys(given.sheets ?? {})]);
  const sheets = Object.fromEntries(
    [...names].map((name) => [
      name,
      // What is said for all sheets now outweighs what the recipe says for one.
      { ...recipe.sheets?.[name], ...given.everySheet, ...given.sheets?.[name] },
    ]),
  );
  const everySheet = { ...recipe.everySheet, ...given.everySheet };
  return {
    ...recipe,
    ...given,
    ...(names.size > 0 && { sheets }),
    ...(Object.keys(everySheet).length > 0 && { everySheet }),
  };
}
