import type { CallError } from '../../../shared/contract/errors.ts';
import type { ReadDecision, Readings } from '../../../shared/domain/reading.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { EditedCell } from '../../jobs/edit-table.ts';
import type { Job } from '../../jobs/job-store.ts';
import { callError } from '../call-errors.ts';
import { fileKeys, readSources, unknownSheet } from '../file-readings.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import { withRecipeReading } from '../recipe-reading.ts';
import { placedSheets } from '../understand-files.ts';
import { columnsOf } from './choose-shapings.ts';
import type { DraftState } from './draft-state.ts';
import { draftOf } from './read-draft.ts';
import { unseenEdits } from './unseen-edits.ts';

/**
 * Reads the files of a draft anew as the person decided. Edits know their cells by row and column. Where a
 * file is cut into other columns they would come to stand in the wrong ones, so there they are taken
 * back for good; all others stay, and count as soon as their row is read again.
 *
 * @returns the new draft, and what of the old one is lost, in sentences
 */
export async function chooseReading(
  ports: Pick<AppPorts, 'readSource' | 'market' | 'inTurns'>,
  state: DraftState,
  job: Job,
  reading: Readings,
): Promise<Result<{ state: DraftState; lost: string | null }, CallError>> {
  const stranger = Object.keys(reading).find((key) => !state.files.some((one) => one.key === key));
  if (stranger !== undefined) {
    return fail(callError('bad-input', `The job has no file ${stranger}; reload it.`));
  }
  const setup = jobSetup.parse(job.setup());
  const paths = job.sourcePaths();
  const whole = withRecipeReading(setup.recipe, fileKeys(paths), reading);
  const sources = await readSources(ports, paths, whole);
  if (!sources.ok) return sources;
  const unknown = unknownSheet(sources.value, reading);
  if (unknown) return fail(unknown);

  const decisions = sources.value.flatMap((source) => source.decisions);
  const cut = new Set(
    state.files.flatMap(({ key }) =>
      delimiterOf(state.decisions, key) === delimiterOf(decisions, key) ? [] : [key],
    ),
  );
  const isCut = (sheet: string) => cut.has(state.sheetPlaces.get(sheet)?.file ?? '');
  const edited = editsOf(state, isCut);
  // Before the reading changes: a crash in between leaves an undo that brings them back.
  const undoFloor = edited.inLog ? (await job.edits.append(edited.takenBack)).id : setup.undoFloor;
  const widths = new Map(
    placedSheets(sources.value).map(({ sheet }) => [sheet.name, sheet.headers.length]),
  );
  const columns = setup.columns.filter(
    ({ sheet, index }) => !isCut(sheet) && index < (widths.get(sheet) ?? Infinity),
  );
  const shapings = setup.shapings.filter(
    (shaping) =>
      !isCut(shaping.sheet) &&
      columnsOf(shaping).every((index) => index < (widths.get(shaping.sheet) ?? Infinity)),
  );
  await job.change({ setup: { ...setup, reading, columns, shapings, undoFloor } });
  const anew = await draftOf(ports, job, sources.value);
  await job.change({ rows: anew.shown.length });

  const lost = [
    sentence(
      edited.takenBack.length,
      'edited cell',
      'taken back, since the file is cut into other columns now',
    ),
    sentence(
      unseenEdits(anew) - unseenEdits(state),
      'edited cell',
      'in rows or columns that are no longer read; it counts again once they are',
    ),
    sentence(
      setup.columns.length - columns.length,
      'choice of a column',
      'taken back, since the column is another now',
    ),
    sentence(
      setup.shapings.length - shapings.length,
      'change of values on their way to fields',
      'taken back, since the columns are others now',
    ),
  ].filter(Boolean);
  return ok({ state: anew, lost: lost.length > 0 ? lost.join(' ') : null });
}

function delimiterOf(decisions: readonly ReadDecision[], file: string): string | undefined {
  return decisions.find((one) => one.file === file && one.what === 'delimiter')?.value;
}

/** Edits of sheets that are cut anew: what takes back those that stand, and whether there ever were any. */
function editsOf(
  { edited, history, places }: DraftState,
  isCut: (sheet: string) => boolean,
): { takenBack: EditedCell[]; inLog: boolean } {
  const isOfCut = (key: string) => isCut(places.get(key)?.sheet.name ?? sheetOfKey(key));
  const takenBack = [...edited].flatMap(([key, cells]) =>
    isOfCut(key)
      ? [...cells].map(([column, text]) => ({ key, column, before: text, after: null }))
      : [],
  );
  const inLog = [...history.groups.values()].some(({ cells }) =>
    cells.some(({ key }) => isOfCut(key)),
  );
  return { takenBack, inLog };
}

/** Of a row that is not read at present. */
function sheetOfKey(key: string): string {
  return key.slice(0, key.lastIndexOf('!'));
}

function sentence(count: number, what: string, became: string): string {
  if (count <= 0) return '';
  const [subject, verb] = count === 1 ? [`1 ${what} `, 'is'] : [`${count} ${many(what)} `, 'are'];
  const predicate = count === 1 ? became : became.replace('it counts', 'they count');
  return `${subject}${verb} ${predicate}.`;
}

function many(what: string): string {
  return /^(choice|change) /.test(what) ? what.replace(' ', 's ') : `${what}s`;
}
