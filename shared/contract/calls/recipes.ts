import { z } from 'zod';
import { recipe, recipeScope } from '../../domain/recipe.ts';
import { draft } from './drafts.ts';
import { fileId, jobId } from './common.ts';

/** A recipe with what it does, in sentences. */
const recipeView = recipe.extend({ words: z.array(z.string()) });
export type RecipeView = z.infer<typeof recipeView>;

const listed = z.object({
  recipes: z.array(recipeView),
  /** A sentence for each kept recipe that cannot be read. */
  damaged: z.array(z.string()),
});

const name = recipe.shape.name;

export const recipeCalls = {
  /** The recipes of this machine, by name. */
  'recipes.list': { input: z.object({}), output: listed },
  'recipes.show': { input: z.object({ name }), output: recipeView },
  /**
   * Keeps what was decided about the files of a draft: reading, columns, shapings, consent to repair.
   * No rows are kept, but what was typed into constants and value maps is.
   */
  'recipes.save': {
    input: z.object({
      job: jobId,
      name,
      scope: recipeScope.prefault({}),
      /** In the place of one of the same name, which is refused otherwise. */
      replace: z.boolean().default(false),
    }),
    output: recipeView,
  },
  /** Applies a recipe to a draft as far as it fits. `notes`: what changed and what did not fit, in sentences. */
  'recipes.apply': {
    input: z.object({ job: jobId, name }),
    output: z.object({ draft, notes: z.array(z.string()) }),
  },
  'recipes.remove': { input: z.object({ name }), output: listed },
  /** Writes a recipe to a file of its own, and takes one in from such a file. */
  'recipes.export': { input: z.object({ name, to: fileId }), output: z.null() },
  'recipes.import': {
    input: z.object({
      file: fileId,
      /** Null: the name that the file gives it. */
      name: name.nullable().default(null),
      replace: z.boolean().default(false),
    }),
    output: recipeView,
  },
};
