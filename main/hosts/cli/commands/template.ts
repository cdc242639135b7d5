import { InvalidArgumentError } from 'commander';
import { sheetKind } from '../../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../../shared/domain/kinds.ts';
import { EXIT } from '../exit-codes.ts';
import { workbookPath } from '../options.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

export function addTemplate({ program, terminal, exit }: AddTo): void {
  program
    .command('template')
    .description('Writes an empty workbook with the known columns, explanations and examples.')
    .requiredOption('-o, --output <F.xlsx>', 'where to write', workbookPath)
    .option('--kind <KIND>', `one of ${sheetKind.options.join(', ')}; by default all`, kindOf)
    .action(async (flags: { output: string; kind?: SheetKind }) => {
      const host = { env: process.env, allowHosts: [], emit: silent };
      const code = await withApp(terminal, host, async ({ app, file }) => {
        const written = await app('templates.write', {
          to: file(flags.output),
          kind: flags.kind ?? null,
        });
        if (!written.ok) return tellError(terminal, written.error, false);
        terminal.out(flags.output);
        return EXIT.done;
      });
      exit(code);
    });
}

function kindOf(text: string): SheetKind {
  const kind = sheetKind.safeParse(text);
  if (kind.success) return kind.data;
  throw new InvalidArgumentError(`Give one of ${sheetKind.options.join(', ')}.`);
}
