import type { CallError } from '../../shared/contract/errors.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import type { Readings } from '../../shared/domain/reading.ts';
import type { Recipe } from '../../shared/domain/recipe.ts';
import { fail } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { ShapingWish } from '../../shared/domain/shaping.ts';
import { hasErrors, invalidRows, needYes, storeError } from './call-errors.ts';
import { readingsOfCopies, wishesOfCopies } from './file-readings.ts';
import type { JobSetup } from './job-setup.ts';
import { planAndRun } from './plan-and-run.ts';
import type { AppPorts } from './ports.ts';
import { useRecipe } from './recipes.ts';
import type { RunChoices } from './run-job.ts';
import type { StopControl } from './stop-control.ts';
import { withSession } from './session.ts';
import type { Session } from './session.ts';
import { understandFiles } from './understand-files.ts';

export type ApplyFiles = {
  paths: string[];
  map: { field: FieldName; column: string }[];
  reading: Readings;
  shape: ShapingWish[];
  recipe: Recipe | null;
  /** Keeps what is decided as a recipe of this name. */
  saveRecipe: string | null;
  options: PlanOptions;
  yes: boolean;
  run: RunChoices;
};

/**
 * From files to a finished run. The job is on disk before the first request, so that a
 * killed process can go on from wherever it was; a job that ends before anything was sent
 * is taken away again.
 */
export async function applyFiles(
  ports: AppPorts,
  wish: ApplyFiles,
  control: StopControl,
): Promise<Result<RunSummary, CallError>> {
  const { map, options, paths, reading, shape, recipe } = wish;
  const understood = await understandFiles(ports, paths, {
    map,
    limits: options.limits,
    repair: options.repair,
    reading,
    shape,
    recipe,
  });
  if (!understood.ok) return understood;
  const used = await useRecipe(ports, understood.value.decided, wish);
  if (!used.ok) return used;
  if (hasErrors(understood.value.problems) && !options.skipInvalid) {
    return fail(invalidRows(understood.value.problems));
  }
  if (!wish.yes) return fail(needYes());

  const work = async (session: Session) => {
    const { name } = session.info;
    const account = name === 'environment' ? null : name;
    const setup: JobSetup = {
      map,
      yes: wish.yes,
      rehearsal: false,
      account,
      reading: readingsOfCopies(paths, reading),
      shape: wishesOfCopies(paths, shape),
      recipe,
    };
    const created = await ports.jobs.create({
      apiUrl: session.info.apiUrl,
      organization: session.info.organization,
      property: null,
      sources: understood.value.sources.map(({ name }, at) => ({ name, path: paths[at] ?? '' })),
      options,
      setup,
    });
    if (!created.ok) return fail(storeError(created.error));
    const job = created.value;
    let keep = true;
    try {
      const { value } = understood;
      const ended = await planAndRun(ports, session, job, value, options, control, wish.run);
      // Stopped on purpose: the job waits. Else, without a plan nothing was sent, so nothing is left behind.
      keep = ended.ok || ended.error.code === 'stopped' || (await job.info()).state !== 'planning';
      return ended;
    } finally {
      await job.close();
      if (!keep) await ports.jobs.remove(job.id);
    }
  };
  return withSession(ports, work, null, control.mayLeave);
}
