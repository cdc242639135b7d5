import type { SheetMapping } from '../../../shared/domain/mapping.ts';
import type { SheetTable } from '../../../shared/domain/plan.ts';
import type { ReadDecision, Readings } from '../../../shared/domain/reading.ts';
import type { MappedRow, RowKey } from '../../../shared/domain/row.ts';
import type { Shaping } from '../../../shared/domain/shaping.ts';
import type { ReadNote, SheetPreview, Source, SourceSheet } from '../../../shared/domain/source.ts';
import type { RecipeHint } from '../../engine/recipes/suggest-recipe.ts';
import type { CheckContext } from '../../engine/understand/check-context.ts';
import { factsOfSheet } from '../../engine/understand/column-facts.ts';
import type { SheetFacts } from '../../engine/understand/column-facts.ts';
import { mapChosen } from '../../engine/understand/map-chosen.ts';
import type { ColumnChoice } from '../../engine/understand/map-chosen.ts';
import type { MapOverride } from '../../engine/understand/map-overrides.ts';
import { atOnce } from '../../engine/understand/in-steps.ts';
import type { InSteps } from '../../engine/understand/in-steps.ts';
import { mapRowsInSteps } from '../../engine/understand/map-rows.ts';
import { rowIndexInSteps } from '../../engine/understand/row-index.ts';
import type { RowIndex } from '../../engine/understand/row-index.ts';
import type { EditGroup, Edits } from '../../jobs/edit-table.ts';
import { firstWithBlanks } from './blank-notes.ts';
import type { BlankNotes } from './blank-notes.ts';
import { putCell, withEdits } from './edited-cells.ts';
import type { EditedCells } from './edited-cells.ts';
import { editHistory, groupsThatCount } from './edit-history.ts';
import type { EditHistory } from './edit-history.ts';
import { rowKeyOf, rowPlaces } from './row-places.ts';
import type { RowPlaces } from './row-places.ts';
import { tallyOf } from './tally.ts';
import type { Tally } from './tally.ts';

/** A file as it was read; `key` is how readings and decisions name it. */
export type DraftFile = { key: string; previews: SheetPreview[] };

/** Where a sheet lies: its file, by key, and the name that it has there. */
export type SheetPlace = { file: string; inFile: string };

/** An open draft: what the files held, and all that was made of it. Everything else is on disk. */
export type DraftState = {
  sources: Pick<Source, 'name' | 'sha256' | 'bytes'>[];
  notes: ReadNote[];
  files: DraftFile[];
  decisions: ReadDecision[];
  /** What a person decided about how the files are read. */
  reading: Readings;
  /** As the files have them. */
  sheets: SourceSheet[];
  /** By the name of the sheet. */
  sheetPlaces: ReadonlyMap<string, SheetPlace>;
  places: RowPlaces;
  context: CheckContext;
  /** Consent to put back what a spreadsheet spoilt, where nothing of it was lost. */
  repair: boolean;
  /** Choices given on a command line, which those of the window outweigh. */
  overrides: MapOverride[];
  choices: ColumnChoice[];
  /** What fields are made of beside their columns. */
  shapings: Shaping[];
  /** A recipe that suits the files, once it was looked for. */
  hint: RecipeHint | null | undefined;
  history: EditHistory;
  edited: EditedCells;
} & Understood;

/** What follows from files, choices and edits. */
type Understood = {
  mapping: SheetMapping[];
  mappingProblem: string | null;
  /** Rows of sheets of a known kind, in the order of the files. */
  shown: RowKey[];
  index: RowIndex;
  blanks: BlankNotes;
  /** What the columns of each sheet tell of their cells, by the name of the sheet. */
  facts: Map<string, SheetFacts>;
  tally: Tally;
  /** Keys by filter, until the next edit. */
  lists: Map<string, RowKey[]>;
};

/** Everything that a draft is made from. */
export type DraftParts = Pick<
  DraftState,
  | 'sources'
  | 'notes'
  | 'files'
  | 'decisions'
  | 'reading'
  | 'sheets'
  | 'sheetPlaces'
  | 'context'
  | 'repair'
  | 'overrides'
  | 'choices'
  | 'shapings'
> & {
  edits: Edits;
  /** Undo ends at this group of edits. */
  undoFloor: number;
};

/** Makes a draft of what the files held. */
export function createDraftState(parts: DraftParts): DraftState {
  return atOnce(draftInSteps(parts));
}

/** The same, a few rows at a time. */
export function* draftInSteps({ edits, undoFloor, ...parts }: DraftParts): InSteps<DraftState> {
  const history = editHistory(edits, undoFloor);
  const edited: EditedCells = new Map();
  for (const group of groupsThatCount(history)) putGroup(edited, group, 'after');
  const places = rowPlaces(parts.sheets);
  const base = { ...parts, places, history, edited, hint: undefined };
  return { ...base, ...(yield* understand(base)) };
}

/** Maps and checks every row anew, after choices changed or very many cells. */
export function understandAnew(state: DraftState): void {
  Object.assign(state, atOnce(understand(state)));
}

/** Puts the cells of a group as they were or as they became; nothing is checked by that. */
export function putGroup(edited: EditedCells, group: EditGroup, side: 'before' | 'after'): void {
  for (const cell of group.cells) putCell(edited, cell.key, cell.column, cell[side]);
}

/** Sheets of a known kind, as a plan wants them. */
export function tablesOf(state: Pick<DraftState, 'mapping' | 'sheets'>): SheetTable[] {
  return state.mapping.flatMap(({ sheet: name, kind }) => {
    const sheet = state.sheets.find((one) => one.name === name);
    return sheet && kind ? [{ name, kind, headers: sheet.headers }] : [];
  });
}

/** Rows that hold anything. One that edits emptied stays in sight, or nobody could fill it again. */
function keysInSight(
  sheet: SourceSheet,
  mapped: readonly MappedRow[],
  edited: EditedCells,
): RowKey[] {
  if (mapped.length === sheet.rows.length) return mapped.map(({ key }) => key);
  const kept = new Set(mapped.map(({ key }) => key));
  return sheet.rows
    .map((source) => rowKeyOf(sheet, source))
    .filter((key) => kept.has(key) || edited.has(key));
}

function* understand(
  state: Pick<
    DraftState,
    'sheets' | 'choices' | 'overrides' | 'shapings' | 'edited' | 'context' | 'repair'
  >,
): InSteps<Understood> {
  const { edited, repair, shapings, choices, overrides } = state;
  const { mapping, problem } = mapChosen(
    state.sheets,
    choices,
    overrides,
    shapings,
    state.context.vertical,
  );
  const rows: MappedRow[] = [];
  const facts: Understood['facts'] = new Map();
  const shown: RowKey[] = [];
  for (const one of mapping) {
    const sheet = state.sheets.find(({ name }) => name === one.sheet);
    if (!sheet || one.kind === null) continue;
    const now: SourceSheet = {
      ...sheet,
      rows:
        edited.size === 0
          ? sheet.rows
          : sheet.rows.map((row) => withEdits(edited, rowKeyOf(sheet, row), row)),
    };
    const told = factsOfSheet(now, one.columns);
    facts.set(one.sheet, told);
    const { country } = state.context;
    const mapped = yield* mapRowsInSteps(now, one, { repair, country, facts: told, shapings });
    for (const row of mapped) rows.push(row);
    for (const key of keysInSight(sheet, mapped, edited)) shown.push(key);
  }
  const index = yield* rowIndexInSteps(rows, state.context);
  const problems = yield* index.problemsInSteps();
  return {
    mapping,
    mappingProblem: problem,
    shown,
    index,
    blanks: firstWithBlanks(rows),
    facts,
    tally: tallyOf(problems),
    lists: new Map(),
  };
}
