import { InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { faultRule } from '../../../sandbox/faults.ts';
import type { FaultRule } from '../../../sandbox/faults.ts';
import type { SandboxOptions } from '../../../sandbox/sandbox.ts';
import { errorCode } from '../../../support/error-code.ts';
import { readSwitch, switchChoices } from '../../../sandbox/switches.ts';
import type { Switches } from '../../../sandbox/switches.ts';
import { EXIT } from '../exit-codes.ts';
import { positiveInteger, wholeNumber } from '../options.ts';
import { sandboxEnvironment } from '../sandbox-environment.ts';
import type { AddTo } from './command.ts';

type Flags = Pick<SandboxOptions, 'port' | 'rooms' | 'tps' | 'seed' | 'faults' | 'mode'> & {
  switch?: Partial<Switches>;
};

export function addSandbox({ program, terminal, exit }: AddTo): void {
  program
    .command('sandbox')
    .description('Runs a built-in Alexa Smart Properties on loopback until it is stopped.')
    .option('--port <N>', 'port; by default any that is free', wholeNumber)
    .option('--rooms <N>', 'rooms of the property', positiveInteger)
    .option('--tps <N>', 'requests a second; by default without a limit', positiveInteger)
    .option('--seed <N>', 'makes ids and chance repeatable', wholeNumber)
    .option('--mode <documented|legacy|2025>', 'which generation of the API to play', mode)
    .option(
      '--switch <NAME=VALUE>',
      'takes one side of one contradiction; may be given again',
      collectSwitch,
    )
    .option('--faults <JSON>', 'rules for faults', faults)
    .addHelpText('after', switchHelp)
    .action(async ({ switch: switches = {}, ...flags }: Flags) => {
      const { startSandbox } = await import('../../../sandbox/sandbox.ts');
      let sandbox;
      try {
        sandbox = await startSandbox({ ...flags, switches });
      } catch (error) {
        const code = errorCode(error);
        if (code === undefined) throw error;
        const why = code === 'EADDRINUSE' ? 'is taken' : 'cannot be opened';
        terminal.err(`bellhop: Port ${flags.port} ${why}; name another with --port.`);
        exit(EXIT.usage);
        return;
      }
      const { apiUrl, tokenUrl, organization, property, credentials } = sandbox;
      const { trunk, serviceProvider } = sandbox;
      terminal.json({
        apiUrl,
        tokenUrl,
        organization,
        property: property.id,
        propertyName: property.name,
        trunk,
        serviceProvider,
        credentials,
        env: sandboxEnvironment(sandbox),
      });
      terminal.err(`The sandbox listens on ${apiUrl}; Ctrl-C stops it.`);
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await sandbox.close();
      exit(EXIT.done);
    });
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
