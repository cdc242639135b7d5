import { basename } from 'node:path';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { planOptions } from '../../../shared/domain/settings.ts';
import type { Source } from '../../../shared/domain/source.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { readSources } from '../file-readings.ts';
import type { JobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import type { Desk, HeldJob } from '../window/desk.ts';
import type { DraftState } from './draft-state.ts';
import { draftOf, readDraft } from './read-draft.ts';

/**
 * Begins a job with these files: they are copied, and the job is what its copies hold, so that it is
 * what the person saw whatever becomes of the files. While they are copied they are read already, which
 * counts only where copy and file turn out to be the same. A job whose files cannot be read is taken away.
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
  const ahead = readAhead(ports, paths);
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
  const state = await stateOf(ports, held.job, ahead).catch(async (error: unknown) => {
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

type Ahead = Promise<Result<Source[], CallError>>;

function readAhead(ports: AppPorts, paths: readonly string[]): Ahead {
  const reading = readSources(ports, paths, {});
  // Nobody waits for it where no job comes about.
  reading.catch(() => undefined);
  return reading;
}

async function stateOf(
  ports: AppPorts,
  job: Job,
  ahead: Ahead,
): Promise<Result<DraftState, CallError>> {
  const [read, hashes] = await Promise.all([ahead, job.sourceHashes()]);
  if (!read.ok) return readDraft(ports, job);
  const copies = job.sourcePaths();
  const areSame = read.value.every(
    ({ name, sha256 }, at) => sha256 === hashes[at] && name === basename(copies[at] ?? ''),
  );
  return areSame ? ok(await draftOf(ports, job, read.value)) : readDraft(ports, job);
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
