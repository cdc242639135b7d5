import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Source } from '../../../shared/domain/source.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { fileKeys, readSources } from '../file-readings.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import { placedSheets } from '../understand-files.ts';
import { createDraftState } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** Makes a draft of what lies in its job: copies of the files, choices of reading and columns, edits. */
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
  const sources = await readSources(ports, job.sourcePaths(), setup.data.reading);
  return sources.ok ? ok(await draftOf(ports, job, sources.value)) : sources;
}

/** The draft of a job whose files were just read as the job says. */
export async function draftOf(
  ports: Pick<AppPorts, 'market'>,
  job: Job,
  sources: readonly Source[],
): Promise<DraftState> {
  const setup = jobSetup.parse(job.setup());
  const { map, account, columns, reading, undoFloor } = setup;
  const { limits, repair } = job.options();
  const known = await ports.market(account);
  const country = setup.country ?? known.country;
  const vertical = setup.vertical ?? known.vertical;
  const keys = fileKeys(job.sourcePaths());
  const files = sources.map(({ previews, name }, at) => ({ key: keys[at] ?? name, previews }));
  const placed = placedSheets(sources);
  return createDraftState({
    sources: sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    notes: sources.flatMap(({ notes }) => notes),
    files,
    decisions: sources.flatMap(({ decisions }) => decisions),
    reading,
    sheets: placed.map(({ sheet }) => sheet),
    sheetPlaces: new Map(
      placed.map(({ sheet, source, inFile }) => [
        sheet.name,
        { file: files[source]?.key ?? '', inFile },
      ]),
    ),
    context: { country, vertical, limits },
    repair,
    overrides: map,
    choices: columns,
    edits: await job.edits.read(),
    undoFloor,
  });
}
