import { EXIT } from '../exit-codes.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type ExportFlags = { output: string; json?: boolean };
type ImportFlags = { name?: string; replace?: boolean; json?: boolean };

/** `bellhop recipe export` and `import`. */
export function addRecipeFiles({ program, terminal, exit }: AddTo): void {
  const host = { env: process.env, allowHosts: [], emit: silent };

  program
    .command('export <name>')
    .description('Writes a recipe to a file: headers and what was typed, no rows.')
    .requiredOption('-o, --output <F.json>', 'where the file goes')
    .option('--json', 'print one JSON document')
    .action(async (name: string, flags: ExportFlags) => {
      const code = await withApp(terminal, host, async ({ app, file }) => {
        const written = await app('recipes.export', { name, to: file(flags.output) });
        if (!written.ok) return tellError(terminal, written.error, flags.json === true);
        if (flags.json) terminal.json({ written: flags.output });
        terminal.err(
          `Recipe ${name} is in ${flags.output}; use it with --recipe ${flags.output}, or keep it on another machine with bellhop recipe import.`,
        );
        return EXIT.done;
      });
      exit(code);
    });

  program
    .command('import <file>')
    .description('Keeps a recipe from a file.')
    .option('--name <NAME>', 'another name than the one in the file')
    .option('--replace', 'in the place of one of the same name')
    .option('--json', 'print one JSON document')
    .action(async (path: string, flags: ImportFlags) => {
      const code = await withApp(terminal, host, async ({ app, file }) => {
        const kept = await app('recipes.import', {
          file: file(path),
          name: flags.name ?? null,
          replace: flags.replace ?? false,
        });
        if (!kept.ok) return tellError(terminal, kept.error, flags.json === true);
        if (flags.json) terminal.json(kept.value);
        terminal.err(`Recipe ${kept.value.name} is kept.`);
        return EXIT.done;
      });
      exit(code);
    });
}
