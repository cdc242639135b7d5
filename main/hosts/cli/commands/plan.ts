import type { Plan } from '../../../../shared/domain/plan.ts';
import type { Problem } from '../../../../shared/domain/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { planAmongSheets } from '../plan-files.ts';
import { addPlanOptions, planOptionsOf } from '../plan-options.ts';
import type { PlanFlags } from '../plan-options.ts';
import { planLines } from '../print-plan.ts';
import { decisionLine } from '../print-decisions.ts';
import { leftOutLines, problemLine } from '../print-problems.ts';
import { showEvents } from '../print-run.ts';
import { readingsOf } from '../reading-options.ts';
import { shapedLines, tellRecipe } from '../print-shaped.ts';
import { shapeInput } from '../shape-options.ts';
import { tellError } from '../terminal.ts';
import type { Terminal } from '../terminal.ts';
import { withApp } from '../with-app.ts';
import type { AddTo } from './command.ts';

export function addPlan({ program, terminal, exit }: AddTo): void {
  const command = program
    .command('plan <files...>')
    .description('Reads live state and shows what would change. Nothing is written.')
    .option('-o, --output <PLAN.json>', 'save the plan, to be applied later');
  addPlanOptions(command).action(
    async (files: string[], flags: PlanFlags & { output?: string }) => {
      const misplaced = planAmongSheets(files);
      if (misplaced !== null) {
        exit(tellError(terminal, misplaced, flags.json === true));
        return;
      }
      const view = showEvents(terminal);
      const host = { env: process.env, allowHosts: flags.allowHost ?? [], emit: view.emit };
      const code = await withApp(terminal, host, async ({ app, file }) => {
        const made = await app('plans.make', {
          files: files.map(file),
          map: flags.map ?? [],
          reading: readingsOf(flags, files),
          ...shapeInput(flags, file),
          options: planOptionsOf(flags),
        });
        view.end();
        if (!made.ok) return tellError(terminal, made.error, flags.json === true);
        const { plan, mapping, readNotes, decisions, shaped, recipe } = made.value;
        const invalid = plan.problems.some(({ severity }) => severity === 'error');
        if (flags.json) {
          terminal.json({ ...planJson(plan), shaped, recipe });
        } else {
          for (const line of leftOutLines(mapping)) terminal.err(`note: ${line}`);
          for (const { message } of readNotes) terminal.err(`note: ${message}`);
          for (const decision of decisions) terminal.err(decisionLine(decision));
          for (const line of shapedLines(shaped)) terminal.err(line);
          for (const line of planLines(plan, new Date())) terminal.out(line);
        }
        tellRecipe(terminal, recipe);
        tellProblems(terminal, plan.problems);
        if (flags.output) {
          const saved = await app('plans.save', {
            planHash: plan.planHash,
            to: file(flags.output),
          });
          if (!saved.ok) return tellError(terminal, saved.error, false);
          terminal.err(
            `Saved to ${flags.output}; apply it with bellhop apply ${flags.output} --yes${invalid ? ' --skip-invalid, which leaves out the rows with errors' : ''}`,
          );
        }
        return invalid && !flags.skipInvalid ? EXIT.invalidRows : EXIT.done;
      });
      exit(code);
    },
  );
}

/** A plan for programs: everything in it but its rows. */
export function planJson(plan: Plan): Partial<Plan> {
  const { planHash, counts, requests, estimateSeconds, limits, steps, problems } = plan;
  const { notes, property, rooms, undoOf } = plan;
  const undo = undoOf === undefined ? {} : { undoOf };
  return {
    planHash,
    counts,
    requests,
    estimateSeconds,
    limits,
    steps,
    problems,
    notes,
    property,
    ...(rooms && { rooms }),
    ...undo,
  };
}

/** Problems of a plan, for people. */
export function tellProblems(terminal: Terminal, problems: readonly Problem[]): void {
  for (const problem of problems) terminal.err(problemLine(problem));
}
