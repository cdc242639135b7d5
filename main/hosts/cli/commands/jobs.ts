import type { JobInfo } from '../../../../shared/domain/job.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../options.ts';
import { tellError } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import { silent } from './command.ts';
import type { AddTo } from './command.ts';

type Flags = { remove?: string; olderThan?: number; json?: boolean };

export function addJobs({ program, terminal, exit }: AddTo): void {
  program
    .command('jobs [job]')
    .description('Lists jobs, shows one row by row, or removes them.')
    .option('--remove <JOB>', 'remove a job with everything it holds')
    .option('--older-than <DAYS>', 'remove jobs not touched for so many days', wholeNumber)
    .option('--json', 'print one JSON document')
    .action(async (job: string | undefined, flags: Flags) => {
      const host = { env: process.env, allowHosts: [], emit: silent };
      const code = await withApp(terminal, host, async ({ app }) => {
        if (flags.remove !== undefined || flags.olderThan !== undefined) {
          const gone = await app('jobs.remove', {
            job: flags.remove ?? null,
            olderThanDays: flags.olderThan ?? null,
          });
          if (!gone.ok) return tellError(terminal, gone.error, flags.json === true);
          if (flags.json) terminal.json(gone.value);
          terminal.err(`${gone.value.removed.length} removed, ${gone.value.kept.length} kept.`);
          return EXIT.done;
        }
        if (job !== undefined) {
          const shown = await app('jobs.get', { job });
          if (!shown.ok) return tellError(terminal, shown.error, flags.json === true);
          const { info, lines } = shown.value;
          if (flags.json) terminal.json(shown.value);
          else {
            terminal.out(jobLine(info));
            for (const { sheet, row, outcome, reason } of lines) {
              terminal.out(`${outcome.padEnd(10)} ${sheet}, row ${row}${reason && `: ${reason}`}`);
            }
          }
          return EXIT.done;
        }
        const listed = await app('jobs.list', {});
        if (!listed.ok) return tellError(terminal, listed.error, flags.json === true);
        if (flags.json) terminal.json(listed.value);
        else for (const info of listed.value) terminal.out(jobLine(info));
        terminal.err(`${listed.value.length} ${listed.value.length === 1 ? 'job' : 'jobs'}.`);
        return EXIT.done;
      });
      exit(code);
    });
}

function jobLine({
  id,
  state,
  updatedAt,
  property,
  sources,
  rows,
  counts,
  undoOf,
}: JobInfo): string {
  const ends = Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ');
  return [
    id,
    state.padEnd(9),
    updatedAt.slice(0, 16).replace('T', ' '),
    property?.name ?? 'no property yet',
    sources.join(', ') || (undoOf === undefined ? 'a saved plan' : `undo of ${undoOf}`),
    `${rows} rows${ends && `: ${ends}`}`,
  ].join('  ');
}
