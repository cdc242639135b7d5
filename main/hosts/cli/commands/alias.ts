import type { CallOutput } from '../../../../shared/contract/contract.ts';
import type { CallError } from '../../../../shared/contract/errors.ts';
import type { Result } from '../../../../shared/domain/result.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText, counted } from '../options.ts';
import { tableLines } from '../table.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { CommandContext } from '../terminal.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { allowHost?: string[]; json?: boolean };
type Listed = CallOutput<'aliases.list'>;

/** `bellhop alias …`: names of rooms that are remembered for the account's property. */
export function addAlias({ program, terminal, exit }: AddTo): void {
  const alias = program
    .command('alias')
    .description('Remembers what names of rooms mean in the property of the account.');

  const add = (
    usage: string,
    description: string,
    work: (app: CommandContext['app'], given: string) => Promise<Result<Listed, CallError>>,
    said: (listed: Listed, given: string) => string,
  ): void => {
    alias
      .command(usage)
      .description(description)
      .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
      .option('--json', 'print one JSON document')
      .action(async (...given: unknown[]) => {
        const text = typeof given[0] === 'string' ? given[0] : '';
        const flags = given.at(-2) as Flags;
        const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
        const code = await withApp(terminal, host, async ({ app }) => {
          const listed = await work(app, text);
          if (!listed.ok) return tellError(terminal, listed.error, flags.json === true);
          if (flags.json) terminal.json(listed.value);
          else for (const line of tableLines(rowsOf(listed.value))) terminal.out(line);
          terminal.err(said(listed.value, text));
          return EXIT.done;
        });
        exit(code);
      });
  };

  add(
    'list',
    'Lists the names that are remembered, with the rooms that they mean.',
    (app) => app('aliases.list', {}),
    ({ aliases, property }) =>
      `${counted(aliases.length, 'name', 'names')} remembered for ${property.name}.`,
  );
  add(
    'add <name=room>',
    'Remembers that a name means a room: "Skybar=Floor 3/Lounge". The name may have its floor before it.',
    async (app, given) => {
      const at = given.lastIndexOf('=');
      const [name, room] = [given.slice(0, at).trim(), given.slice(at + 1).trim()];
      if (at < 1 || name === '' || room === '') {
        return { ok: false, error: { code: 'usage', message: NOT_A_PAIR } };
      }
      return app('aliases.add', { name, room });
    },
    ({ property }) => `Remembered for ${property.name}; plan again to make use of it.`,
  );
  add(
    'remove <name>',
    'Forgets a name.',
    (app, name) => app('aliases.remove', { name }),
    ({ property }, name) => `"${name}" is no longer remembered for ${property.name}.`,
  );
}

const NOT_A_PAIR =
  'Give the name and the room with = between them, such as "Skybar=Floor 3/Lounge".';

function rowsOf({ aliases }: Listed): string[][] {
  return aliases.map(({ name, path, gone }) => [name, path, gone ? 'gone' : '']);
}
