import type { PlanView } from '../../../shared/contract/calls/window-jobs.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Market } from '../../../shared/domain/offered.ts';
import { runConsents } from '../../../shared/domain/settings.ts';
import type { AccountInfo, PlanChoices, PlanOptions } from '../../../shared/domain/settings.ts';
import { callError, invalidRows } from '../call-errors.ts';
import { chooseProperty } from '../choose-property.ts';
import { checkWith, chooseOptions } from '../drafts/choose-options.ts';
import { tablesOf } from '../drafts/draft-state.ts';
import type { DraftState } from '../drafts/draft-state.ts';
import { jobSetup } from '../job-setup.ts';
import { makePlan } from '../make-plan.ts';
import type { AppPorts } from '../ports.ts';
import type { RunSlot } from '../run-slot.ts';
import { withSession } from '../session.ts';
import { windowWords } from '../window-words.ts';
import type { HeldJob } from './desk.ts';
import { planViewOf, rememberPlanned, revisionOf } from './plan-view.ts';

export type PlanWish = {
  options: PlanChoices;
  /** Null: those that the job has. */
  account: string | null;
  property: string | null;
};

/**
 * Plans the rows of a draft as they stand when it is asked for; edits made meanwhile outdate the plan.
 * The plan is on disk when this resolves, and the job bound to the account and property it was made for.
 */
export async function planDraft(
  ports: AppPorts,
  slot: RunSlot,
  held: HeldJob,
  state: DraftState,
  wish: PlanWish,
): Promise<Result<PlanView, CallError>> {
  const { job } = held;
  if (state.mappingProblem !== null) {
    return fail(callError('usage', windowWords(state.mappingProblem)));
  }
  const name = wish.account ?? jobSetup.parse(job.setup()).account;
  const account = await ports.account(name);
  if (!account.ok) return account;
  const { info } = account.value;
  const { trunk, serviceProvider } = wish.options;
  const options: PlanOptions = {
    ...wish.options,
    ...runConsents.parse({}),
    trunk: trunk ?? info.trunk,
    serviceProvider: serviceProvider ?? info.serviceProvider,
  };

  const rows = await held.inTurn(async () => {
    await chooseOptions(state, job, wish.options);
    await bind(held, state, info, wish);
    return rowsToPlan(state, options, revisionOf(job, state.history.cursor));
  });
  if (!rows.ok) return rows;
  const { understood, revision } = rows.value;

  return slot.use(
    ({ pause }) =>
      withSession(
        ports,
        async (session) => {
          const given = (await job.info()).property?.id ?? jobSetup.parse(job.setup()).property;
          const property = await chooseProperty(session, given ?? info.property, pause);
          if (!property.ok) return property;
          const { id, name: called } = property.value;
          const made = await makePlan(ports, session, property.value, understood, options, pause);
          if (!made.ok) return made;
          const { planHash } = made.value;
          held.plan = null;
          await job.savePlan(made.value);
          const rowProblems = understood.problems.length;
          await rememberPlanned(job, { planHash, revision, rowProblems });
          await job.change({ property: { id, name: called } });
          const view = await planViewOf(job, state);
          return view ? ok(view) : fail(callError('internal', 'The plan is not there.'));
        },
        name,
      ),
    job.id,
  );
}

/** The job takes over whom it is planned for, so that its run and its next plan are for the same. */
async function bind(
  held: HeldJob,
  state: DraftState,
  info: AccountInfo,
  wish: PlanWish,
): Promise<void> {
  const { job } = held;
  const setup = jobSetup.parse(job.setup());
  const isNew = wish.account !== null || wish.property !== null || (await job.info()).apiUrl === '';
  const market: Market = isNew
    ? { country: info.country, vertical: info.vertical }
    : { country: setup.country ?? null, vertical: setup.vertical ?? null };
  await job.change({
    apiUrl: info.apiUrl,
    ...(isNew && {
      organization: info.organization,
      property: null,
      setup: {
        ...setup,
        account: info.name === 'environment' ? null : info.name,
        property: wish.property ?? info.property,
        ...market,
      },
    }),
  });
  checkWith(state, { ...state.context, ...market }, state.repair);
}

function rowsToPlan(state: DraftState, options: PlanOptions, revision: string) {
  const rows = state.index.rows();
  const problems = rows.flatMap((row) => row.problems);
  if (state.tally.errorRows > 0 && !options.skipInvalid) {
    return fail(callError('invalid-rows', windowWords(invalidRows(problems).message)));
  }
  const tables = tablesOf(state);
  return ok({ revision, understood: { sources: state.sources, tables, rows, problems } });
}
