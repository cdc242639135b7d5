import { Command, CommanderError } from 'commander';
import { EXIT } from './exit-codes.ts';
import { addAccount } from './commands/account.ts';
import { addApply } from './commands/apply.ts';
import { addCheck } from './commands/check.ts';
import { addDemo } from './commands/demo.ts';
import { addExport } from './commands/export.ts';
import { addJobs } from './commands/jobs.ts';
import { addPlan } from './commands/plan.ts';
import { addAlias } from './commands/alias.ts';
import { addProperties } from './commands/properties.ts';
import { addRecipe } from './commands/recipe.ts';
import { addResume } from './commands/resume.ts';
import { addSandbox } from './commands/sandbox.ts';
import { addTemplate } from './commands/template.ts';
import { addTrunk } from './commands/trunk.ts';
import { addUndo } from './commands/undo.ts';
import { addUi } from './commands/ui.ts';
import { VERSION } from '../version.ts';
import { processTerminal } from './terminal.ts';

/**
 * Runs one command line and sets the exit code. The process ends when nothing is left to
 * do, so that output to pipes is never cut.
 */
export async function main(argv: string[]): Promise<void> {
  const terminal = processTerminal();
  const program = new Command('bellhop')
    .description(
      'Carries rooms, contacts and extensions from a spreadsheet into Alexa Smart Properties, and back out again.',
    )
    .version(VERSION)
    .showHelpAfterError('Run bellhop --help for the commands.')
    .configureHelp({ sortSubcommands: false })
    .exitOverride();
  const add = { program, terminal, exit: (code: number) => void (process.exitCode = code) };
  for (const command of [
    addDemo,
    addCheck,
    addPlan,
    addApply,
    addResume,
    addUndo,
    addJobs,
    addExport,
    addTrunk,
    addTemplate,
    addRecipe,
    addAccount,
    addProperties,
    addAlias,
    addSandbox,
    addUi,
  ]) {
    command(add);
  }
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander has said why; help and version end with 0.
    process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error.exitCode !== 0 && argv.includes('--json')) {
      const message = error.message.replace(/^error: /, '');
      terminal.json({ error: { code: 'usage', message } });
    }
  }
}
