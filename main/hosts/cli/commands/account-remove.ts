import { isSameName } from '../../../accounts/same-name.ts';
import { EXIT } from '../exit-codes.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { yes?: boolean; json?: boolean };

export function addAccountRemove({ program, terminal, exit }: AddTo): void {
  program
    .command('remove <name>')
    .description('Removes an account and its secrets from this machine.')
    .option('--yes', 'really remove it')
    .option('--json', 'print one JSON document')
    .action(async (name: string, flags: Flags) => {
      const host = { env: process.env, allowHosts: [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const before = await app('accounts.list', {});
        if (!before.ok) return tellError(terminal, before.error, flags.json === true);
        const account = before.value.find((one) => isSameName(one.name, name));
        if (account && !flags.yes) {
          const message = `Account ${account.name} was not removed; say --yes to remove it with its secrets.`;
          const error = { code: 'consent-missing' as const, message, names: ['--yes'] };
          return tellError(terminal, error, flags.json === true);
        }
        const removed = await app('accounts.remove', { name });
        if (!removed.ok) return tellError(terminal, removed.error, flags.json === true);
        if (flags.json) terminal.json({ removed: account?.name ?? name });
        terminal.err(`Account ${account?.name ?? name} is removed.`);
        if (account?.secret === 'os') {
          terminal.err(
            'Its secret stays behind unused in the store of the system, which the desktop app alone can open.',
          );
        }
        return EXIT.done;
      });
      exit(code);
    });
}
