import { collectText, counted } from '../options.ts';
import { EXIT } from '../exit-codes.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';
import { problemLines, trunkLine } from './trunk-words.ts';

type Flags = { allowHost?: string[]; json?: boolean };

export function addTrunkList({ program, terminal, exit }: AddTo): void {
  program
    .command('list')
    .description('Lists the trunks: id, name, status, peers and how many extensions are mapped.')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (flags: Flags) => {
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const listed = await app('trunks.list', {});
        if (!listed.ok) return tellError(terminal, listed.error, flags.json === true);
        const { trunks, problems } = listed.value;
        for (const line of problemLines(problems)) terminal.err(line);
        if (flags.json) terminal.json(listed.value);
        else for (const trunk of trunks) terminal.out(trunkLine(trunk));
        terminal.err(`${counted(trunks.length, 'trunk')}.`);
        return EXIT.done;
      });
      exit(code);
    });
}
