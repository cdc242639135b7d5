import type { CallError } from '../../shared/contract/errors.ts';
import { plan as planSchema } from '../../shared/domain/plan.ts';
import type { Plan } from '../../shared/domain/plan.ts';
import { fail, ok } from '../../shared/domain/result.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { RunSummary } from '../../shared/domain/job.ts';
import type { PlanOptions } from '../../shared/domain/settings.ts';
import {
  callError,
  hasErrors,
  invalidRows,
  missingConsent,
  needYes,
  storeError,
} from './call-errors.ts';
import type { JobSetup } from './job-setup.ts';
import { pilotRows } from './pilot.ts';
import { planHash } from './plan-hash.ts';
import type { AppPorts } from './ports.ts';
import { recheck, stalePlan, withoutStale } from './recheck.ts';
import { runJob } from './run-job.ts';
import type { RunChoices } from './run-job.ts';
import type { StopControl } from './stop-control.ts';
import { accountMismatch, leadsToLoopback } from './same-account.ts';
import { withSession } from './session.ts';
import type { Session } from './session.ts';
import { stoppedEarly } from './stop-words.ts';

export type ApplyPlan = {
  path: string;
  skipStale: boolean;
  skipInvalid: boolean;
  allowOverwrite: boolean;
  yesDelete: string | null;
  yesProperty: string | null;
  yes: boolean;
  run: RunChoices;
};

/** Runs a saved plan, unless what it touches has changed since. */
export async function applyPlan(
  ports: AppPorts,
  wish: ApplyPlan,
  control: StopControl,
): Promise<Result<RunSummary, CallError>> {
  const loaded = await loadPlan(ports, wish.path);
  if (!loaded.ok) return loaded;
  const saved = loaded.value;
  if (hasErrors(saved.problems) && !saved.options.skipInvalid && !wish.skipInvalid) {
    return fail(invalidRows(saved.problems));
  }
  if (!wish.yes) return fail(needYes());
  const options: PlanOptions = {
    ...saved.options,
    allowOverwrite: saved.options.allowOverwrite || wish.allowOverwrite,
    yesDelete: wish.yesDelete ?? saved.options.yesDelete,
    yesProperty: wish.yesProperty ?? saved.options.yesProperty,
  };
  const missing = missingConsent({ ...saved, options });
  if (missing) return fail(missing);
  const pilot = pilotRows(saved, new Map(), wish.run);
  if (!pilot.ok) return pilot;

  const work = async (session: Session): Promise<Result<RunSummary, CallError>> => {
    const { info } = session;
    const rehearsal = leadsToLoopback(info.apiUrl) && !leadsToLoopback(saved.apiUrl);
    const mismatch = rehearsal ? null : accountMismatch('The plan', saved, info);
    if (mismatch) return fail(mismatch);

    const checked = await recheck(ports, session, saved, new Map(), control.pause);
    if (!checked.ok) {
      const goOn = 'Apply the plan again when it may begin.';
      return fail(stoppedEarly(checked.error, control, ports.clock.now(), goOn));
    }
    const { stale, fresh } = checked.value;
    if (stale.length > 0 && !wish.skipStale) return fail(stalePlan(stale));
    // Ids that came since the plan was made are not ours either.
    const current: Plan = {
      ...withoutStale(saved, stale),
      options,
      known: fresh.known,
      apiUrl: info.apiUrl,
    };

    const setup: JobSetup = { map: [], yes: true, rehearsal, skipStale: wish.skipStale };
    const created = await ports.jobs.create({
      apiUrl: info.apiUrl,
      // The job of a rehearsal belongs where it is rehearsed, and is gone on with there.
      organization: rehearsal ? info.organization : saved.organization,
      property: saved.property,
      sources: [],
      options,
      setup,
    });
    if (!created.ok) return fail(storeError(created.error));
    const job = created.value;
    try {
      await job.savePlan(current);
      return await runJob(ports, session, job, current, control, wish.run);
    } finally {
      await job.close();
    }
  };
  return withSession(ports, work, null, control.mayLeave);
}

/** Reads a plan file; one that was edited by hand is refused, since what it shows is not what it does. */
export async function loadPlan(
  ports: Pick<AppPorts, 'readText' | 'hash'>,
  path: string,
): Promise<Result<Plan, CallError>> {
  let json: unknown;
  try {
    json = JSON.parse(await ports.readText(path));
  } catch {
    return fail(
      callError('usage', `${path} is no plan that can be read; make one with bellhop plan -o.`),
    );
  }
  const parsed = planSchema.safeParse(json);
  if (!parsed.success || parsed.data.version !== 2) {
    return fail(
      callError(
        'usage',
        `${path} is no Bellhop plan of this version; make one with bellhop plan -o.`,
      ),
    );
  }
  if (planHash(parsed.data, ports.hash) !== parsed.data.planHash) {
    return fail(
      callError(
        'usage',
        `${path} was changed after it was made; plan again instead of editing it.`,
      ),
    );
  }
  return ok(parsed.data);
}
