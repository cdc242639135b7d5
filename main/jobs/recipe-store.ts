import { createHash } from 'node:crypto';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RECIPE_VERSION, recipe as recipeSchema } from '../../shared/domain/recipe.ts';
import type { Recipe } from '../../shared/domain/recipe.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import { errorCode } from '../support/error-code.ts';
import { makeFolder } from '../support/make-folder.ts';
import { writePrivateFile } from '../support/private-file.ts';

/** Recipes of this machine, a file each, which every host shares. */
export type RecipeStore = {
  /** By name. `damaged`: a sentence for each file that cannot be read; the others are there. */
  list(): Promise<{ recipes: Recipe[]; damaged: string[] }>;
  /** Null where there is none of this name, whatever its case. The failure is a sentence. */
  find(name: string): Promise<Result<Recipe | null, string>>;
  /** Puts it in the place of one of the same name, whole or not at all. The failure is a sentence. */
  save(recipe: Recipe): Promise<Result<null, string>>;
  /** False where there was none. */
  remove(name: string): Promise<boolean>;
  /** A recipe in a file of its own, wherever that lies. The failure is a sentence. */
  readFile(path: string): Promise<Result<Recipe, string>>;
};

export function openRecipeStore(home: string): RecipeStore {
  const folder = join(home, 'recipes');
  const fileOf = (name: string): string => join(folder, `${fileNameOf(name)}.json`);

  const find: RecipeStore['find'] = async (name) => {
    try {
      return readRecipe(await readFile(fileOf(name), 'utf8'), `The file of recipe ${name}`);
    } catch (error) {
      if (isMissing(error)) return ok(null);
      return fail(`Recipe ${name} cannot be read; give yourself the right to ${fileOf(name)}.`);
    }
  };

  return {
    find,

    list: async () => {
      const recipes: Recipe[] = [];
      const damaged: string[] = [];
      for (const file of await filesIn(folder)) {
        const path = join(folder, file);
        const text = await readFile(path, 'utf8').catch(() => '');
        const read = readRecipe(text, path);
        if (read.ok) recipes.push(read.value);
        else damaged.push(read.error);
      }
      return { recipes: recipes.sort((a, b) => a.name.localeCompare(b.name)), damaged };
    },

    save: async (kept) => {
      try {
        await makeFolder(folder, 0o700);
        await writePrivateFile(fileOf(kept.name), `${JSON.stringify(kept, null, 2)}\n`);
        return ok(null);
      } catch {
        return fail(
          `Recipe ${kept.name} cannot be kept in ${folder}; check the disk and your rights to it.`,
        );
      }
    },

    readFile: async (path) => {
      try {
        return readRecipe(await readFile(path, 'utf8'), path);
      } catch {
        return fail(`${path} cannot be read; check that it is there and that you may read it.`);
      }
    },

    remove: async (name) => {
      try {
        await rm(fileOf(name));
        return true;
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
}

const versioned = z.object({ format: z.literal('bellhop-recipe'), version: z.int() });

/** A recipe from its text, also one of an older version. @param what begins the sentence of the failure */
function readRecipe(text: string, what: string): Result<Recipe, string> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return fail(`${what} is damaged: it is no JSON; remove it, or keep the recipe again.`);
  }
  const found = recipeSchema.safeParse(content);
  if (found.success) return ok(found.data);
  const newer = versioned.safeParse(content);
  if (newer.success && newer.data.version > RECIPE_VERSION) {
    return fail(`${what} was written by a newer Bellhop; update Bellhop to use it.`);
  }
  if (!newer.success) {
    return fail(`${what} is no recipe of Bellhop; name a file that export wrote.`);
  }
  const [issue] = found.error.issues;
  return fail(
    `${what} is damaged at ${issue?.path.join('.') || 'its beginning'}; correct it there, or keep the recipe again.`,
  );
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.json'));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Names may hold what no file name may; those that differ in case or blanks alone are one. */
function fileNameOf(name: string): string {
  const folded = name.trim().normalize('NFC').toLowerCase().replace(/\s+/gu, ' ');
  return createHash('sha256').update(folded).digest('hex').slice(0, 24);
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR';
}
