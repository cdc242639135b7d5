import { InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import type { EmitEvent, EventPayload } from '../../../../shared/contract/contract.ts';
import { trunkWords } from '../../../app/trunks/trunk-key.ts';
import { EXIT } from '../exit-codes.ts';
import { collectText } from '../options.ts';
import { duration } from '../print-plan.ts';
import { tellError } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';

type Flags = { timeout: number; allowHost?: string[]; json?: boolean };

/** A log needs no line at every look. */
const LINE_EVERY_S = 60;

export function addTrunkWait({ program, terminal, exit }: AddTo): void {
  program
    .command('wait [id]')
    .description(
      "Waits until a trunk is ACTIVE; by default the account's, or the only one that is not.",
    )
    .option('--timeout <MINUTES>', 'how long at most', minutes, 30)
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print one JSON document')
    .action(async (id: string | undefined, flags: Flags) => {
      const host = {
        env: process.env,
        allowHosts: flags.allowHost ?? [],
        emit: tellWaiting(terminal),
      };
      const code = await withApp(terminal, host, async ({ app }) => {
        const waited = await app('trunks.wait', { id: id ?? null, minutes: flags.timeout });
        if (!waited.ok) return tellError(terminal, waited.error, flags.json === true);
        const { trunk, seconds } = waited.value;
        if (flags.json) terminal.json(waited.value);
        const after = seconds < 1 ? '' : `, after ${duration(seconds)}`;
        terminal.err(pc.green(`Trunk ${trunkWords(trunk)} is ACTIVE${after}.`));
        return EXIT.done;
      });
      exit(code);
    });
}

/** A line at the first look, at every change, and once a minute. */
export function tellWaiting(terminal: Pick<Terminal, 'err'>): EmitEvent {
  let saidAt = -Infinity;
  let said = '';
  return (name, payload) => {
    if (name !== 'trunk.waiting') return;
    const { trunk, seconds, trouble } = payload as EventPayload<'trunk.waiting'>;
    const state = trouble ?? `is ${trunk.status ?? 'of no known status'}`;
    if (state === said && seconds - saidAt < LINE_EVERY_S) return;
    said = state;
    saidAt = seconds;
    const elapsed = seconds < 1 ? '' : ` after ${duration(seconds)}`;
    terminal.err(
      trouble === null
        ? `Trunk ${trunkWords(trunk)} ${state}${elapsed}; about ten minutes are usual.`
        : `${trouble} Looking again${elapsed}.`,
    );
  };
}

function minutes(text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 1440) return value;
  throw new InvalidArgumentError('Give minutes, more than 0 and at most 1440.');
}
