import type { CallError } from '../../shared/contract/errors.ts';
import type { FieldName } from '../../shared/domain/fields.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import { fail } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import type { RunControl } from '../engine/run/run-types.ts';
import type { Job } from '../jobs/job-store.ts';
import { hasErrors, invalidRows } from './call-errors.ts';
import { needYes } from './consents.ts';
import { storeError } from './store-error.ts';
import type { JobSetup } from './job-setup.ts';
import { chooseProperty, makePlan } from './make-plan.ts';
import type { AppPorts } from './ports.ts';
import { runJob } from './run-job.ts';
import type { RunChoices } from './run-job.ts';
import { openSession } from './session.ts';
import type { Session } from './session.ts';
import { understandFiles } from './understand-files.ts';

export type ApplyFiles = {
  paths: string[];
  map: { field: FieldName; column: string }[];
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
  control: RunControl,
): Promise<Result<RunSummary, CallError>> {
  const { map, options, paths } = wish;
  const understood = await understandFiles(ports, paths, { map, limits: options.limits });
  if (!understood.ok) return understood;
  if (hasErrors(understood.value.problems) && !options.skipInvalid) {
    return fail(invalidRows(understood.value.problems));
  }
  if (!wish.yes) return fail(needYes());

  const session = await openSession(ports);
  if (!session.ok) return session;
  const { value: open } = session;
  try {
    const setup: JobSetup = { map, yes: wish.yes, rehearsal: false };
    const created = await ports.jobs.create({
      apiUrl: open.info.apiUrl,
      organization: open.info.organization,
      property: null,
      sources: understood.value.sources.map(({ name }, at) => ({ name, path: paths[at] ?? '' })),
      options,
      setup,
    });
    if (!created.ok) return fail(storeError(created.error));
    return await planAndRun(
      ports,
      open,
      created.value,
      understood.value,
      options,
      control,
      wish.run,
    );
  } finally {
    await open.close();
  }
}

/** Plans for a job that has no plan yet, and runs. Closes the job. */
export async function planAndRun(
  ports: AppPorts,
  session: Session,
  job: Job,
  understood: Parameters<typeof makePlan>[3],
  options: PlanOptions,
  control: RunControl,
  run: RunChoices,
): Promise<Result<RunSummary, CallError>> {
  let keep = true;
  try {
    const made = await planFor(ports, session, job, understood, options, control);
    if (!made.ok) {
      // Stopped on purpose: the job waits. Anything else: nothing was sent, so nothing is left behind.
      keep = made.error.code === 'stopped';
      return made;
    }
    return await runJob(ports, session, job, made.value, control, run);
  } finally {
    await job.close();
    if (!keep) await ports.jobs.remove(job.id);
  }
}

async function planFor(
  ports: AppPorts,
  session: Session,
  job: Job,
  understood: Parameters<typeof makePlan>[3],
  options: PlanOptions,
  control: RunControl,
) {
  const known = (await job.info()).property?.id ?? session.info.property;
  const property = await chooseProperty(session, known, control.pause);
  if (!property.ok) return property;
  await job.setProperty({ id: property.value.id, name: property.value.name });
  const plan = await makePlan(ports, session, property.value, understood, options, control.pause);
  if (!plan.ok) return plan;
  if (hasErrors(plan.value.problems) && !options.skipInvalid) {
    return fail(invalidRows(plan.value.problems));
  }
  const { counts, requests, estimateSeconds } = plan.value;
  ports.emit('planned', {
    requests,
    estimateSeconds,
    create: counts.create,
    change: counts.change,
    unchanged: counts.unchanged,
    property: property.value.name,
  });
  await job.savePlan(plan.value);
  await job.setState('ready');
  return plan;
}
