import type { Reply } from '../../../../shared/contract/contract.ts';
import type { RunSummary } from '../../../../shared/domain/job.ts';
import { exitOfRun } from '../exit-codes.ts';
import { workbookPath } from '../options.ts';
import { isPlanFile, misusedPlan } from '../plan-files.ts';
import { addPlanOptions, planOptionsOf } from '../plan-options.ts';
import type { PlanFlags } from '../plan-options.ts';
import { problemLine } from '../print-problems.ts';
import { ndjson, showEvents, summaryLines } from '../print-run.ts';
import { readingsOf } from '../reading-options.ts';
import { addRunOptions, misusedRun, runLimitsOf, tellStopTime } from '../run-options.ts';
import type { RunFlags } from '../run-options.ts';
import { shapeInput } from '../shape-options.ts';
import { tellError } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';

type Flags = PlanFlags & RunFlags & { yes?: boolean; skipStale?: boolean; results?: string };

export function addApply({ program, terminal, exit }: AddTo): void {
  const command = program
    .command('apply <files...>')
    .description('Runs a saved plan, or plans files and runs them. Wants --yes.')
    .option('--yes', 'yes, write to the property')
    .option('--skip-stale', 'leave out what changed since the plan was made')
    .option('--results <F.xlsx>', 'write a workbook with one line for every row', workbookPath);
  addPlanOptions(addRunOptions(command)).action(async (files: string[], flags: Flags) => {
    const misused = misusedPlan(files, flags) ?? misusedRun(flags);
    if (misused !== null) {
      exit(tellError(terminal, misused, flags.json === true));
      return;
    }
    const view = flags.json ? ndjson(terminal) : showEvents(terminal);
    const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: view.emit };
    tellStopTime(terminal, flags);
    const code = await withApp(terminal, host, async ({ app, file }) => {
      const consents = { yes: flags.yes ?? false };
      const run = { ...runLimitsOf(flags), results: flags.results ? file(flags.results) : null };
      const [first] = files;
      const ended =
        first !== undefined && isPlanFile(first)
          ? await app('jobs.applyPlan', {
              plan: file(first),
              skipStale: flags.skipStale ?? false,
              skipInvalid: flags.skipInvalid ?? false,
              allowOverwrite: flags.allowOverwrite ?? false,
              yesDelete: flags.yesDelete ?? null,
              yesProperty: flags.yesProperty ?? null,
              consents,
              run,
            })
          : await app('jobs.apply', {
              files: files.map(file),
              map: flags.map ?? [],
              reading: readingsOf(flags, files),
              ...shapeInput(flags, file),
              options: planOptionsOf(flags),
              consents,
              run,
            });
      view.end();
      return tellEnd(terminal, ended, flags.json === true);
    });
    exit(code);
  });
}

/** Says how a run ended: the last line of NDJSON is the summary. */
export function tellEnd(terminal: Terminal, ended: Reply<RunSummary>, json: boolean): number {
  if (!ended.ok) {
    for (const problem of ended.error.problems ?? []) terminal.err(problemLine(problem));
    return tellError(terminal, ended.error, json);
  }
  if (json) terminal.json(ended.value);
  for (const line of summaryLines(ended.value)) terminal.err(line);
  return exitOfRun(ended.value);
}
