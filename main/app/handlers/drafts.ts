import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { Handlers } from '../../../shared/contract/contract.ts';
import type { CallError } from '../../../shared/contract/errors.ts';
import { fail, ok } from '../../../shared/domain/result.ts';
import type { Result } from '../../../shared/domain/result.ts';
import { callError } from '../call-errors.ts';
import { choicesOf, chooseOptions } from '../drafts/choose-options.ts';
import { createDraft } from '../drafts/create-draft.ts';
import { chooseColumns } from '../drafts/choose-columns.ts';
import { chooseReading } from '../drafts/choose-reading.ts';
import { chooseShapings } from '../drafts/choose-shapings.ts';
import { applyToDraft, decidedIn, hintFor } from '../drafts/draft-recipe.ts';
import type { DraftState } from '../drafts/draft-state.ts';
import { draftView } from '../drafts/draft-view.ts';
import { rememberFor } from '../aliases/remember-for.ts';
import { cellsNaming } from '../drafts/resolve-name.ts';
import { editCells, redoEdits, undoEdits } from '../drafts/edit-cells.ts';
import { previewOf } from '../drafts/preview.ts';
import { readDraft } from '../drafts/read-draft.ts';
import { repairsOf } from '../drafts/repair-cells.ts';
import { pageOfRows } from '../drafts/row-pages.ts';
import { tryShaping } from '../drafts/try-shaping.ts';
import { resolveFiles } from '../files.ts';
import { jobSetup } from '../job-setup.ts';
import type { AppPorts } from '../ports.ts';
import { findRecipe, keepRecipe, nameTaken, recipeView } from '../recipes.ts';
import { windowWords } from '../window-words.ts';
import type { Desk, HeldJob } from '../window/desk.ts';

type DraftCalls =
  | 'drafts.create'
  | 'drafts.open'
  | 'drafts.map'
  | 'drafts.read'
  | 'drafts.preview'
  | 'drafts.shape'
  | 'drafts.tryShape'
  | 'drafts.choose'
  | 'recipes.save'
  | 'recipes.apply'
  | 'rows.page'
  | 'rows.edit'
  | 'rows.repair'
  | 'rows.resolve'
  | 'rows.undo'
  | 'rows.redo';

/** Calls about the files, columns and rows of a job. Whatever they accept is on disk when they answer. */
export function draftHandlers(ports: AppPorts, desk: Desk): Pick<Handlers, DraftCalls> {
  /** The draft of a job, read once; calls about it go one after the other. */
  const withDraft = <T>(
    id: string,
    work: (state: DraftState, held: HeldJob) => Promise<Result<T, CallError>>,
  ): Promise<Result<T, CallError>> =>
    desk.use(id, (held) =>
      held.inTurn(async () => {
        const state = await openDraft(ports, held);
        return state.ok ? work(state.value, held) : state;
      }),
    );

  const withRows = <T>(
    id: string,
    work: (state: DraftState, held: HeldJob) => Promise<Result<T, CallError>>,
  ): Promise<Result<T, CallError>> =>
    withDraft(id, async (state, held) => {
      const refused = await notADraft(held);
      if (refused) return fail(refused);
      const done = await work(state, held);
      if (done.ok) ports.emit('job.changed', { job: id });
      return done;
    });

  const view = (state: DraftState, held: HeldJob): Promise<Draft> => viewOf(ports, state, held);
  const edited = async (state: DraftState, held: HeldJob, rows: number) =>
    ok({ rows, draft: await view(state, held) });

  return {
    'drafts.create': async ({ files, account }) => {
      const paths = resolveFiles(ports, files);
      if (!paths.ok) return paths;
      const created = await createDraft(ports, desk, paths.value, account);
      if (!created.ok) return created;
      const { held, state } = created.value;
      ports.emit('job.changed', { job: held.job.id });
      return ok(await view(state, held));
    },

    'drafts.open': ({ job }) => withDraft(job, async (state, held) => ok(await view(state, held))),

    'drafts.map': ({ job, columns }) =>
      withRows(job, async (state, held) => {
        const chosen = await chooseColumns(state, held.job, columns);
        return chosen.ok ? ok(await view(state, held)) : chosen;
      }),

    'drafts.read': ({ job, reading }) =>
      withRows(job, async (state, held) => {
        const chosen = await chooseReading(ports, state, held.job, reading);
        if (!chosen.ok) return chosen;
        held.draft = chosen.value.state;
        return ok({ ...(await view(chosen.value.state, held)), lost: chosen.value.lost });
      }),

    'drafts.preview': ({ job, file, sheet }) =>
      withDraft(job, async (state) => previewOf(state, file, sheet)),

    'drafts.shape': ({ job, shapings }) =>
      withRows(job, async (state, held) => {
        const chosen = await chooseShapings(state, held.job, shapings);
        return chosen.ok ? ok(await view(state, held)) : chosen;
      }),

    'drafts.tryShape': ({ job, shaping }) =>
      withDraft(job, async (state) => tryShaping(state, shaping)),

    'recipes.save': ({ job, name, scope, replace }) =>
      withDraft(job, async (state) => {
        if (state.mappingProblem !== null) {
          return fail(callError('usage', windowWords(state.mappingProblem)));
        }
        const taken = replace ? null : await nameTaken(ports, name);
        if (taken) return fail(taken);
        const kept = await keepRecipe(ports, decidedIn(state), { name, scope });
        return kept.ok ? ok(recipeView(kept.value)) : kept;
      }),

    'recipes.apply': ({ job, name }) =>
      withRows(job, async (state, held) => {
        const recipe = await findRecipe(ports, { name });
        if (!recipe.ok) return recipe;
        const applied = await applyToDraft(ports, state, held.job, recipe.value);
        if (!applied.ok) return applied;
        held.draft = applied.value.state;
        const draft = await view(applied.value.state, held);
        return ok({ draft, notes: applied.value.notes.map(windowWords) });
      }),

    'drafts.choose': ({ job, choices }) =>
      withRows(job, async (state, held) => {
        await chooseOptions(state, held.job, choices);
        return ok(await view(state, held));
      }),

    'rows.page': ({ job, filter, offset, limit }) =>
      withDraft(job, async (state) => ok(pageOfRows(state, filter, offset, limit))),

    'rows.edit': ({ job, cells }) =>
      withRows(job, async (state, held) => {
        const rows = await editCells(state, held.job, cells);
        return rows.ok ? edited(state, held, rows.value) : rows;
      }),
    'rows.resolve': ({ job, name, room, remember }) =>
      withRows(job, async (state, held) => {
        if (remember) {
          const kept = await rememberFor(ports, held, name, room);
          if (!kept.ok) return kept;
        }
        const rows = await editCells(state, held.job, cellsNaming(state, name, room));
        return rows.ok ? edited(state, held, rows.value) : rows;
      }),
    'rows.repair': ({ job, code, sheet }) =>
      withRows(job, async (state, held) => {
        const rows = await editCells(state, held.job, repairsOf(state, code, sheet));
        return rows.ok ? edited(state, held, rows.value) : rows;
      }),
    'rows.undo': ({ job }) =>
      withRows(job, async (state, held) => edited(state, held, await undoEdits(state, held.job))),
    'rows.redo': ({ job }) =>
      withRows(job, async (state, held) => edited(state, held, await redoEdits(state, held.job))),
  };
}

/** The draft of a job that is held, read where it is not yet. */
export async function openDraft(
  ports: AppPorts,
  held: HeldJob,
): Promise<Result<DraftState, CallError>> {
  if (held.draft) return ok(held.draft);
  const read = await readDraft(ports, held.job);
  if (read.ok) held.draft = read.value;
  return read;
}

async function viewOf(ports: AppPorts, state: DraftState, { job }: HeldJob): Promise<Draft> {
  if (state.hint === undefined) state.hint = await hintFor(ports, state, job);
  const { appliedRecipe } = jobSetup.parse(job.setup());
  const kept = { choices: choicesOf(job), applied: appliedRecipe };
  return draftView(state, job.id, (await job.info()).state, kept);
}

/** What was sent stays as it was sent. */
async function notADraft(held: HeldJob): Promise<CallError | null> {
  const { state } = await held.job.info();
  if (state === 'draft' && held.busy !== 'running') return null;
  return callError(
    'usage',
    `Job ${held.job.id} has been run, so its rows and columns stay as they were; begin a new job to change more.`,
  );
}
