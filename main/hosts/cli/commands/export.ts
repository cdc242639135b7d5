import { InvalidArgumentError } from 'commander';
import { sheetKind } from '../../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../../shared/domain/kinds.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText } from '../options.ts';
import { showEvents } from '../print-run.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';

type Flags = {
  output: string;
  format?: 'xlsx' | 'csv';
  only?: SheetKind[];
  allowHost?: string[];
  json?: boolean;
};

export function addExport({ program, terminal, exit }: AddTo): void {
  program
    .command('export')
    .description('Writes what is live to a workbook, or to a folder of CSV files.')
    .requiredOption('-o, --output <F.xlsx|DIR>', 'where to write')
    .option('--only <KINDS>', `some of ${sheetKind.options.join(',')}`, kinds)
    .option(
      '--format <xlsx|csv>',
      'by default xlsx, or csv where the output is a folder',
      (text) => {
        if (text === 'xlsx' || text === 'csv') return text;
        throw new InvalidArgumentError('Say xlsx or csv.');
      },
    )
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (flags: Flags) => {
      const view = showEvents(terminal);
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: view.emit };
      const format = flags.format ?? (/\.xlsx$/i.test(flags.output) ? 'xlsx' : 'csv');
      const code = await withApp(terminal, host, async ({ app, file }) => {
        const written = await app('exports.write', {
          to: file(flags.output),
          format,
          only: flags.only ?? null,
        });
        view.end();
        if (!written.ok) return tellError(terminal, written.error, flags.json === true);
        const { counts, notes, traffic } = written.value;
        if (flags.json) terminal.out(JSON.stringify({ output: flags.output, ...written.value }));
        else terminal.out(flags.output);
        for (const note of notes) terminal.err(`note: ${note}`);
        const words = Object.entries(counts).map(([name, count]) => `${count} in ${name}`);
        terminal.err(`Exported ${words.join(', ')}; ${traffic.requests} requests.`);
        return EXIT.done;
      });
      exit(code);
    });
}

function kinds(text: string): SheetKind[] {
  return text.split(',').map((word) => {
    const kind = sheetKind.safeParse(word.trim());
    if (kind.success) return kind.data;
    throw new InvalidArgumentError(`Give some of ${sheetKind.options.join(', ')}.`);
  });
}
