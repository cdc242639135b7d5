import type { Draft } from '../../../shared/contract/calls/drafts.ts';
import type { JobState } from '../../../shared/domain/job.ts';
import { shownText } from '../../../shared/domain/source.ts';
import type { SourceSheet } from '../../../shared/domain/source.ts';
import type { EditGroup } from '../../jobs/edit-table.ts';
import { personalProblems } from '../../engine/understand/guard-columns.ts';
import { windowWords } from '../window-words.ts';
import type { DraftState } from './draft-state.ts';
import { toRedo, toUndo } from './edit-history.ts';
import { shapingsOf } from './try-shaping.ts';
import { unseenEdits } from './unseen-edits.ts';
import { causesOf } from './tally.ts';

const SAMPLES = 3;

/** A draft as a screen shows it, without its rows. */
export function draftView(
  state: DraftState,
  job: string,
  jobState: JobState,
  { choices, applied }: Pick<Draft, 'choices' | 'applied'>,
): Draft {
  const { tally, history } = state;
  const words = (group: EditGroup | undefined) => (group ? inWords(state, group) : null);
  return {
    job,
    state: jobState,
    sources: state.sources.map(({ name, bytes }) => ({ name, bytes })),
    sheets: state.mapping.flatMap(({ columns, ...mapping }) => {
      const sheet = state.sheets.find(({ name }) => name === mapping.sheet);
      if (!sheet) return [];
      const looks = looksOf(sheet);
      const place = state.sheetPlaces.get(sheet.name);
      const personal = new Map(personalProblems(sheet).map((one) => [one.column, one.message]));
      return {
        ...mapping,
        reason: windowWords(mapping.reason),
        file: place?.file ?? '',
        inFile: place?.inFile ?? mapping.sheet,
        rows: sheet.rows.length,
        headers: sheet.headers,
        columns: columns.map((column) => ({
          ...column,
          reason: windowWords(column.reason),
          samples: looks[column.index]?.samples ?? [],
          filled: looks[column.index]?.filled ?? 0,
          personal: personal.get(column.column) ?? null,
        })),
      };
    }),
    notes: [...notePersonal(state), ...state.notes, ...noteUnseen(state), ...state.index.notes()],
    decisions: state.decisions,
    reading: state.reading,
    mappingProblem: state.mappingProblem === null ? null : windowWords(state.mappingProblem),
    shapings: shapingsOf(state),
    recipe: state.hint ?? null,
    applied,
    rows: state.shown.length,
    errorRows: tally.errorRows,
    errors: tally.errors,
    warnings: tally.warnings,
    causes: causesOf(tally).map((cause) => ({ ...cause, fix: windowWords(cause.fix) })),
    choices,
    undo: { undo: words(toUndo(history)), redo: words(toRedo(history)) },
  };
}

/** Columns about guests or patients are told beside the files, since no row has anything to correct. */
function notePersonal({ sheets, mapping }: DraftState): Draft['notes'] {
  return sheets.flatMap((sheet) =>
    mapping.some((one) => one.sheet === sheet.name && one.kind !== null)
      ? personalProblems(sheet).map(({ code, message, fix }) => ({
          sheet: sheet.name,
          code,
          message: `${message} ${fix}`,
        }))
      : [],
  );
}

/** What an edit was, for the words beside undo and redo: `Phone 1 in row 12 of Contacts`. */
function inWords(state: DraftState, { cells }: EditGroup): string {
  const [first] = cells;
  const place = first && state.places.get(first.key);
  if (!place) return cells.length === 1 ? 'a cell that is not read' : `${cells.length} cells`;
  const rows = new Set(cells.map(({ key }) => key)).size;
  if (cells.length > 1) {
    const where = rows === 1 ? `row ${place.source.number}` : `${rows} rows`;
    return `${cells.length} cells in ${where} of ${place.sheet.name}`;
  }
  const header = place.sheet.headers[first.column]?.trim();
  return `${header || 'a cell'} in row ${place.source.number} of ${place.sheet.name}`;
}

/** Edits that wait for their row to be read again are never forgotten in silence. */
function noteUnseen(state: DraftState): Draft['notes'] {
  const count = Object.keys(state.reading).length === 0 ? 0 : unseenEdits(state);
  if (count === 0) return [];
  const words = count === 1 ? '1 edited cell is' : `${count} edited cells are`;
  const message = `${words} in rows or columns that are not read at present, and so left out.`;
  return [{ sheet: '', code: 'edits-unseen', message }];
}

type Look = { samples: string[]; filled: number };

/** A sheet of a file never changes, so it is looked at once. */
const looks = new WeakMap<SourceSheet, Look[]>();

function looksOf(sheet: SourceSheet): Look[] {
  const known = looks.get(sheet);
  if (known) return known;
  const found = sheet.headers.map((_, column): Look => {
    const samples = new Set<string>();
    let filled = 0;
    for (const { cells } of sheet.rows) {
      const text = shownText(cells[column]).trim();
      if (text === '') continue;
      filled += 1;
      if (samples.size < SAMPLES) samples.add(text);
    }
    return { samples: [...samples], filled: filled / Math.max(1, sheet.rows.length) };
  });
  looks.set(sheet, found);
  return found;
}
