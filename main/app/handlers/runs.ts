import type { RunLimits } from '../../../shared/contract/calls/run-choices.ts';
import type { Handlers } from '../../../shared/contract/contract.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import { applyFiles } from '../apply-files.ts';
import { applyPlan } from '../apply-plan.ts';
import { undoUnseen, unwritable } from '../call-errors.ts';
import { resolveFiles, resolveSource, resolveTarget } from '../files.ts';
import type { AppPorts } from '../ports.ts';
import { findIfAny } from '../recipes.ts';
import { resumeJob } from '../resume-job.ts';
import type { RunChoices } from '../run-job.ts';
import { misusedLimits, stopMoment } from '../run-limits.ts';
import type { RunSlot } from '../run-slot.ts';
import { showUndo, undoJob } from '../undo-job.ts';
import type { Desk } from '../window/desk.ts';

type RunCalls =
  | 'jobs.apply'
  | 'jobs.applyPlan'
  | 'jobs.resume'
  | 'plans.undo'
  | 'jobs.undo'
  | 'run.pause'
  | 'run.abort';

/** Calls that write to the service, and those that stop them. */
export function runHandlers(ports: AppPorts, slot: RunSlot, desk: Desk): Pick<Handlers, RunCalls> {
  const choices = async ({ results, ...limits }: RunLimits & { results: string | null }) => {
    const misused = misusedLimits(limits, ports.clock.now());
    if (misused) return fail(misused);
    if (results === null) return ok<RunChoices>({ ...limits, results });
    const path = resolveTarget(ports, results);
    if (!path.ok) return path;
    try {
      await ports.checkPlace(path.value);
    } catch (error) {
      return fail(unwritable(path.value, error));
    }
    return ok<RunChoices>({ ...limits, results: path.value });
  };
  return {
    'jobs.apply': async ({ files, consents, run, recipe: wanted, ...what }) => {
      const paths = resolveFiles(ports, files);
      if (!paths.ok) return paths;
      const chosen = await choices(run);
      if (!chosen.ok) return chosen;
      const recipe = await findIfAny(ports, wanted);
      if (!recipe.ok) return recipe;
      const given = { ...what, paths: paths.value, recipe: recipe.value };
      const wish = { ...given, yes: consents.yes, run: chosen.value };
      return slot.use((control) => applyFiles(ports, wish, control), undefined, stopMoment(run));
    },

    'jobs.applyPlan': async ({ plan, consents, run, ...wishes }) => {
      const path = resolveSource(ports, plan);
      if (!path.ok) return path;
      const chosen = await choices(run);
      if (!chosen.ok) return chosen;
      const wish = {
        ...wishes,
        path: path.value,
        yes: consents.yes,
        run: chosen.value,
      };
      return slot.use((control) => applyPlan(ports, wish, control), undefined, stopMoment(run));
    },

    'jobs.resume': async ({ job, skipStale, run }) => {
      const chosen = await choices(run);
      if (!chosen.ok) return chosen;
      const id = job ?? (await ports.jobs.newestUnfinished());
      const free = id === null ? ok(null) : await desk.letGo(id);
      if (!free.ok) return free;
      const wish = { job: id, skipStale, run: chosen.value };
      return slot.use((control) => resumeJob(ports, wish, control), undefined, stopMoment(run));
    },

    'plans.undo': async (wish) => {
      const free = await desk.letGo(wish.job);
      return free.ok ? slot.use((control) => showUndo(ports, wish, control)) : free;
    },

    'jobs.undo': async ({ consents, run, ...wish }) => {
      const chosen = await choices(run);
      if (!chosen.ok) return chosen;
      if (!consents.yes) return fail(undoUnseen(wish.job));
      const free = await desk.letGo(wish.job);
      if (!free.ok) return free;
      const whole = { ...wish, run: chosen.value };
      return slot.use((control) => undoJob(ports, whole, control), undefined, stopMoment(run));
    },

    'run.pause': async ({ job }) => {
      slot.pause(job);
      return ok(null);
    },
    'run.abort': async ({ job }) => {
      slot.abort(job);
      return ok(null);
    },
  };
}
