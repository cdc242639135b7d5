import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Source } from '../../../shared/domain/source.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { fileKeys, readSources } from '../file-readings.ts';
import { jobSetup } from '../job-setup.ts';
import { mapDecided } from '../map-decided.ts';
import type { AppPorts } from '../ports.ts';
import { withRecipeReading } from '../recipe-reading.ts';
import { placedSheets } from '../understand-files.ts';
import { draftInSteps } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** Makes a draft of what lies in its job: copies of the files, choices of reading and columns, edits. */
export async function readDraft(
  ports: Pick<AppPorts, 'readSource' | 'market' | 'inTurns'>,
  job: Job,
): Promise<Result<DraftState, CallError>> {
  const setup = jobSetup.safeParse(job.setup());
  if (!setup.success) {
    return fail(
      callError('store', `Job ${job.id} does not say how it was begun; begin anew with its file.`),
    );
  }
  const paths = job.sourcePaths();
  const { recipe, reading } = setup.data;
  const whole = withRecipeReading(recipe, fileKeys(paths), reading);
  const sources = await readSources(ports, paths, whole);
  return sources.ok ? ok(await draftOf(ports, job, sources.value)) : sources;
}

/** The draft of a job whose files were just read as the job says. */
export async function draftOf(
  ports: Pick<AppPorts, 'market' | 'inTurns'>,
  job: Job,
  sources: readonly Source[],
): Promise<DraftState> {
  const setup = jobSetup.parse(job.setup());
  const { map, account, columns, shapings, reading, undoFloor } = setup;
  const { limits, repair } = job.options();
  const known = await ports.market(account);
  const country = setup.country ?? known.country;
  const vertical = setup.vertical ?? known.vertical;
  const keys = fileKeys(job.sourcePaths());
  const files = sources.map(({ previews, name }, at) => ({ key: keys[at] ?? name, previews }));
  const placed = placedSheets(sources);
  const sheets = placed.map(({ sheet }) => sheet);
  // Of a job of the command line, which a window shows as it was begun.
  const wish = { map, shape: setup.shape, recipe: setup.recipe };
  const decided =
    setup.shape.length > 0 || setup.recipe ? mapDecided(sheets, wish, vertical) : null;
  const given = decided?.ok === true ? decided.value : null;
  const steps = draftInSteps({
    sources: sources.map(({ name, sha256, bytes }) => ({ name, sha256, bytes })),
    notes: sources.flatMap(({ notes }) => notes),
    files,
    decisions: sources.flatMap(({ decisions }) => decisions),
    reading,
    sheets,
    sheetPlaces: new Map(
      placed.map(({ sheet, source, inFile }) => [
        sheet.name,
        { file: files[source]?.key ?? '', inFile },
      ]),
    ),
    context: { country, vertical, limits },
    repair: repair || setup.recipe?.repair === true,
    overrides: map,
    choices: [...(given?.columns ?? []), ...columns],
    shapings: [...(given?.shapings ?? []), ...shapings],
    edits: await job.edits.read(),
    undoFloor,
  });
  return ports.inTurns(steps);
}
