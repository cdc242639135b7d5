import { Option } from 'commander';
import type { Command } from 'commander';
import { collectLimit, collectText, workbookPath } from '../options.ts';
import { planLines } from '../print-plan.ts';
import { ndjson, showEvents } from '../print-run.ts';
import { addRunOptions, misusedRun, runLimitsOf, tellStopTime } from '../run-options.ts';
import type { RunFlags } from '../run-options.ts';
import { tellError } from '../terminal.ts';
import type { CommandContext, Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { tellEnd } from './apply.ts';
import type { AddTo } from './command.ts';
import { planJson } from './plan.ts';

type Flags = RunFlags & {
  yes?: boolean;
  yesDelete?: string;
  allowMessages?: boolean;
  sharedBooks?: boolean;
  skipStale?: boolean;
  results?: string;
  allowHost?: string[];
  json?: boolean;
};

export function addUndo({ program, terminal, exit }: AddTo): void {
  const command = program
    .command('undo <job>')
    .description(
      'Takes back what a job did, but for what others changed since. Without --yes it only shows that.',
    )
    .option('--yes', 'yes, write to the property')
    .option('--yes-delete <PROPERTY-NAME>', 'yes, remove what the undo removes')
    .option('--allow-messages', "allow what sends a message to a person's phone")
    .option('--shared-books', 'also change books that other properties use')
    .option('--skip-stale', 'should it be resumed later: leave out what changed in the meantime')
    .option('--results <F.xlsx>', 'write a workbook with one line for every row', workbookPath)
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print JSON: the plan, or events and a summary, one document a line');
  addIdleOptions(addRunOptions(command)).action(async (job: string, flags: Flags) => {
    const misused = misusedRun(flags);
    if (misused !== null) {
      exit(tellError(terminal, misused, flags.json === true));
      return;
    }
    const isRun = flags.yes === true;
    const view = flags.json && isRun ? ndjson(terminal) : showEvents(terminal);
    const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: view.emit };
    if (isRun) tellStopTime(terminal, flags);
    const code = await withApp(terminal, host, async (context) => {
      const options = {
        allowMessages: flags.allowMessages ?? false,
        sharedBooks: flags.sharedBooks ?? false,
        yesDelete: flags.yesDelete ?? null,
      };
      if (!isRun) return show(terminal, context, { job, options }, flags, view.end);
      const { app, file } = context;
      const ended = await app('jobs.undo', {
        job,
        options,
        skipStale: flags.skipStale ?? false,
        consents: { yes: true },
        run: { ...runLimitsOf(flags), results: flags.results ? file(flags.results) : null },
      });
      view.end();
      return tellEnd(terminal, ended, flags.json === true);
    });
    exit(code);
  });
}

type Options = { allowMessages: boolean; sharedBooks: boolean; yesDelete: string | null };

/** The undo as a plan; without --yes nothing more happens. */
async function show(
  terminal: Terminal,
  { app }: CommandContext,
  wish: { job: string; options: Options },
  { json }: Flags,
  end: () => void,
): Promise<number> {
  const shown = await app('plans.undo', wish);
  end();
  if (!shown.ok) return tellError(terminal, shown.error, json === true);
  const { plan } = shown.value;
  if (json) terminal.json(planJson(plan));
  else for (const line of planLines(plan, new Date())) terminal.out(line);
  const removes = plan.counts.remove > 0 ? ` --yes-delete "${plan.property.name}"` : '';
  const message = `Nothing was sent: this is what the undo of job ${wish.job} does; if it is wanted, say so with --yes${removes}.`;
  const names = ['--yes', ...(removes === '' ? [] : ['--yes-delete'])];
  return tellError(terminal, { code: 'consent-missing', message, names }, false);
}

/** Choices of plans that leave an undo as it is, so that one set of them does for every command. */
function addIdleOptions(command: Command): Command {
  const idle = [
    new Option('--skip-invalid'),
    new Option('--create-rooms'),
    new Option('--replace-extensions'),
    new Option('--delete-units'),
    new Option('--yes-property <NAME>'),
    new Option('--repair'),
    new Option('--existing <what>').choices(['update', 'skip']),
    new Option('--read <how>').choices(['full', 'quick']),
    new Option('--allow-overwrite'),
    new Option('--limit <NAME=NUMBER>').argParser(collectLimit),
  ];
  for (const option of idle) command.addOption(option.hideHelp());
  return command;
}
