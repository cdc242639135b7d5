import type { RecipeView } from '../../shared/contract/calls/recipes.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import type { CallError } from '../../shared/contract/errors.ts';
import type { Recipe, RecipeScope } from '../../shared/domain/recipe.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { sheetOf } from '../../shared/domain/sheets.ts';
import { placed } from '../engine/recipes/apply-recipe.ts';
import { makeRecipe } from '../engine/recipes/make-recipe.ts';
import type { Decided } from '../engine/recipes/make-recipe.ts';
import { shapingWords, titleOf } from '../engine/understand/shaping-words.ts';
import { callError } from './call-errors.ts';
import type { AppPorts } from './ports.ts';

/** A kept recipe by name, or one in a file. */
export type RecipeChoice = { name: string } | { file: string };

/** The same where there may be none. */
export async function findIfAny(
  ports: Pick<AppPorts, 'recipes' | 'pathOf'>,
  choice: RecipeChoice | null,
): Promise<Result<Recipe | null, CallError>> {
  return choice === null ? ok(null) : findRecipe(ports, choice);
}

/** The recipe that is meant; a missing one is a failure. */
export async function findRecipe(
  ports: Pick<AppPorts, 'recipes' | 'pathOf'>,
  choice: RecipeChoice,
): Promise<Result<Recipe, CallError>> {
  if ('file' in choice) return recipeInFile(ports, choice.file);
  const found = await ports.recipes.find(choice.name);
  if (!found.ok) return fail(callError('usage', found.error));
  return found.value === null ? fail(noRecipe(choice.name)) : ok(found.value);
}

/** @param file id that the host gave out for reading */
export async function recipeInFile(
  ports: Pick<AppPorts, 'recipes' | 'pathOf'>,
  file: string,
): Promise<Result<Recipe, CallError>> {
  const path = ports.pathOf(file, 'read');
  if (path === null) {
    return fail(callError('bad-input', 'That file is not known here any more; choose it again.'));
  }
  const read = await ports.recipes.readFile(path);
  return read.ok ? read : fail(callError('usage', read.error));
}

export function noRecipe(name: string): CallError {
  return callError(
    'usage',
    `There is no recipe "${name}"; bellhop recipe list shows those there are.`,
  );
}

/** A recipe with what it does, in sentences. */
export function recipeView(recipe: Recipe): RecipeView {
  const words = recipe.sheets.flatMap((sheet) => {
    const { kind, headers, columns, shapings } = sheet;
    const fed = columns.flatMap(({ column, field }) =>
      field === null
        ? []
        : [
            `${titleOf(kind, field)} from ${column.header ? `“${column.header}”` : 'a column without a header'}`,
          ],
    );
    const name = sheet.sheet === null ? '' : `, such as ${sheet.sheet}`;
    return [
      `${sheetOf(kind).title}${name}: ${fed.length > 0 ? fed.join(', ') : 'no columns'}.`,
      ...shapings.flatMap((kept) => {
        const shaping = placed(kept, { name: '', headers });
        return shaping ? [shapingWords(shaping, kind, headers)] : [];
      }),
    ];
  });
  if (recipe.repair) words.push('Damaged cells in which no digit was lost are repaired.');
  return { ...recipe, words };
}

/** Keeps what was decided where that is wanted; says what became of the recipes that were named. */
export async function useRecipe(
  ports: Pick<AppPorts, 'recipes' | 'clock'>,
  decided: Decided,
  wish: { recipe: Recipe | null; saveRecipe: string | null },
): Promise<Result<RecipeUse, CallError>> {
  const applied = wish.recipe?.name ?? null;
  if (wish.saveRecipe === null) return ok({ applied, saved: null });
  const before = await ports.recipes.find(wish.saveRecipe);
  const scope = before.ok && before.value ? scopeOf(before.value) : ANYBODY;
  const kept = await keepRecipe(ports, decided, { name: wish.saveRecipe, scope });
  if (!kept.ok) return kept;
  const replaced = !before.ok || before.value !== null;
  return ok({ applied, saved: { name: kept.value.name, replaced } });
}

/** Keeps what was decided as a recipe, in the place of one of the same name. */
export async function keepRecipe(
  ports: Pick<AppPorts, 'recipes' | 'clock'>,
  decided: Decided,
  { name, scope }: { name: string; scope: RecipeScope },
): Promise<Result<Recipe, CallError>> {
  const savedAt = new Date(ports.clock.now()).toISOString();
  const recipe = makeRecipe(decided, { name: name.trim(), ...scope, savedAt });
  if (recipe === null) {
    return fail(callError('usage', 'There is no sheet with rows whose columns could be kept.'));
  }
  const saved = await ports.recipes.save(recipe);
  return saved.ok ? ok(recipe) : fail(callError('store', saved.error));
}

/** Keeps a recipe under its name; another of that name stays unless it is to be replaced. */
export async function keepImported(
  ports: Pick<AppPorts, 'recipes'>,
  recipe: Recipe,
  replace: boolean,
): Promise<Result<null, CallError>> {
  const taken = replace ? null : await nameTaken(ports, recipe.name);
  if (taken) return fail(taken);
  const saved = await ports.recipes.save(recipe);
  return saved.ok ? saved : fail(callError('store', saved.error));
}

/** Why a name cannot be given to a new recipe; null where it is free. */
export async function nameTaken(
  ports: Pick<AppPorts, 'recipes'>,
  name: string,
): Promise<CallError | null> {
  const found = await ports.recipes.find(name);
  if (found.ok && found.value === null) return null;
  return callError(
    'usage',
    `There is already a recipe "${name}"; replace it with --replace, or give another name.`,
  );
}

const ANYBODY: RecipeScope = { account: null, property: null, brand: null };

function scopeOf({ account, property, brand }: Recipe): RecipeScope {
  return { account, property, brand };
}

type RecipeUse = CallOutput<'sources.check'>['recipe'];
