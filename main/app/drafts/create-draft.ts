import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import { callError } from '../call-errors.ts';
import type { JobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import type { Desk, HeldJob } from '../window/desk.ts';
import type { DraftState } from './draft-state.ts';
import { readDraft } from './read-draft.ts';

/**
 * Begins a job with these files: they are copied first, and read from the copies, so that the job is
 * what the person saw whatever becomes of the files. A job whose files cannot be read is taken away.
 *
 * @param account stored account that the job belongs to; null: the one in use, if there is one yet
 */
export async function createDraft(
  ports: AppPorts,
  desk: Desk,
  paths: readonly string[],
  account: string | null,
): Promise<Result<{ held: HeldJob; state: DraftState }, CallError>> {
  const belongs = await belongingOf(ports, account);
  if (!belongs.ok) return belongs;
  const { market, account: owner, property, ...facts } = belongs.value;
  const setup: JobSetup = {
    map: [],
    yes: false,
    rehearsal: false,
    account: owner,
    property,
    ...market,
  };
  const created = await desk.create({
    apiUrl: facts.apiUrl,
    organization: facts.organization,
    property: null,
    sources: paths.map((path) => ({ name: path, path })),
    options: planOptions.parse({}),
    state: 'draft',
    setup,
  });
  if (!created.ok) return fail(await whyNot(ports, paths, created.error));
  const held = created.value;
  const takeAway = async (): Promise<void> => {
    await desk.letGo(held.job.id);
    await ports.jobs.remove(held.job.id);
  };
  const state = await readDraft(ports, held.job).catch(async (error: unknown) => {
    await takeAway();
    throw error;
  });
  if (!state.ok) {
    await takeAway();
    return state;
  }
  await held.job.change({ rows: state.value.shown.length });
  held.draft = state.value;
  return ok({ held, state: state.value });
}

/** A file can be looked at without an account; who has none yet chooses one before planning. */
async function belongingOf(ports: AppPorts, name: string | null) {
  const listed = await ports.accounts.list();
  if (!listed.ok) return listed;
  const chosen = listed.value.find((one) => (name === null ? one.current : one.name === name));
  if (!chosen && name !== null) {
    return fail(
      callError('no-account', `There is no account "${name}" on this machine; choose another.`),
    );
  }
  return ok({
    account: chosen && chosen.secret !== 'env' ? chosen.name : null,
    apiUrl: chosen?.apiUrl ?? '',
    organization: chosen?.organization ?? null,
    property: chosen?.property ?? null,
    market: chosen ? { country: chosen.country, vertical: chosen.vertical } : await ports.market(),
  });
}

/** A file that cannot be copied is explained best by trying to read it. */
async function whyNot(
  ports: AppPorts,
  paths: readonly string[],
  error: CallError,
): Promise<CallError> {
  for (const path of paths) {
    const source = await ports.readSource(path);
    if (!source.ok) return callError('unreadable-file', source.error.message);
  }
  return error;
}
