import pc from 'picocolors';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { ShapingReport } from '../../../shared/domain/shaping.ts';
import { counted } from './options.ts';
import type { Terminal } from './terminal.ts';

/** What was made of cells on their way to fields: a line each, with an example. */
export function shapedLines(reports: readonly ShapingReport[]): string[] {
  return reports.map(({ shaping, words, rows, examples: [example] }) => {
    const shown = example ? pc.dim(` "${example.before}" → "${example.after}"`) : '';
    return `shaped: ${shaping.sheet}: ${words} ${counted(rows, 'row')}.${shown}`;
  });
}

/** What became of the recipes that were named. */
export function tellRecipe(
  terminal: Pick<Terminal, 'err'>,
  { applied, saved }: CallOutput<'sources.check'>['recipe'],
): void {
  if (applied !== null) terminal.err(`recipe: ${applied} was applied.`);
  if (saved === null) return;
  const instead = saved.replaced ? ' in the place of the one before' : '';
  terminal.err(
    `recipe: what was decided is kept as ${saved.name}${instead}, with the headers and what you typed, and without any row.`,
  );
}
