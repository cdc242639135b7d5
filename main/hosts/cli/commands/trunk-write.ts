import { Option } from 'commander';
import type { Command } from 'commander';
import type { TrunkWritten } from '../../../../shared/contract/calls/trunks.ts';
import type { CallError } from '../../../../shared/contract/errors.ts';
import type { CallInput, Reply } from '../../../../shared/contract/contract.ts';
import { missingForTrunk } from '../../../app/trunks/consents.ts';
import { errorsOf } from '../../../app/trunks/problems.ts';
import { collectText, counted } from '../options.ts';
import { tellError } from '../terminal.ts';
import type { CommandContext } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';
import { readChainFile } from './trunk-chain-file.ts';
import { changeLines, problemLines, tellRefused, tellWritten } from './trunk-words.ts';

type Flags = {
  peer?: string[];
  chain?: string;
  tlsName?: string;
  unencrypted?: boolean;
  another?: boolean;
  yes?: boolean;
  allowHost?: string[];
  json?: boolean;
};
type Change = CallInput<'trunks.preview'>['change'];
type Wish = CallInput<'trunks.create'>['trunk'];

export function addTrunkCreate({ program, terminal, exit }: AddTo): void {
  withTrunkOptions(
    program
      .command('create')
      .description(
        'Makes a SIP trunk, after showing what it would be and everything wrong with it.',
      ),
  ).action(async (flags: Flags) => {
    const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
    const code = await withApp(terminal, host, (context) =>
      write(context, flags, {
        change: (trunk) => ({ kind: 'create', trunk }),
        send: (trunk, consents) => context.app('trunks.create', { trunk, ...consents }),
        hint: true,
      }),
    );
    exit(code);
  });
}

export function addTrunkUpdate({ program, terminal, exit }: AddTo): void {
  withTrunkOptions(
    program
      .command('update <id>')
      .description(
        'Replaces the peers and certificates of a trunk; peers that are not named stay.',
      ),
  ).action(async (id: string, flags: Flags) => {
    const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: silent };
    const code = await withApp(terminal, host, (context) =>
      write(context, flags, {
        change: (trunk) => ({ kind: 'update', id, trunk }),
        send: (trunk, consents) => context.app('trunks.update', { id, trunk, ...consents }),
        hint: false,
      }),
    );
    exit(code);
  });
}

function withTrunkOptions(command: Command): Command {
  return command
    .option(
      '--peer <HOST:PORT>',
      'where the PBX is reached, as often as needed; all addresses or all names',
      collectText,
    )
    .option('--chain <FILE.pem>', "certificates, the PBX's own first; no private key")
    .option('--tls-name <NAME>', 'name in the certificate that leads to the PBX')
    .addOption(
      new Option('--unencrypted', 'no certificates, on purpose').conflicts(['chain', 'tlsName']),
    )
    .option('--another', 'allow another trunk to the same peers')
    .option('--yes', 'do what is shown')
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document');
}

/** Shows first; sends only what is right and was allowed. */
async function write(
  { app, terminal }: CommandContext,
  flags: Flags,
  how: {
    change(trunk: Wish): Change;
    send(trunk: Wish, consents: { yes: boolean; another: boolean }): Promise<Reply<TrunkWritten>>;
    /** Whether waiting comes next. */
    hint: boolean;
  },
): Promise<number> {
  const json = flags.json === true;
  const chain =
    flags.chain === undefined
      ? { ok: true as const, value: null }
      : await readChainFile(flags.chain);
  if (!chain.ok) return tellError(terminal, chain.error, json);
  const trunk: Wish = {
    peers: flags.peer ?? [],
    chain: chain.value,
    tlsName: flags.tlsName ?? null,
    unencrypted: flags.unencrypted === true,
  };
  const shown = await app('trunks.preview', { change: how.change(trunk) });
  if (!shown.ok) return tellError(terminal, shown.error, json);
  for (const line of problemLines(shown.value.problems)) terminal.err(line);
  for (const line of changeLines(shown.value)) terminal.err(line);
  const consents = { yes: flags.yes === true, another: flags.another === true };
  const errors = errorsOf(shown.value.problems).length;
  const refused = errors > 0 ? wrongTrunk(errors) : missingForTrunk(shown.value.same, consents);
  if (refused) return tellRefused(terminal, refused, shown.value, json);
  const written = await how.send(trunk, consents);
  if (!written.ok) return tellError(terminal, written.error, json);
  const id = written.value.trunk?.id;
  return tellWritten(terminal, written.value, {
    json,
    ...(how.hint &&
      id !== undefined && { hint: `Wait until it is ACTIVE: bellhop trunk wait ${id}` }),
  });
}

/** They were all told by then. */
function wrongTrunk(errors: number): CallError {
  const message = `Nothing was sent: ${counted(errors, 'error')} to correct first.`;
  return { code: 'usage', message };
}
