import { once } from 'node:events';
import { InvalidArgumentError, Option } from 'commander';
import { z } from 'zod';
import type { CallError } from '../../../../shared/contract/errors.ts';
import { faultRule } from '../../../sandbox/faults.ts';
import type { FaultRule } from '../../../sandbox/faults.ts';
import type { SandboxOptions, SavedSandbox, Sandbox } from '../../../sandbox/sandbox.ts';
import { errorCode } from '../../../support/error-code.ts';
import { readSwitch, switchChoices } from '../../../sandbox/switches.ts';
import type { Switches } from '../../../sandbox/switches.ts';
import { EXIT } from '../exit-codes.ts';
import { positiveInteger, wholeNumber } from '../options.ts';
import type { Beginning, BeginningFlags } from '../sandbox-beginning.ts';
import { sandboxEnvironment } from '../sandbox-environment.ts';
import type { StateFile } from '../sandbox-state.ts';
import { tellError } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import type { AddTo } from './command.ts';

type Flags = Pick<
  SandboxOptions,
  'port' | 'rooms' | 'tps' | 'seed' | 'faults' | 'mode' | 'tokenSeconds'
> &
  BeginningFlags & { latency?: number; switch?: Partial<Switches> };

export function addSandbox({ program, terminal, exit }: AddTo): void {
  program
    .command('sandbox')
    .description('Runs a built-in Alexa Smart Properties on loopback until it is stopped.')
    .option('--port <N>', 'port; by default any that is free', wholeNumber)
    .option('--rooms <N>', 'rooms of the property', positiveInteger)
    .addOption(
      new Option('--from <F.xlsx|DIR>', 'begins with the property of an export').conflicts('rooms'),
    )
    .option('--property-name <NAME>', 'name of the property, where the export has no summary')
    .option('--state <F.json>', 'keeps everything there, and goes on with what is there')
    .option('--tps <N>', 'requests a second; by default without a limit', positiveInteger)
    .option('--latency <MS>', 'how long answers take; by default no time', wholeNumber)
    .option('--token-seconds <N>', 'how long access tokens live; by default 3600', positiveInteger)
    .option('--seed <N>', 'makes ids and chance repeatable', wholeNumber)
    .option('--mode <documented|legacy|2025>', 'which generation of the API to play', mode)
    .option(
      '--switch <NAME=VALUE>',
      'takes one side of one contradiction; may be given again',
      collectSwitch,
    )
    .option('--faults <JSON>', 'rules for faults', faults)
    .addHelpText('after', switchHelp)
    .action(async (flags: Flags) => {
      if (flags.state === undefined) {
        exit(await runSandbox(terminal, flags, null));
        return;
      }
      const { withStateFile } = await import('../sandbox-state.ts');
      const ended = await withStateFile(flags.state, (file) => runSandbox(terminal, flags, file));
      exit(ended.ok ? ended.value : tellError(terminal, usage(ended.error), false));
    });
}

/** Runs a sandbox until a signal, or its state file, ends it. @returns the exit code */
async function runSandbox(
  terminal: Terminal,
  flags: Flags,
  file: StateFile | null,
): Promise<number> {
  const { beginning } = await import('../sandbox-beginning.ts');
  const begun = await beginning(flags, file);
  if (!begun.ok) return tellError(terminal, begun.error, false);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());

  let unkept: number | null = null;
  const keep = async (saved: SavedSandbox): Promise<void> => {
    try {
      await file?.keep(saved);
    } catch (error) {
      unkept ??= tellError(terminal, usage(cannotKeep(flags, error)), false);
      stop.abort();
      throw error;
    }
  };
  const { startSandbox } = await import('../../../sandbox/sandbox.ts');
  let sandbox: Sandbox;
  try {
    const options = { ...optionsOf(flags), ...begun.value.options };
    sandbox = await startSandbox({ ...options, ...(file && { keep }) });
  } catch (error) {
    if (unkept !== null) return unkept;
    return tellError(terminal, usage(cannotStart(flags, begun.value, error)), false);
  }
  for (const note of begun.value.notes) terminal.err(`note: ${note}`);
  tell(terminal, sandbox, flags);
  if (!stop.signal.aborted) await once(stop.signal, 'abort');
  await sandbox.close();
  return unkept ?? EXIT.done;
}

function optionsOf(flags: Flags): SandboxOptions {
  const { latency, switch: switches = {}, from: _, propertyName: __, state: ___, ...rest } = flags;
  return { ...rest, switches, ...(latency !== undefined && { latencyMs: latency }) };
}

/** The line that scripts read, then one for people. */
function tell(terminal: Terminal, sandbox: Sandbox, flags: Flags): void {
  const { apiUrl, tokenUrl, organization, property, trunk, credentials } = sandbox;
  const env = sandboxEnvironment(sandbox);
  terminal.json({
    apiUrl,
    tokenUrl,
    organization,
    property: property.id,
    propertyName: property.name,
    trunk,
    credentials,
    // Nobody knows the vertical of an export, and a wrong one would refuse what its property has.
    env: flags.from === undefined ? env : { ...env, BELLHOP_VERTICAL: '' },
  });
  terminal.err(`The sandbox listens on ${apiUrl}; Ctrl-C stops it.`);
}

const usage = (message: string): CallError => ({ code: 'usage', message });

function cannotKeep(flags: Flags, error: unknown): string {
  const why = error instanceof Error ? error.message : String(error);
  return `${flags.state} cannot be written, so the sandbox stops; make room there or name another file with --state (${why}).`;
}

/** @throws what is no failure that a person could have brought about */
function cannotStart(flags: Flags, { options }: Beginning, error: unknown): string {
  const code = errorCode(error);
  if (code !== undefined) {
    const why = code === 'EADDRINUSE' ? 'is taken' : 'cannot be opened';
    return `Port ${flags.port} ${why}; name another with --port.`;
  }
  if (!options.state) throw error;
  return `${flags.state} is damaged and cannot be gone on with; name another file with --state.`;
}

function mode(text: string): NonNullable<SandboxOptions['mode']> {
  if (text === 'documented' || text === 'legacy' || text === '2025') return text;
  throw new InvalidArgumentError('Say documented, legacy or 2025.');
}

/** `--switch trunkSeconds=30`, given as often as needed; the last word about a switch counts. */
function collectSwitch(text: string, before: Partial<Switches> = {}): Partial<Switches> {
  const chosen = readSwitch(text);
  if (chosen.ok) return { ...before, ...chosen.value };
  throw new InvalidArgumentError(chosen.error);
}

function switchHelp(): string {
  const lines = switchChoices().map(({ name, values }) => `  ${name}=${values.join('|')}`);
  return ['', 'Switches, with what they take (first: as documented):', ...lines].join('\n');
}

function faults(text: string): FaultRule[] {
  const rules = z.array(faultRule).safeParse(parsed(text));
  if (rules.success) return rules.data;
  const where = rules.error.issues[0];
  throw new InvalidArgumentError(
    `Give a JSON list of rules, such as [{"operation":"contacts.createBatch","at":1,"kind":"effect-then-reset"}]; at ${where?.path.join('.') || 'its start'}: ${where?.message ?? 'unknown'}.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON is no list of rules, which is told like any other that is none.
    return undefined;
  }
}
