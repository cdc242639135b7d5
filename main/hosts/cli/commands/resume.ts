import { collectText, workbookPath } from '../options.ts';
import { ndjson, showEvents } from '../print-run.ts';
import { addRunOptions, misusedRun, runLimitsOf, tellStopTime } from '../run-options.ts';
import type { RunFlags } from '../run-options.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { tellEnd } from './apply.ts';
import type { AddTo } from './command.ts';

type Flags = RunFlags & {
  skipStale?: boolean;
  results?: string;
  json?: boolean;
  allowHost?: string[];
};

export function addResume({ program, terminal, exit }: AddTo): void {
  const command = program
    .command('resume [job]')
    .description('Goes on with a job that stopped or was killed; by default the newest one.')
    .option('--skip-stale', 'leave out what others changed since the job stopped')
    .option('--results <F.xlsx>', 'write a workbook with one line for every row', workbookPath)
    .option('--allow-host <HOST>', 'a host that is neither Amazon nor loopback', collectText)
    .option('--json', 'print events and a summary, one JSON document a line');
  addRunOptions(command).action(async (job: string | undefined, flags: Flags) => {
    const misused = misusedRun(flags);
    if (misused !== null) {
      exit(tellError(terminal, misused, flags.json === true));
      return;
    }
    tellStopTime(terminal, flags);
    const view = flags.json ? ndjson(terminal) : showEvents(terminal);
    const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: view.emit };
    const code = await withApp(terminal, host, async ({ app, file }) => {
      const ended = await app('jobs.resume', {
        job: job ?? null,
        skipStale: flags.skipStale ?? false,
        run: { ...runLimitsOf(flags), results: flags.results ? file(flags.results) : null },
      });
      view.end();
      return tellEnd(terminal, ended, flags.json === true);
    });
    exit(code);
  });
}
