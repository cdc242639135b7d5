import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import type { RunSummary } from '../../../../shared/domain/job.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { shippedFile } from '../../../support/compiled-file.ts';
import { EXIT } from '../exit-codes.ts';
import { decisionLine } from '../print-decisions.ts';
import { planLines } from '../print-plan.ts';
import { mappingLines, problemLine } from '../print-problems.ts';
import { showEvents, summaryLines } from '../print-run.ts';
import { sandboxEnvironment } from '../sandbox-environment.ts';
import { tellError } from '../terminal.ts';
import type { CommandContext } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';
import { makeFolder } from '../../../support/make-folder.ts';

/** Requests a second of the demo's service: slow enough to be seen, fast enough to wait for. */
const DEMO_TPS = 60;

export function addDemo({ program, terminal, exit }: AddTo): void {
  program
    .command('demo')
    .description(
      'Shows the whole way in a minute: a sandbox, the sample workbook, plan, run, result.',
    )
    .option('--out <DIR>', 'where the workbooks go', 'bellhop-demo')
    .action(async ({ out }: { out: string }) => {
      const { startSandbox } = await import('../../../sandbox/sandbox.ts');
      await makeFolder(out);
      const home = await mkdtemp(join(tmpdir(), 'bellhop-demo-'));
      const sandbox = await startSandbox({ tps: DEMO_TPS, seed: 1 });
      try {
        const view = showEvents(terminal);
        const env = { ...sandboxEnvironment(sandbox), BELLHOP_HOME: home };
        const host = { env, allowHosts: [], emit: view.emit };
        const code = await withApp(terminal, host, (context) =>
          walkThrough(context, view.end, sandbox, out),
        );
        exit(code);
      } finally {
        await sandbox.close();
        await rm(home, { recursive: true, force: true });
      }
    });
}

async function walkThrough(
  { app, terminal, file }: CommandContext,
  endBar: () => void,
  sandbox: Sandbox,
  out: string,
): Promise<number> {
  const title = (text: string) => {
    terminal.err('');
    terminal.err(pc.bold(pc.cyan(text)));
  };
  const files = [file(fileURLToPath(shippedFile('samples/hotel-messy.xlsx')))];
  const options = { skipInvalid: true };

  title('1. Read samples/hotel-messy.xlsx');
  const checked = await app('sources.check', { files });
  if (!checked.ok) return tellError(terminal, checked.error, false);
  for (const line of mappingLines(checked.value.mapping)) terminal.err(line);
  for (const { message } of checked.value.notes) terminal.err(pc.dim(`note: ${message}`));
  for (const one of checked.value.decisions) terminal.err(pc.dim(decisionLine(one)));

  title('2. Plan against what is live');
  const planned = await app('plans.make', { files, options });
  endBar();
  if (!planned.ok) return tellError(terminal, planned.error, false);
  const { plan } = planned.value;
  for (const problem of plan.problems) terminal.err(problemLine(problem));
  terminal.err('');
  for (const line of planLines(plan, new Date())) terminal.err(line);

  title(`3. Run it; rows with errors are left out and reported`);
  const results = join(out, 'results.xlsx');
  const run = await app('jobs.apply', {
    files,
    options,
    consents: { yes: true },
    run: { results: file(results) },
  });
  endBar();
  if (!run.ok) return tellError(terminal, run.error, false);
  for (const line of summaryLines(run.value)) terminal.err(line);

  title('4. Export what is live now');
  const state = join(out, 'state.xlsx');
  const exported = await app('exports.write', { to: file(state), format: 'xlsx' });
  endBar();
  if (!exported.ok) return tellError(terminal, exported.error, false);
  const counts = Object.entries(exported.value.counts).map(([name, n]) => `${n} ${name}`);
  terminal.err(counts.join(', '));

  title('5. Apply the same workbook again');
  const writesBefore = changes(sandbox);
  const again = await app('jobs.apply', { files, options, consents: { yes: true } });
  endBar();
  if (!again.ok) return tellError(terminal, again.error, false);
  const written = changes(sandbox) - writesBefore;
  for (const line of summaryLines(again.value)) terminal.err(line);
  terminal.err(`The sandbox counted ${written} changes during the second run.`);

  terminal.out(results);
  terminal.out(state);
  return demoWorked(run.value, again.value, written) ? EXIT.done : EXIT.failures;
}

/** Changes that the service counted so far. */
function changes(sandbox: Sandbox): number {
  return Object.values(sandbox.requests().effects).reduce((sum, count) => sum + count, 0);
}

function demoWorked(first: RunSummary, second: RunSummary, written: number): boolean {
  return first.outcome === 'done' && second.outcome === 'done' && written === 0;
}
