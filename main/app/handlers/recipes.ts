import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { callError, unwritable } from '../call-errors.ts';
import { resolveTarget } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import { findRecipe, keepImported, noRecipe, recipeInFile, recipeView } from '../recipes.ts';

type RecipeCalls =
  'recipes.list' | 'recipes.show' | 'recipes.remove' | 'recipes.export' | 'recipes.import';

/** Calls about the recipes of this machine; those about a draft are among its own. */
export function recipeHandlers(ports: AppPorts): Pick<Handlers, RecipeCalls> {
  const listed = async () => {
    const { recipes, damaged } = await ports.recipes.list();
    return ok({ recipes: recipes.map(recipeView), damaged });
  };
  return {
    'recipes.list': listed,

    'recipes.show': async ({ name }) => {
      const found = await findRecipe(ports, { name });
      return found.ok ? ok(recipeView(found.value)) : found;
    },

    'recipes.remove': async ({ name }) => {
      try {
        return (await ports.recipes.remove(name)) ? await listed() : fail(noRecipe(name));
      } catch {
        return fail(
          callError('store', `Recipe ${name} cannot be removed; check your rights to its file.`),
        );
      }
    },

    'recipes.export': async ({ name, to }) => {
      const found = await findRecipe(ports, { name });
      if (!found.ok) return found;
      const path = resolveTarget(ports, to);
      if (!path.ok) return path;
      try {
        await ports.writePrivateText(path.value, `${JSON.stringify(found.value, null, 2)}\n`);
        return ok(null);
      } catch (error) {
        return fail(unwritable(path.value, error));
      }
    },

    'recipes.import': async ({ file, name, replace }) => {
      const read = await recipeInFile(ports, file);
      if (!read.ok) return read;
      const recipe = { ...read.value, name: name ?? read.value.name };
      const kept = await keepImported(ports, recipe, replace);
      return kept.ok ? ok(recipeView(recipe)) : kept;
    },
  };
}
