import type { RecipeView } from '../../../../shared/contract/calls/recipes.ts';
import { EXIT } from '../exit-codes.ts';
import { counted } from '../options.ts';
import { tableLines } from '../table.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';
import { addRecipeFiles } from './recipe-files.ts';

type Flags = { json?: boolean };

/** `bellhop recipe …`: the recipes of this machine, which the window shares. */
export function addRecipe({ program, terminal, exit }: AddTo): void {
  const recipe = program
    .command('recipe')
    .description('Lists, shows and removes recipes, and carries them to other machines.');
  const host = { env: process.env, allowHosts: [], emit: silent };

  recipe
    .command('list')
    .description('Lists the recipes of this machine.')
    .option('--json', 'print one JSON document')
    .action(async (flags: Flags) => {
      const code = await withApp(terminal, host, async ({ app }) => {
        const listed = await app('recipes.list', {});
        if (!listed.ok) return tellError(terminal, listed.error, flags.json === true);
        const { recipes, damaged } = listed.value;
        if (flags.json) terminal.json(listed.value);
        else for (const line of recipeLines(recipes)) terminal.out(line);
        for (const sentence of damaged) terminal.err(`note: ${sentence}`);
        if (recipes.length === 0) {
          terminal.err(
            'No recipe is kept yet; keep one with bellhop check FILE --save-recipe NAME.',
          );
        }
        return EXIT.done;
      });
      exit(code);
    });

  recipe
    .command('show <name>')
    .description('Shows what a recipe decides.')
    .option('--json', 'print one JSON document')
    .action(async (name: string, flags: Flags) => {
      const code = await withApp(terminal, host, async ({ app }) => {
        const shown = await app('recipes.show', { name });
        if (!shown.ok) return tellError(terminal, shown.error, flags.json === true);
        if (flags.json) terminal.json(shown.value);
        else for (const sentence of shown.value.words) terminal.out(sentence);
        return EXIT.done;
      });
      exit(code);
    });

  recipe
    .command('remove <name>')
    .description('Removes a recipe from this machine; jobs made with it stay as they are.')
    .option('--json', 'print one JSON document')
    .action(async (name: string, flags: Flags) => {
      const code = await withApp(terminal, host, async ({ app }) => {
        const removed = await app('recipes.remove', { name });
        if (!removed.ok) return tellError(terminal, removed.error, flags.json === true);
        if (flags.json) terminal.json({ removed: name });
        terminal.err(`Recipe ${name} is removed.`);
        return EXIT.done;
      });
      exit(code);
    });

  addRecipeFiles({ program: recipe, terminal, exit });
}

/** One line a recipe. */
export function recipeLines(recipes: readonly RecipeView[]): string[] {
  return tableLines(
    recipes.map(({ name, sheets, account, property, brand, savedAt }) => [
      name,
      sheets.map(({ kind }) => kind).join(', '),
      counted(
        sheets.reduce((sum, { columns }) => sum + columns.length, 0),
        'column',
      ),
      counted(
        sheets.reduce((sum, { shapings }) => sum + shapings.length, 0),
        'change',
      ),
      [account, property, brand].filter((one) => one !== null).join(', ') || 'for anybody',
      savedAt.slice(0, 10),
    ]),
  );
}
