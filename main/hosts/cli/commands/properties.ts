import { EXIT } from '../exit-codes.ts';
import { collectText, counted } from '../options.ts';
import { tableLines } from '../table.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { allowHost?: string[]; json?: boolean };

export function addProperties({ program, terminal, exit }: AddTo): void {
  program
    .command('properties')
    .description("Lists the properties of the account's organisation: id and name.")
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (flags: Flags) => {
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const json = flags.json === true;
        const accounts = await app('accounts.list', {});
        if (!accounts.ok) return tellError(terminal, accounts.error, json);
        const account = accounts.value.find(({ current }) => current);
        if (account?.organization === null) {
          const message =
            account.secret === 'env'
              ? 'The organisation whose properties are to be listed is not given; set BELLHOP_ORGANIZATION to its id.'
              : `Account ${account.name} names no organisation whose properties could be listed; keep it again with --organization and --replace.`;
          return tellError(terminal, { code: 'usage', message }, json);
        }
        const listed = await app('properties.list', { account: null });
        if (!listed.ok) return tellError(terminal, listed.error, json);
        if (json) terminal.json(listed.value);
        else {
          const rows = listed.value.map(({ id, name }) => [id, name]);
          for (const line of tableLines(rows)) terminal.out(line);
        }
        terminal.err(`${counted(listed.value.length, 'property', 'properties')}.`);
        return EXIT.done;
      });
      exit(code);
    });
}
