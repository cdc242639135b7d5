import type { DraftRow, RowFilter } from '../../../shared/contract/calls/drafts.ts';
import type { FieldName } from '../../../shared/domain/fields.ts';
import type { RowKey } from '../../../shared/domain/row.ts';
import { shownText } from '../../../shared/domain/source.ts';
import { problemInWindow } from '../window-words.ts';
import type { DraftState } from './draft-state.ts';
import { cellText } from './edited-cells.ts';
import { mapAlone } from './recheck-rows.ts';

/** Lists that are kept until the next edit; a person who types a search makes one a letter. */
const LISTS_KEPT = 8;

/** A page of the rows that fit, in the order of the files, and how many fit. */
export function pageOfRows(
  state: DraftState,
  filter: RowFilter,
  offset: number,
  limit: number,
): { total: number; items: DraftRow[] } {
  const keys = keysFor(state, filter);
  const items = keys.slice(offset, offset + limit).map((key) => rowOf(state, key));
  return { total: keys.length, items };
}

function keysFor(state: DraftState, filter: RowFilter): RowKey[] {
  const { sheet, only, code } = filter;
  const text = filter.text.trim().toLowerCase();
  if (sheet === null && only === 'all' && code === null && text === '') return state.shown;
  const id = JSON.stringify([sheet, only, code, text]);
  const kept = state.lists.get(id);
  if (kept) return kept;
  const keys = candidates(state, filter).filter(
    (key) =>
      (sheet === null || state.places.get(key)?.sheet.name === sheet) &&
      (text === '' || holds(state, key, text)),
  );
  const [oldest] = state.lists.keys();
  if (oldest !== undefined && state.lists.size >= LISTS_KEPT) state.lists.delete(oldest);
  state.lists.set(id, keys);
  return keys;
}

/** Rows by what is known of them; most filters leave few. */
function candidates(state: DraftState, { only, code }: RowFilter): RowKey[] {
  const { problems } = state.tally;
  return state.shown.filter((key) => {
    if (only === 'edited' && !state.edited.has(key)) return false;
    if (only !== 'errors' && only !== 'warnings' && code === null) return true;
    const found = problems.get(key);
    if (!found) return false;
    const severity = only === 'errors' ? 'error' : only === 'warnings' ? 'warning' : null;
    return found.some(
      (problem) =>
        (severity === null || problem.severity === severity) &&
        (code === null || problem.code === code),
    );
  });
}

function holds(state: DraftState, key: RowKey, text: string): boolean {
  const place = state.places.get(key);
  if (!place) return false;
  const edited = state.edited.get(key);
  const { cells } = place.source;
  for (let column = 0; column < cells.length; column++) {
    const cell = edited?.get(column) ?? shownText(cells[column]);
    if (cell.toLowerCase().includes(text)) return true;
  }
  // Edits may lie beyond the cells that the file has.
  for (const [column, cell] of edited ?? []) {
    if (column >= cells.length && cell.toLowerCase().includes(text)) return true;
  }
  return false;
}

function rowOf(state: DraftState, key: RowKey): DraftRow {
  const place = state.places.get(key);
  if (!place) throw new Error(`No row has the key ${key}.`);
  const { sheet, source } = place;
  const before: DraftRow['before'] = {};
  for (const column of state.edited.get(key)?.keys() ?? []) {
    before[column] = shownText(source.cells[column]);
  }
  return {
    key,
    sheet: sheet.name,
    row: source.number,
    cells: sheet.headers.map((_, column) => cellText(state.edited, key, source, column)),
    before,
    shaped: shapedIn(state, key),
    problems: (state.tally.problems.get(key) ?? []).map(problemInWindow),
  };
}

/** By field, what shapings made of the cells as they stand. */
function shapedIn(state: DraftState, key: RowKey): DraftRow['shaped'] {
  if (state.shapings.length === 0) return {};
  const row = mapAlone(state, key);
  const fields = Object.keys(row?.shaped ?? {}) as FieldName[];
  return Object.fromEntries(fields.map((field) => [field, row?.values[field] ?? '']));
}
