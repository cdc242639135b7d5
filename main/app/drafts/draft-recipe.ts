import type { CallError } from '../../../shared/contract/errors.ts';
import type { Recipe } from '../../../shared/domain/recipe.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import type { Decided } from '../../engine/recipes/make-recipe.ts';
import { suggestRecipe } from '../../engine/recipes/suggest-recipe.ts';
import type { RecipeHint } from '../../engine/recipes/suggest-recipe.ts';
import type { Job } from '../../jobs/job-store.ts';
import { readSources } from '../file-readings.ts';
import { jobSetup } from '../job-setup.ts';
import { isInPlaceOf, mapDecided } from '../map-decided.ts';
import type { AppPorts } from '../ports.ts';
import { withRecipeReading } from '../recipe-reading.ts';
import { withUniqueNames } from '../understand-files.ts';
import { choicesOf, chooseOptions } from './choose-options.ts';
import { chooseReading } from './choose-reading.ts';
import { understandAnew } from './draft-state.ts';
import type { DraftState } from './draft-state.ts';

/** A kept recipe that suits the columns of a draft; none once one was applied. */
export async function hintFor(
  ports: Pick<AppPorts, 'recipes'>,
  state: DraftState,
  job: Job,
): Promise<RecipeHint | null> {
  const setup = jobSetup.parse(job.setup());
  if (setup.appliedRecipe !== null || setup.recipe !== null) return null;
  const { recipes } = await ports.recipes.list();
  const sheets = state.mapping.flatMap(({ sheet, kind }) => {
    const source = state.sheets.find(({ name }) => name === sheet);
    const isReadable = source !== undefined && source.visible && source.headerRow > 0;
    return isReadable ? [{ name: sheet, headers: source.headers, kind }] : [];
  });
  const property = (await job.info()).property?.id ?? setup.property;
  return suggestRecipe(recipes, sheets, { account: setup.account, property });
}

/** What was decided in a draft, for a recipe. */
export function decidedIn(state: DraftState): Decided {
  return {
    sheets: state.sheets,
    mapping: state.mapping,
    shapings: state.shapings,
    reading: state.reading,
    repair: state.repair,
    placeOf: (name) => {
      const place = state.sheetPlaces.get(name);
      if (!place) return null;
      const at = state.files.findIndex(({ key }) => key === place.file);
      return { ...place, isText: state.sources[at]?.name === place.inFile };
    },
  };
}

/**
 * Applies a recipe to a draft as far as it fits: how the files are read, columns, shapings, consent to
 * repair. What was chosen before gives way to it; edits of cells stay.
 *
 * @returns the draft, and in sentences what changed and what did not fit
 */
export async function applyToDraft(
  ports: Pick<AppPorts, 'readSource' | 'market' | 'inTurns'>,
  before: DraftState,
  job: Job,
  recipe: Recipe,
): Promise<Result<{ state: DraftState; notes: string[] }, CallError>> {
  const notes: string[] = [];
  const wish = { shape: [], recipe };
  const keys = before.files.map(({ key }) => key);
  const reading = withRecipeReading(recipe, keys, before.reading);
  let state = before;
  if (JSON.stringify(reading) !== JSON.stringify(before.reading)) {
    // Looked at before anything changes: a recipe that suits nothing leaves the draft as it is.
    const sources = await readSources(ports, job.sourcePaths(), reading);
    if (!sources.ok) return sources;
    const first = mapDecided(
      withUniqueNames(sources.value),
      { ...wish, map: before.overrides },
      before.context.vertical,
    );
    if (!first.ok) return fail(first.error);
    const read = await chooseReading(ports, before, job, reading);
    if (!read.ok) return read;
    state = read.value.state;
    notes.push(`The files are read as recipe ${recipe.name} says.`);
    if (read.value.lost !== null) notes.push(read.value.lost);
  }
  const decided = mapDecided(
    state.sheets,
    { ...wish, map: state.overrides },
    state.context.vertical,
  );
  if (!decided.ok) return fail(decided.error);
  const { columns, shapings, notes: unfit } = decided.value;

  const setup = jobSetup.parse(job.setup());
  const keptColumns = setup.columns.filter(
    (one) =>
      !columns.some(
        ({ sheet, index, field }) =>
          sheet === one.sheet && (index === one.index || (field !== null && field === one.field)),
      ),
  );
  const keptShapings = setup.shapings.filter(
    (one) => !shapings.some((other) => isInPlaceOf(other, one)),
  );
  const all = {
    columns: [...keptColumns, ...columns],
    shapings: [...keptShapings, ...shapings],
    appliedRecipe: recipe.name,
  };
  await job.change({ setup: { ...setup, ...all } });
  Object.assign(state, { choices: all.columns, shapings: all.shapings, hint: null });
  if (recipe.repair && !state.repair) {
    await chooseOptions(state, job, { ...choicesOf(job), repair: true });
    notes.push('Damaged cells in which no digit was lost are repaired.');
  }
  understandAnew(state);
  await job.change({ rows: state.shown.length });
  notes.unshift(
    `Recipe ${recipe.name} chose ${counted(columns.length, 'column')} and ${counted(shapings.length, 'change')} of values on their way to fields.`,
  );
  return ok({ state, notes: [...notes, ...unfit.map(({ message }) => message)] });
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
