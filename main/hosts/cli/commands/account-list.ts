import type { AccountView } from '../../../../shared/contract/calls/accounts.ts';
import { EXIT } from '../exit-codes.ts';
import { tableLines } from '../table.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { json?: boolean };

export function addAccountList({ program, terminal, exit }: AddTo): void {
  program
    .command('list')
    .description('Lists the accounts; a star marks the one that commands use.')
    .option('--json', 'print one JSON document')
    .action(async (flags: Flags) => {
      const host = { env: process.env, allowHosts: [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const listed = await app('accounts.list', {});
        if (!listed.ok) return tellError(terminal, listed.error, flags.json === true);
        if (flags.json) terminal.json(listed.value);
        else for (const line of accountLines(listed.value)) terminal.out(line);
        if (listed.value.length === 0) {
          terminal.err('No account is kept yet; keep one with bellhop account add.');
        }
        return EXIT.done;
      });
      exit(code);
    });
}

/** One line an account, nothing secret in it. */
export function accountLines(accounts: readonly AccountView[]): string[] {
  return tableLines(
    accounts.map((account) => [
      account.current ? '*' : ' ',
      account.name,
      account.region,
      account.country ?? '-',
      account.vertical ?? '-',
      new URL(account.apiUrl).host,
      SECRET_WORDS[account.secret],
      account.propertyName ?? account.property ?? 'no property',
    ]),
  );
}

const SECRET_WORDS: Record<AccountView['secret'], string> = {
  os: 'desktop only',
  file: 'file',
  env: 'environment',
  sandbox: 'sandbox of a window',
};
