import { InvalidArgumentError } from 'commander';
import { sheetKind } from '../../../../shared/domain/kinds.ts';
import type { SheetKind } from '../../../../shared/domain/kinds.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText, counted } from '../options.ts';
import { showEvents } from '../print-run.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';

type Flags = {
  output: string;
  format?: 'xlsx' | 'csv';
  only?: SheetKind[];
  inbound?: boolean;
  allBooks?: boolean;
  allowHost?: string[];
  json?: boolean;
};

export function addExport({ program, terminal, exit }: AddTo): void {
  program
    .command('export')
    .description('Writes what is live to a workbook, or to a folder of CSV files.')
    .requiredOption('-o, --output <F.xlsx|DIR>', 'where to write')
    .option('--only <KINDS>', `some of ${sheetKind.options.join(',')}`, kinds)
    .option('--inbound', 'also inbound calling, which takes a request for every room and contact')
    .option('--all-books', 'also address books that only other properties use')
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
      const misnamed = misnamedOutput(flags.output, format);
      if (misnamed !== null) {
        const error = { code: 'usage' as const, message: misnamed };
        exit(tellError(terminal, error, flags.json === true));
        return;
      }
      const code = await withApp(terminal, host, async ({ app, file }) => {
        const written = await app('exports.write', {
          to: file(flags.output),
          format,
          only: flags.only ?? null,
          inbound: flags.inbound ?? false,
          allBooks: flags.allBooks ?? false,
        });
        view.end();
        if (!written.ok) return tellError(terminal, written.error, flags.json === true);
        const { counts, notes, traffic } = written.value;
        if (flags.json) terminal.json({ output: flags.output, ...written.value });
        else terminal.out(flags.output);
        for (const note of notes) terminal.err(`note: ${note}`);
        const words = Object.entries(counts).map(([name, count]) => `${count} in ${name}`);
        const what = words.length === 0 ? 'nothing but the summary' : words.join(', ');
        terminal.err(`Exported ${what}; ${counted(traffic.requests, 'request')}.`);
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

/** A folder called `live.csv`, or a workbook that Excel will not open, is not what anybody meant. */
function misnamedOutput(output: string, format: 'xlsx' | 'csv'): string | null {
  if (format === 'xlsx') {
    return /\.xlsx$/i.test(output) ? null : `${output} must end in .xlsx, since it is a workbook.`;
  }
  return /\.(csv|tsv|txt|xlsx)$/i.test(output)
    ? `${output} looks like one file, but CSV is one file for each sheet; name a folder, or a workbook that ends in .xlsx.`
    : null;
}
