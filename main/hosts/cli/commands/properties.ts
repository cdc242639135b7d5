import type { CallError } from '../../../../shared/contract/errors.ts';
import { fail, ok } from '../../../../shared/domain/result.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { isSameName } from '../../../accounts/same-name.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText, counted } from '../options.ts';
import { tableLines } from '../table.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { use?: string; allowHost?: string[]; json?: boolean };

export function addProperties({ program, terminal, exit }: AddTo): void {
  program
    .command('properties')
    .description("Lists the properties of the account's organisation: id and name.")
    .option('--use <ID|NAME>', 'make it the property that the account works on')
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
        if (account !== undefined && flags.use !== undefined) {
          const chosen = chosenProperty(listed.value, flags.use);
          if (!chosen.ok) return tellError(terminal, chosen.error, json);
          const { name } = account;
          const kept = await app('accounts.chooseProperty', { name, property: chosen.value });
          if (!kept.ok) return tellError(terminal, kept.error, json);
          if (json) terminal.json({ account: name, property: chosen.value });
          terminal.err(`Account ${name} works on ${chosen.value.name} from now on.`);
          return EXIT.done;
        }
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

type Property = { id: string; name: string };

/** The property of this id, else the only one of this name. */
function chosenProperty(
  properties: readonly Property[],
  given: string,
): Result<Property, CallError> {
  const wanted = given.trim();
  const byName = properties.filter(({ name }) => isSameName(name, wanted));
  const found = properties.find(({ id }) => id === wanted) ?? (byName.length === 1 && byName[0]);
  if (found) return ok(found);
  const message =
    byName.length > 1
      ? `The organisation has ${byName.length} properties named "${wanted}"; give the id of the one that is meant.`
      : `The organisation has no property "${wanted}" that this account may see; bellhop properties lists those there are.`;
  return fail({ code: 'no-such-property', message });
}
