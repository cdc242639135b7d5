import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Source } from '../../../shared/domain/source.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import { withUniqueNames } from '../understand-files.ts';
import { createDraftState } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** Makes a draft of what lies in its job: copies of the files, choices of columns, edits. */
export async function readDraft(
  ports: Pick<AppPorts, 'readSource' | 'market'>,
  job: Job,
): Promise<Result<DraftState, CallError>> {
  const setup = jobSetup.safeParse(job.setup());
  if (!setup.success) {
    return fail(
      callError('store', `Job ${job.id} does not say how it was begun; begin anew with its file.`),
    );
  }
  const sources: Source[] = [];
  for (const path of job.sourcePaths()) {
    const source = await ports.readSource(path);
    if (!source.ok) return fail(callError('unreadable-file', source.error.message));
    sources.push(source.value);
  }
  const { map, account, columns } = setup.data;
  const { limits, repair } = job.options();
  const known = await ports.market(account);
  const country = setup.data.country ?? known.country;
  const vertical = setup.data.vertical ?? known.vertical;
  return ok(
    createDraftState({
      sources: sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
      notes: sources.flatMap(({ notes }) => notes),
      sheets: withUniqueNames(sources),
      context: { country, vertical, limits },
      repair,
      overrides: map,
      choices: columns,
      edits: await job.edits.read(),
    }),
  );
}
