import { namedByEnvironment } from '../../../accounts/account-views.ts';
import { isSameName } from '../../../accounts/same-name.ts';
import { EXIT } from '../exit-codes.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { json?: boolean };

export function addAccountUse({ program, terminal, exit }: AddTo): void {
  program
    .command('use <name>')
    .description('Makes an account the one that commands use.')
    .option('--json', 'print one JSON document')
    .action(async (name: string, flags: Flags) => {
      const { env } = process;
      const host = { env, allowHosts: [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        const chosen = await app('accounts.choose', { name });
        if (!chosen.ok) return tellError(terminal, chosen.error, flags.json === true);
        const account = chosen.value.find((one) => isSameName(one.name, name));
        if (flags.json) terminal.json({ account });
        terminal.err(`Commands use account ${account?.name ?? name} from now on.`);
        const note = overruledNote(env, name);
        if (note !== null) terminal.err(note);
        return EXIT.done;
      });
      exit(code);
    });
}

/** Said where the choice has no effect as long as the environment chooses otherwise; else null. */
export function overruledNote(
  env: Record<string, string | undefined>,
  name: string,
): string | null {
  const named = namedByEnvironment(env);
  if (named === null || isSameName(named, name)) return null;
  const by = env['BELLHOP_ACCOUNT']?.trim() ? 'BELLHOP_ACCOUNT' : 'BELLHOP_CLIENT_ID';
  return `As long as ${by} is set, commands use account ${named} all the same; unset it, or set BELLHOP_ACCOUNT to ${name}.`;
}
